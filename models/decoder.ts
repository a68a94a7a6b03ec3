/** From probabilities of a growing segment to what the caption says: nothing, a guess, a word. */
import type { ExpectedWords } from './expected_words.ts';
import { FamiliarSigns } from './familiar_signs.ts';
import { NONE, type Model } from './model.ts';
import { OpenSet, type ReadFrames } from './open_set.ts';
import type { Guess, Recognition } from './recognition.ts';
import { WordMask } from './word_mask.ts';

/** Frames of 30 Hz before a guess is worth showing, and for which the same guess must lead. */
const EARLIEST = 8;
const STABLE = 3;
/** Share of the newest frame in the smoothed probabilities. */
const SMOOTHING = 0.4;
/** A guess that is only half believed would flicker. */
const GUESS = 0.55;
/** Shorter segments than this are noise of the detector, frames. */
const SHORTEST = 6;
/** A word this certain is written before its sign is surely over. */
const CERTAIN = 0.9;
/** One this certain shows how the person makes it: with 0.9, idle hands that were taken for a word were so more often. */
const SURELY = 0.95;
/**
 * Two segments that read as one word are two signs rather than one torn in two: logarithm of the odds, a sum of this, of so
 * much for the odds of silence in between, of so much for the logarithm of the shorter one's length in seconds, and, where
 * it is known how long this person's signs of the word last, of so much for the logarithm of how much longer both together
 * are. Fitted on strangers' streams (docs/recognition.md). After so long, ms, nothing is torn any more.
 */
const TWICE = { bias: 1.25, silence: 0.8, shorter: 3.4, longer: 0 };
const TWICE_KNOWN = { bias: 0.46, silence: 0.7, shorter: 3.79, longer: 2.63 };
const SOON = 600;
/** Silence is never surer than this, nor less sure than its opposite. */
const SUREST = 0.99;
/** A shown confidence is renewed when it has changed by this much. */
const VISIBLE = 0.1;

type Settings = Pick<Model, 'vocabulary' | 'temperature' | 'threshold' | 'openSet'>;

export class Decoder {
  readonly #model: Settings;
  readonly #mask: WordMask;
  readonly #openSet: OpenSet;
  readonly #expected: ExpectedWords | null;
  readonly #familiar: FamiliarSigns;
  #smooth: Float32Array;
  #frames = 0;
  /** The segment's first frame, ms; and how surely no sign was made before it. */
  #start = 0;
  #silence = 1;
  #leader = -1;
  #lead = 0;
  #shown: Guess | null = null;
  /** The last word written, and when it was signed, ms. */
  #last: { word: string; start: number; end: number } | null = null;
  /** What came after it and was too short to be the word again; what follows may be the rest of that. */
  #part: { start: number; end: number; silence: number } | null = null;

  /**
   * @param mask words that are not to be written; it may change at any time
   * @param openSet how sure a word is, and has to be
   * @param expected what is likely to come; told of each word that is written
   * @param familiar how this person makes words; told of each that is certain
   */
  constructor(
    model: Settings,
    mask = new WordMask(model.vocabulary),
    openSet = new OpenSet(model),
    expected: ExpectedWords | null = null,
    familiar = new FamiliarSigns(),
  ) {
    this.#model = model;
    this.#mask = mask;
    this.#openSet = openSet;
    this.#expected = expected;
    this.#familiar = familiar;
    this.#smooth = new Float32Array(model.vocabulary.length);
  }

  /** Forgets the stream so far, without a word. */
  reset(): void {
    this.#forget();
    this.#last = this.#part = null;
  }

  /** In mid-stream: what the decoder before has written last may still be going on. */
  takeOver(before: Decoder): void {
    this.#last = before.#last;
    this.#part = before.#part;
  }

  /** A new segment. @param start its first frame, ms. @param silence how surely no sign was made since the one before, 0..1 */
  begin(start: number, silence = 1): void {
    this.#forget();
    this.#start = start;
    this.#silence = silence;
  }

  /**
   * Whether a segment that is read as the word before is that sign still, torn in two: it comes soon, little silence lies in
   * between, and one of the two is short. Somebody who signs a word again first goes back to its beginning, and then takes
   * as long as before. What came in between counts along, where that was too short for a sign of its own.
   */
  #goesOn(word: string, start: number, end: number): boolean {
    const [last, part] = [this.#last, this.#part];
    if (last?.word !== word) return false;
    const heard = part?.end ?? last.end;
    if (start - heard > SOON) return false;
    const usual = this.#familiar.usualLength(word, last.start);
    const both = { together: end - last.start, usual };
    const alone = oddsOfTwo({ ...both, first: heard - last.start, second: end - start, silence: this.#silence });
    const withPart =
      part && oddsOfTwo({ ...both, first: last.end - last.start, second: end - part.start, silence: part.silence });
    return Math.max(alone, withPart ?? -Infinity) < 0;
  }

  /** @param read logits of the segment up to the frame captured at `t`, ms. @param sign its frames so far */
  guess(read: Float32Array, t: number, sign: (() => ReadFrames) | null = null): Recognition | null {
    this.#frames++;
    const logits = this.#asTold(read, sign);
    const probabilities = this.#probabilities(logits, null, this.#start);
    const share = this.#frames === 1 ? 1 : SMOOTHING;
    probabilities.forEach((p, k) => {
      const before = this.#smooth[k] ?? 0;
      // A word that is turned off within the segment goes at once.
      this.#smooth[k] = this.#mask.hides(k) ? 0 : before + share * (p - before);
    });
    const top = ranked(this.#smooth)[0] ?? 0;
    this.#lead = top === this.#leader ? this.#lead + 1 : 1;
    this.#leader = top;
    const word = this.#model.vocabulary[top] ?? NONE;
    const confidence = this.#smooth[top] ?? 0;
    if (this.#frames < EARLIEST || this.#lead < STABLE) return null;
    if (word === NONE || confidence < GUESS || this.#goesOn(word, this.#start, t)) return this.#withdraw(t);
    const known = this.#shown;
    if (known?.word === word && Math.abs(known.confidence - confidence) < VISIBLE) return null;
    if (this.#openSet.isForeign(logits, (k) => this.#mask.hides(k), sign, this.#familiar)) return this.#withdraw(t);
    this.#shown = { word, confidence };
    return { kind: 'provisional', word, confidence, t };
  }

  /** As `settle`, of a segment that may go on: the word if it is certain, or null, and then nothing is changed. */
  settleEarly(
    logits: Float32Array | null,
    length: number,
    start: number,
    end: number,
    t: number,
    sign: (() => ReadFrames) | null = null,
  ): Recognition | null {
    if (!logits || length < SHORTEST) return null;
    const probabilities = this.#probabilities(logits, sign, start);
    const best = ranked(probabilities)[0] ?? 0;
    const needed = Math.max(CERTAIN, this.#openSet.threshold(best));
    const word = this.#model.vocabulary[best] ?? NONE;
    if (word === NONE || (probabilities[best] ?? 0) < needed || this.#goesOn(word, start, end)) return null;
    return this.settle(logits, length, start, end, t, sign);
  }

  /**
   * The segment is over.
   * @param logits of the whole segment; `length` its frames, `start` and `end` its bounds and `t` now, ms; `sign` its frames
   */
  settle(
    logits: Float32Array | null,
    length: number,
    start: number,
    end: number,
    t: number,
    sign: (() => ReadFrames) | null = null,
  ): Recognition | null {
    const shown = this.#shown;
    this.#forget();
    this.#shown = shown;
    if (!logits || length < SHORTEST) return this.#withdraw(t);
    const probabilities = this.#probabilities(logits, sign, start);
    this.#expected?.missed();
    const guesses = ranked(probabilities)
      .slice(0, 5)
      .map((k) => ({ k, word: this.#model.vocabulary[k] ?? NONE, confidence: probabilities[k] ?? 0 }));
    const [best, ...others] = guesses;
    const needed = best ? this.#openSet.threshold(best.k) : 1;
    if (!best || best.word === NONE) return this.#withdraw(t);
    if (this.#last && this.#goesOn(best.word, start, end)) {
      this.#part = { start: this.#part?.start ?? start, end, silence: this.#part?.silence ?? this.#silence };
      this.#expected?.wrote(best.word, end);
      return this.#withdraw(t);
    }
    const kind = best.confidence < needed ? 'unsure' : 'committed';
    if (kind === 'unsure' && !this.#openSet.isWorthAsking(best.k, best.confidence, sign, this.#familiar))
      return this.#withdraw(t);
    this.#shown = null;
    if (kind === 'committed') {
      this.#last = { word: best.word, start, end };
      this.#part = null;
      this.#expected?.wrote(best.word, end);
    }
    const point = sign && this.#openSet.pointOf(sign());
    const surely = kind === 'committed' && best.confidence >= SURELY;
    if (point) this.#familiar.settled({ start, end, word: best.word, point }, surely);
    const guessOf = ({ word, confidence }: Guess): Guess => ({ word, confidence });
    const alternatives = others.filter(({ word, confidence }) => word !== NONE && confidence > 0).map(guessOf);
    return { kind, ...guessOf(best), alternatives: alternatives.slice(0, 3), start, end, t };
  }

  #forget(): void {
    this.#smooth.fill(0);
    this.#frames = this.#lead = 0;
    this.#leader = -1;
    this.#shown = null;
  }

  #probabilities(logits: Float32Array, sign: (() => ReadFrames) | null, start: number): Float32Array {
    const seen = this.#openSet.probabilities(
      this.#asTold(logits, sign),
      (k) => this.#mask.hides(k),
      sign,
      this.#familiar,
    );
    return this.#expected?.reweighed(seen, this.#model.vocabulary, start) ?? seen;
  }

  #asTold(logits: Float32Array, sign: (() => ReadFrames) | null): Float32Array {
    return sign ? this.#openSet.asTold(logits, sign, this.#familiar) : logits;
  }

  #withdraw(t: number): Recognition | null {
    if (!this.#shown) return null;
    this.#shown = null;
    return { kind: 'withdrawn', t };
  }
}

/** Lengths of two segments that read as one word, and from the first frame to the last, ms. */
interface Pair {
  first: number;
  second: number;
  together: number;
  /** Of this person's signs of the word. */
  usual: number | null;
  /** How surely no sign was made in between, 0..1. */
  silence: number;
}

/** Logarithm of the odds that they are two signs. */
function oddsOfTwo({ first, second, together, usual, silence }: Pair): number {
  const odds = usual === null ? TWICE : TWICE_KNOWN;
  const sure = Math.min(SUREST, Math.max(1 - SUREST, silence));
  const shorter = Math.max(1, Math.min(first, second)) / 1000;
  const longer = together / (usual ?? together);
  return (
    odds.bias +
    odds.silence * Math.log(sure / (1 - sure)) +
    odds.shorter * Math.log(shorter) +
    odds.longer * Math.log(longer)
  );
}

/** Indices, most probable first. */
function ranked(probabilities: Float32Array): number[] {
  return [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
}
