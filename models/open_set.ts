/**
 * Whether a sign is one of a model's words at all, and how likely the written word is right. A network answers whatever it
 * is shown with one of its words, and is often sure. Three numbers tell: how far its best word is ahead of every other,
 * how near the sign lies to that word's own place in the sign space, and how surely a sign was heard at all. Their weighted
 * sum, fitted on people and signs that the network never saw (training/open_set.ts), is the logarithm of the odds that the
 * word is right. What a person's idle hands do takes away from it, once that has been seen for a minute.
 */
import type { FamiliarSigns } from './familiar_signs.ts';
import { NONE, softmax, type Model } from './model.ts';
import { pointOf, similarity, type SignSpace } from './sign_space.ts';

/** How a confidence is made of what is seen, and where it is cut: the field `openSet` of model.json. */
export type OpenSetFit = NonNullable<Model['openSet']>;

/** What a confidence rests on: the best word, by its index, and the three numbers. */
export interface Evidence {
  best: number;
  /** Logits between the best word and the next, `none` and words that are turned off included; below 0 where those lead. */
  margin: number;
  /** −1..1, to the place of the best word. */
  nearness: number;
  /** 0..1, how surely a sign was heard (segmenter.ts); absent where nothing hears signs. */
  sureness?: number | undefined;
}

/** What nobody heard is taken to have been heard as signs are: their median. */
export const HEARD = 0.92;

/** Where words lie, mean points of length 1, in the space that they lie in. */
export interface Placed {
  space: SignSpace;
  places: ReadonlyMap<string, Float32Array>;
}

/** A sign as the network read it: [frames, FEATURE_COUNT]. */
export interface ReadFrames {
  features: Float32Array;
  frames: number;
  /** As `Evidence` has it. */
  sureness?: number | undefined;
}

type Settings = Pick<Model, 'vocabulary' | 'temperature' | 'threshold' | 'openSet'>;

/**
 * How idle movement that is known counts, in logarithms of odds: by how much nearer a sign is to it than to the word, from
 * `from` on, and only where it is as near as `least`, which two recordings of one movement are. Without `least` one word in
 * thirty of a stream was lost to a minute of idling; with it none (docs/recognition.md).
 */
export const IDLE = { weight: 20, from: 0, least: 0.7 };

/**
 * A word that reaches this share of the confidence that it would need is worth a question, where the movement is as near as
 * this to the word's place: of made-up idling 1.1 questions a minute come instead of 3.5, of people's own nearly sure words
 * 17 of 27 (docs/recognition.md).
 */
const NEARLY = 0.5;
const RESEMBLES = 0.5;
/** Where nobody knows the place, idling would ask four times a minute from that share on. */
const NEARLY_UNPLACED = 0.75;
/** A word less likely than this, by what has been seen of the sign so far, is no guess either. */
const FOREIGN = 0.15;

const logit = (p: number): number => Math.log(p / (1 - p));
const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

export class OpenSet {
  readonly #model: Settings;
  /** [classes] null where the word has no place, as one that was shown a minute ago. */
  readonly #places: readonly (Float32Array | null)[];
  readonly #space: SignSpace | null;
  readonly #none: number;
  #sensitivity: number | null = null;
  #idle: readonly Float32Array[] = [];

  /** @param placed null, or a word without a place: then temperature and threshold alone count */
  constructor(model: Settings, placed: Placed | null = null) {
    this.#model = model;
    this.#space = placed?.space ?? null;
    this.#places = model.vocabulary.map((word) => (model.openSet && placed?.places.get(word)) ?? null);
    this.#none = model.vocabulary.indexOf(NONE);
  }

  /** 0 = careful … 1 = eager; null: as the model was made. Takes effect with the next segment. */
  set sensitivity(value: number | null) {
    this.#sensitivity = value === null ? null : Math.max(0, Math.min(1, value));
  }

  /** @param points what idle hands have done here, as `pointOf` gives them (idle_calibration.ts); none: forget it */
  calibrate(points: readonly Float32Array[]): void {
    this.#idle = points;
  }

  /**
   * How likely each word is right: for the best one what its evidence says, for the others a share of the rest; what is
   * left is `none`'s, where the model has it, but never as much as the best word's: whether that is written is for its
   * threshold to say.
   * @param logits [classes] as the network gave them
   * @param hidden whether a word is turned off: it is a rival still, but is not written
   * @param sign what the logits are of; asked for only where it matters
   * @param familiar how this person has made the words before
   */
  probabilities(
    logits: Float32Array,
    hidden: (k: number) => boolean,
    sign: (() => ReadFrames) | null,
    familiar: FamiliarSigns | null = null,
  ): Float32Array {
    const shown = logits.map((value, k) => (hidden(k) ? -Infinity : value));
    const plain = softmax(shown, this.#model.temperature);
    const fit = this.#model.openSet;
    const best = this.#best(shown);
    const where = this.#places[best] && sign && this.pointOf(sign());
    if (!fit || !where) return plain;
    const nearness = this.#nearness(best, where, familiar);
    const evidence = { best, margin: marginOf(logits, best), nearness, sureness: sign().sureness };
    const confidence = sigmoid(oddsOf(fit.odds, evidence) - this.#idleness(where, nearness));
    return shared(plain, best, confidence, this.#none);
  }

  /** Whether a word that is not sure enough to be written is worth a question. @param confidence as `probabilities` has it */
  isWorthAsking(
    k: number,
    confidence: number,
    sign: (() => ReadFrames) | null,
    familiar: FamiliarSigns | null = null,
  ): boolean {
    const share = confidence / this.threshold(k);
    const where = this.#places[k] && sign && share >= NEARLY ? this.pointOf(sign()) : null;
    return where ? this.#nearness(k, where, familiar) >= RESEMBLES : share >= NEARLY_UNPLACED;
  }

  /** Whether what was seen of a sign so far speaks against its best word: a guess that nobody should see. */
  isForeign(
    logits: Float32Array,
    hidden: (k: number) => boolean,
    sign: (() => ReadFrames) | null,
    familiar: FamiliarSigns | null = null,
  ): boolean {
    if (!sign || !this.#model.openSet) return false;
    const sure = this.probabilities(logits, hidden, sign, familiar);
    return (sure[this.#best(logits.map((value, k) => (hidden(k) ? -Infinity : value)))] ?? 1) < FOREIGN;
  }

  /** Confidence from which a word is written. @param k index in the vocabulary */
  threshold(k: number): number {
    const { threshold, openSet, vocabulary } = this.#model;
    const own = (this.#places[k] && openSet?.thresholds[vocabulary[k] ?? NONE]) ?? threshold;
    const sensitivity = this.#sensitivity;
    if (sensitivity === null) return own;
    const moved = openSet?.tradeOff.length ? atSensitivity(openSet.tradeOff, sensitivity).threshold : null;
    return sigmoid(logit(own) + logit(moved ?? unmeasured(threshold, sensitivity)) - logit(threshold));
  }

  /**
   * The logits, but where the sign is more like one of which the person has said what it was than like the best word: that
   * word then takes the best one's place.
   */
  asTold(logits: Float32Array, sign: () => ReadFrames, familiar: FamiliarSigns): Float32Array {
    const where = familiar.hasTold ? this.pointOf(sign()) : null;
    const told = where && familiar.told(where);
    const k = this.#model.vocabulary.indexOf(told?.word ?? '');
    const best = this.#best(logits);
    if (!where || !told || k < 0 || k === best || told.nearness < this.#nearness(best, where, familiar)) return logits;
    return logits.map((value, at) => (at === k ? (logits[best] ?? 0) : at === best ? (logits[k] ?? 0) : value));
  }

  /** Where a sign lies; null where no space is known. */
  pointOf({ features, frames }: ReadFrames): Float32Array | null {
    return this.#space && pointOf(features, frames, this.#space);
  }

  /** Of a word that has a place: to that, or to how this person has made it before. */
  #nearness(k: number, where: Float32Array, familiar: FamiliarSigns | null): number {
    const place = this.#places[k];
    const toPlace = place ? similarity(place, where) : -1;
    return familiar?.nearness(this.#model.vocabulary[k] ?? NONE, where, toPlace) ?? toPlace;
  }

  #best(shown: Float32Array): number {
    let best = -1;
    for (let k = 0; k < shown.length; k++) {
      if (k !== this.#none && (best < 0 || (shown[k] ?? 0) > (shown[best] ?? 0))) best = k;
    }
    return Math.max(0, best);
  }

  #idleness(where: Float32Array, nearness: number): number {
    let nearest = -1;
    for (const point of this.#idle) nearest = Math.max(nearest, similarity(point, where));
    return IDLE.weight * Math.max(0, nearest - Math.max(IDLE.least, nearness + IDLE.from));
  }
}

/** Logarithm of the odds that the best word is right. */
export function oddsOf(odds: OpenSetFit['odds'], evidence: Omit<Evidence, 'best'>): number {
  const { margin, nearness, sureness = HEARD } = evidence;
  return odds.intercept + odds.margin * margin + odds.nearness * nearness + (odds.sureness ?? 0) * sureness;
}

/** Between the best word's logit and the highest of all others. */
export function marginOf(logits: ArrayLike<number>, best: number): number {
  let rival = -Infinity;
  for (let k = 0; k < logits.length; k++) if (k !== best) rival = Math.max(rival, logits[k] ?? 0);
  return (logits[best] ?? 0) - rival;
}

/** The best word gets its confidence, the others what they had of the rest, but never more than the best in proportion. */
function shared(plain: Float32Array, best: number, confidence: number, none: number): Float32Array {
  const own = Math.max(1e-12, plain[best] ?? 0);
  const scale = Math.min((1 - confidence) / Math.max(1e-12, 1 - own), confidence / own);
  const out = plain.map((p, k) => (k === best ? confidence : p * scale));
  if (none >= 0) {
    out[none] = 0;
    const rest = 1 - out.reduce((sum, p) => sum + p, 0);
    out[none] = Math.max(0, Math.min(0.999 * confidence, rest));
  }
  return out;
}

/** What a position of the slider costs: the share of the person's own signs that is missed, and words that nobody signed. */
export interface TradeOff {
  /** Confidence from which a word is written. */
  threshold: number;
  /** Share of true words that are not written, 0..1. */
  missed: number;
  /** Words written while hands in view sign nothing, a minute. */
  falsePerMinute: number;
  /** Share of signs outside of the vocabulary that are written as some word, 0..1. */
  foreign: number;
}

/**
 * A place on the measured curve, linear between its points.
 * @param curve from careful to eager, one point at least
 * @param sensitivity 0 = careful … 1 = eager
 * @throws {RangeError} where the curve has no point
 */
export function atSensitivity(curve: readonly TradeOff[], sensitivity: number): TradeOff {
  const at = Math.max(0, Math.min(1, sensitivity)) * (curve.length - 1);
  const [low, high] = [curve[Math.floor(at)], curve[Math.ceil(at)]];
  if (!low || !high) throw new RangeError('The trade-off has not been measured.');
  const share = at - Math.floor(at);
  const mixed = (of: keyof TradeOff) => low[of] * (1 - share) + high[of] * share;
  return {
    threshold: mixed('threshold'),
    missed: mixed('missed'),
    falsePerMinute: mixed('falsePerMinute'),
    foreign: mixed('foreign'),
  };
}

/** The sensitivity at which a confidence is asked for; the nearest end of the curve where none does. */
export function sensitivityOf(curve: readonly TradeOff[], threshold: number): number {
  const next = curve.findIndex((each) => each.threshold <= threshold);
  if (curve.length < 2 || next === 0) return 0;
  if (next < 0) return 1;
  const [a, b] = [curve[next - 1]?.threshold ?? 1, curve[next]?.threshold ?? 0];
  return (next - 1 + (a - threshold) / Math.max(1e-9, a - b)) / (curve.length - 1);
}

/** Where nothing was measured: the model's own threshold in the middle, 0.9 at the careful end, half of it at the eager. */
function unmeasured(threshold: number, sensitivity: number): number {
  return sensitivity < 0.5
    ? threshold + (Math.max(0.9, threshold) - threshold) * (1 - 2 * sensitivity)
    : threshold * (1.5 - sensitivity);
}
