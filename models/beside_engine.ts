/** Two networks on one segment: a person's own, and the released one beside it, whose further words are written too. */
import { logitsOf, NONE, softmax, type Model } from './model.ts';
import { isCausal } from './network.ts';
import { inOrder, withFrame, type SegmentFrames } from './segment_frames.ts';
import type { SegmentEngine } from './segment_logits.ts';
import { pointOf, similarity, type SignSpace } from './sign_space.ts';

/**
 * When a word of the released model is meant: the movement lies at least `least` near to where one of its words is, and
 * nearer than to the own words by `handicap`. `steepness` turns the difference into a probability. Own words matter most:
 * the smaller the handicap, the more of them go astray (test/bench/beside.ts: 0.1, 0.15, 0.2 leave 52.7, 53.8, 54.9 % of
 * words of which seven strangers' takes are known, of 57.1, and find 97.5, 93.1, 87.3 % of the released ones there).
 */
export const BESIDE = { steepness: 14, handicap: 0.15, least: 0.5 };

/** What a network can write, and where its words lie; a word without a place is not compared. */
export interface Side {
  vocabulary: readonly string[];
  places: ReadonlyMap<string, Float32Array>;
}

export interface Besides {
  /** The own words as the own model has them, then the released ones. */
  vocabulary: readonly string[];
  merge(own: Float32Array, released: Float32Array, point: Float32Array): Float32Array;
}

/** @param without words of the released model that are not to be written */
export function besides(
  own: Side,
  released: Side,
  calibration = BESIDE,
  without: ReadonlySet<string> = new Set(),
): Besides {
  const theirs = released.vocabulary.flatMap((word, k) =>
    word === NONE || own.vocabulary.includes(word) || without.has(word) ? [] : [{ word, k }],
  );
  const vocabulary = [...own.vocabulary, ...theirs.map(({ word }) => word)];
  const ownPlaces = [...own.places.values()];
  const releasedPlaces = theirs.flatMap(({ word }) => released.places.get(word) ?? []);
  return {
    vocabulary,
    merge(ownP, releasedP, point) {
      const near = (places: readonly Float32Array[]) =>
        places.reduce((best, place) => Math.max(best, similarity(place, point)), -1);
      const rival = Math.max(calibration.least, near(ownPlaces) + calibration.handicap);
      const share = 1 / (1 + Math.exp(-calibration.steepness * (near(releasedPlaces) - rival)));
      const out = new Float32Array(vocabulary.length);
      let taken = 0;
      theirs.forEach(({ k }, at) => {
        const p = share * (releasedP[k] ?? 0);
        taken += p;
        out[own.vocabulary.length + at] = p;
      });
      // What the released model makes of it otherwise, none or a word that both know, leaves the word to the own one.
      ownP.forEach((p, k) => (out[k] = p * Math.max(0, 1 - taken)));
      return out;
    },
  };
}

/** A network, and what is to be known of it. */
export interface Reader<State> {
  engine: SegmentEngine<State>;
  model: Pick<Model, 'family' | 'vocabulary' | 'temperature'>;
  places: ReadonlyMap<string, Float32Array>;
}

interface BesideState<Own, Released> {
  own: Own;
  /** Null once it has failed: the rest of the segment is read by the own network alone. */
  released: Released | null;
  frames: SegmentFrames;
}

export class BesideEngine<Own = unknown, Released = unknown> implements SegmentEngine<BesideState<Own, Released>> {
  readonly vocabulary: readonly string[];
  /** Both are read frame by frame, or both segment by segment. */
  readonly family: Model['family'];
  readonly #own: Reader<Own>;
  readonly #released: Reader<Released>;
  readonly #space: SignSpace;
  readonly #besides: Besides;
  readonly #onfailure: (error: unknown) => void;

  /**
   * Logits come at the own model's temperature.
   * @param without words of the released model that are not to be written
   * @param onfailure told when the released network fails; the own one goes on
   */
  constructor(
    own: Reader<Own>,
    released: Reader<Released>,
    space: SignSpace,
    without: ReadonlySet<string>,
    onfailure: (error: unknown) => void,
  ) {
    const side = ({ model: { vocabulary }, places }: Pick<Reader<unknown>, 'model' | 'places'>) => ({
      vocabulary,
      places,
    });
    this.#own = own;
    this.#released = released;
    this.#space = space;
    this.#besides = besides(side(own), side(released), BESIDE, without);
    this.#onfailure = onfailure;
    this.vocabulary = this.#besides.vocabulary;
    this.family = isCausal(own.model.family) ? released.model.family : own.model.family;
  }

  start(): BesideState<Own, Released> {
    return { own: this.#own.engine.start(), released: this.#released.engine.start(), frames: null };
  }

  async step(
    state: BesideState<Own, Released>,
    features: Float32Array,
  ): Promise<{ logits: Float32Array; state: BesideState<Own, Released> }> {
    const before = state.released;
    const [own, released] = await Promise.all([
      this.#own.engine.step(state.own, features),
      before === null
        ? null
        : this.#released.engine.step(before, features).catch((error: unknown) => this.#without(error)),
    ]);
    const frames = withFrame(state.frames, features);
    return {
      logits: this.#merged(own.logits, released?.logits ?? null, inOrder(frames), frames.count),
      state: { own: own.state, released: released?.state ?? null, frames },
    };
  }

  async score(features: Float32Array, frames: number): Promise<Float32Array> {
    const [own, released] = await Promise.all([
      this.#own.engine.score(features, frames),
      this.#released.engine.score(features, frames).catch((error: unknown) => this.#without(error)),
    ]);
    return this.#merged(own, released, features, frames);
  }

  #merged(own: Float32Array, released: Float32Array | null, features: Float32Array, frames: number): Float32Array {
    const { temperature } = this.#own.model;
    const probabilities = softmax(own, temperature);
    if (!released) {
      const out = new Float32Array(this.vocabulary.length);
      out.set(probabilities);
      return logitsOf(out, temperature);
    }
    const theirs = softmax(released, this.#released.model.temperature);
    return logitsOf(this.#besides.merge(probabilities, theirs, pointOf(features, frames, this.#space)), temperature);
  }

  #without(error: unknown): null {
    this.#onfailure(error);
    return null;
  }
}
