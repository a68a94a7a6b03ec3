/**
 * Fits how sure a model may be of a word, and where it is to be silent (models/open_set.ts): on people whom the network
 * never saw, on signs that are none of its words, and on hands that sign nothing. Every figure comes from fits that left
 * out the person whom it is about.
 */
import { NONE } from '../models/model.ts';
import { HEARD, marginOf, oddsOf, type Evidence, type OpenSetFit, type TradeOff } from '../models/open_set.ts';
import { similarity } from '../models/sign_space.ts';
import { calibrationError } from './calibration_error.ts';
import { logisticFit } from './logistic.ts';

/** What was shown to a network that had not seen the person, and what it made of it. */
export interface Asked {
  /** The person left out, by whom fits are crossed. */
  fold: string;
  /** `own`: a word of the network's; anything else: what kind of thing that is none of its words. */
  kind: string;
  /** The word that was signed, of those that are its own. */
  word: string | null;
  /** The word that it would write. */
  best: string;
  margin: number;
  nearness: number;
  /** Absent where it was asked whole, and not heard in a stream. */
  sureness?: number | undefined;
}

/** A network's answer as evidence. @param places of the words; best words without a place give null */
export function evidenceOf(
  logits: Float32Array,
  vocabulary: readonly string[],
  places: ReadonlyMap<string, Float32Array>,
  point: Float32Array,
): (Evidence & { word: string }) | null {
  const none = vocabulary.indexOf(NONE);
  let best = -1;
  logits.forEach((value, k) => {
    if (k !== none && (best < 0 || value > (logits[best] ?? 0))) best = k;
  });
  const word = vocabulary[best];
  const place = word === undefined ? undefined : places.get(word);
  if (word === undefined || !place) return null;
  return { best, word, margin: marginOf(logits, best), nearness: similarity(place, point) };
}

/** How much all that is none of the words counts beside the words: about one sign in six, each kind alike. */
const FOREIGN = 0.2;

/** The kind of the words' own takes, as they were recorded; and kinds that are asked like that (open_set_folds.ts). */
const WHOLE = 'take';
const isWhole = (kind: string): boolean => kind.endsWith(` ${WHOLE}`) || kind === 'foreign' || kind === 'stranger';

const isRight = ({ word, best }: Asked): boolean => word === best;
const isOwn = ({ kind }: Asked): boolean => kind === 'own';

/** @throws {RangeError} without a right answer and a wrong one */
export function fitOdds(asked: readonly Asked[]): OpenSetFit['odds'] {
  const counts = new Map<string, number>();
  for (const { kind } of asked) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = Math.max(1, counts.size - (counts.has('own') ? 1 : 0));
  // Where words were asked whole, sureness would only tell what was heard in streams.
  const heard = asked.every((each) => !isOwn(each) || each.sureness !== undefined);
  const [intercept = 0, margin = 0, nearness = 0, sureness] = logisticFit(
    asked.map((each) => [each.margin, each.nearness, ...(heard ? [each.sureness ?? HEARD] : [])]),
    asked.map((each) => (isRight(each) ? 1 : 0)),
    asked.map(({ kind }) => (kind === 'own' ? 1 : FOREIGN / kinds) / (counts.get(kind) ?? 1)),
  );
  return { intercept, margin, nearness, ...(sureness !== undefined && { sureness }) };
}

/** What was asked, with the confidence that a fit on the other people gives it. */
export type Judged = Asked & { confidence: number };

/** @throws {RangeError} with fewer than two people */
export function crossFitted(asked: readonly Asked[]): Judged[] {
  const folds = [...new Set(asked.map(({ fold }) => fold))];
  if (folds.length < 2) throw new RangeError('A fit needs two people at least: one to learn from, one to judge.');
  return folds.flatMap((fold) => {
    const odds = fitOdds(asked.filter((each) => each.fold !== fold));
    return asked
      .filter((each) => each.fold === fold)
      .map((each) => ({ ...each, confidence: confidenceOf(odds, each) }));
  });
}

export const confidenceOf = (odds: OpenSetFit['odds'], evidence: Omit<Evidence, 'best'>): number =>
  1 / (1 + Math.exp(-oddsOf(odds, evidence)));

/** How well one kind of thing is told from the own words. */
export interface Rejection {
  n: number;
  /** Probability that a word scores higher than one of these. */
  auroc: number;
  /** Share rejected where 90 % of the own words pass. */
  rejected: number;
}

export interface OpenSetMeasures {
  /** Of all that is an own word: how much was asked, and how much of it is right whatever the confidence. */
  own: { n: number; top1: number };
  kinds: Record<string, Rejection>;
  /** At `threshold`: share of own words written, of those the share that is right, and the calibration error of those. */
  written: { threshold: number; passed: number; right: number; ece: number };
}

/** @param score what is compared; the confidence where absent */
export function measureOpenSet(
  judged: readonly Judged[],
  threshold: number,
  score: (each: Judged) => number = ({ confidence }) => confidence,
): OpenSetMeasures {
  const own = judged.filter(isOwn);
  const scoresOf = (list: readonly Judged[]) => list.map(score).sort((a, b) => b - a);
  const [cut, whole] = [scoresOf(own), scoresOf(judged.filter(({ kind }) => kind === WHOLE))];
  const kinds = [...new Set(judged.map(({ kind }) => kind))].filter((kind) => kind !== 'own' && kind !== WHOLE).sort();
  const written = own.filter(({ confidence }) => confidence >= threshold);
  return {
    own: { n: own.length, top1: own.filter(isRight).length / own.length },
    kinds: Object.fromEntries(
      kinds.map((kind) => {
        const foreign = judged.filter((each) => each.kind === kind).map(score);
        // What is asked whole is told from words that are, too.
        const scores = whole.length > 0 && isWhole(kind) ? whole : cut;
        const passing = scores[Math.max(0, Math.ceil(0.9 * scores.length) - 1)] ?? 0;
        const rejected = foreign.filter((each) => each < passing).length / foreign.length;
        return [kind, { n: foreign.length, auroc: auroc(scores, foreign), rejected }];
      }),
    ),
    written: {
      threshold,
      passed: written.length / own.length,
      right: written.filter(isRight).length / Math.max(1, written.length),
      ece: calibrationError(written.map((each) => ({ confidence: each.confidence, right: isRight(each) }))),
    },
  };
}

/** Probability that one of `more` is greater than one of `less`, ties counting half (Mann & Whitney 1947). */
export function auroc(more: readonly number[], less: readonly number[]): number {
  const all = [...more.map((value) => ({ value, up: 1 })), ...less.map((value) => ({ value, up: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to++;
    for (let k = from; k < to; k++) ranks += all[k]?.up ? (from + to + 1) / 2 : 0;
    from = to;
  }
  return (ranks - (more.length * (more.length + 1)) / 2) / (more.length * less.length);
}

/** Share of all foreign things that words may be written for, each word its part. */
const MOST_FALSE = 0.1;
/** A word's threshold is not raised so far that more of its takes than this are missed. */
const MOST_MISSED = 0.1;
/** Strangers sign less like the takes than the people here: no word is asked for more. */
const SUREST = 0.85;

/** Words that are written too often for what they are not, and the confidence from which they rarely are. */
export function wordThresholds(judged: readonly Judged[], threshold: number): Record<string, number> {
  const foreign = judged.filter((each) => !isOwn(each));
  const words = [...new Set(judged.map(({ best }) => best))].sort();
  return Object.fromEntries(
    words.flatMap((word) => {
      const taken = foreign.filter(({ best }) => best === word).map(({ confidence }) => confidence);
      taken.sort((a, b) => b - a);
      // The first that may not be written any more.
      const least = (taken[Math.floor((MOST_FALSE * foreign.length) / words.length)] ?? 0) + 1e-6;
      const own = judged.filter((each) => isOwn(each) && each.word === word && isRight(each));
      const kept = own.map(({ confidence }) => confidence).sort((a, b) => a - b);
      const most = kept[Math.floor(MOST_MISSED * kept.length)] ?? threshold;
      const raised = Math.min(least, most);
      return raised > threshold ? [[word, Math.round(1000 * Math.min(SUREST, raised)) / 1000] as const] : [];
    }),
  );
}

/** From careful to eager; the middle is put where the model's threshold is. */
const STEPS = [1.5, 1.1, 0.7, 0.35, 0, -0.6, -1.2, -1.9, -2.8];

/**
 * What each position costs, in logarithms of odds about the threshold.
 * @param idle what was asked while somebody idled, and for how long, minutes
 */
export function tradeOff(
  judged: readonly Judged[],
  threshold: number,
  thresholds: Readonly<Record<string, number>>,
  idle: { kind: string; minutes: number },
): TradeOff[] {
  const own = judged.filter(isOwn);
  const others = judged.filter(({ kind }) => kind !== 'own' && kind !== idle.kind);
  const idling = judged.filter(({ kind }) => kind === idle.kind);
  const logit = (p: number) => Math.log(p / (1 - p));
  const middle = logit(threshold);
  return STEPS.map((step) => {
    const isWritten = ({ best, confidence }: Judged) =>
      logit(Math.min(1 - 1e-9, Math.max(1e-9, confidence))) >= logit(thresholds[best] ?? threshold) + step;
    const share = (list: readonly Judged[]) => list.filter(isWritten).length / Math.max(1, list.length);
    return {
      threshold: round(1 / (1 + Math.exp(-middle - step))),
      missed: round(1 - share(own)),
      falsePerMinute: round((share(idling) * idling.length) / Math.max(1e-9, idle.minutes)),
      foreign: round(share(others)),
    };
  });
}

const round = (value: number): number => Math.round(1e4 * value) / 1e4;
