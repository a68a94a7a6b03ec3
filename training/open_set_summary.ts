/** All figures about a model's open set, out of what was asked (open_set_folds.ts). */
import {
  confidenceOf,
  crossFitted,
  fitOdds,
  measureOpenSet,
  tradeOff,
  wordThresholds,
  type Asked,
  type Judged,
  type OpenSetMeasures,
} from './open_set.ts';
import { FITTED, IDLE_MINUTES } from './open_set_folds.ts';

/** The released model's threshold. Of segments that hold a word 88 % pass at 0.56 and 84 % at 0.7; idling writes 2.2 and 1.2 words a minute. */
export const OPEN_SET_THRESHOLD = 0.7;
/** The share of a word's threshold from which it may be asked about (models/open_set.ts), where it also resembles the word. */
const NEARLY = 0.5;
const RESEMBLES = 0.5;

export interface OpenSetSummary extends OpenSetMeasures {
  /** Told apart by the softmax alone, as models without the fit do. */
  margin: OpenSetMeasures['kinds'];
  odds: ReturnType<typeof fitOdds>;
  thresholds: Record<string, number>;
  tradeOff: ReturnType<typeof tradeOff>;
  perPerson: Record<string, OpenSetMeasures['written']>;
  /** Questions a minute while somebody idles; the share of own words that are asked about, and of those the share where the better guess is right. */
  asked: { perMinute: number; own: number; right: number };
}

/** Everything judged by fits on other people; `odds` are those of a fit on all. */
export function summary(asked: readonly Asked[], threshold: number): OpenSetSummary {
  const judged = judgedByOthers(asked);
  const fitted = judged.filter(({ kind }) => FITTED.has(kind));
  const thresholds = wordThresholds(fitted, threshold);
  const people = [...new Set(asked.map(({ fold }) => fold))];
  return {
    ...measureOpenSet(judged, threshold),
    margin: measureOpenSet(judged, threshold, ({ margin }) => margin).kinds,
    odds: fitOdds(asked.filter(({ kind }) => FITTED.has(kind))),
    thresholds,
    tradeOff: tradeOff(fitted, threshold, thresholds, { kind: 'idle', minutes: IDLE_MINUTES * people.length }),
    asked: questions(judged, (word) => thresholds[word] ?? threshold, IDLE_MINUTES * people.length),
    perPerson: Object.fromEntries(
      people.map((person) => [
        person,
        measureOpenSet(
          judged.filter(({ fold }) => fold === person),
          threshold,
        ).written,
      ]),
    ),
  };
}

function questions(judged: readonly Judged[], thresholdOf: (word: string) => number, minutes: number) {
  const isAsked = ({ best, confidence, nearness }: Judged) =>
    confidence < thresholdOf(best) && confidence >= NEARLY * thresholdOf(best) && nearness >= RESEMBLES;
  const own = judged.filter(({ kind }) => kind === 'own');
  const asked = own.filter(isAsked);
  return {
    perMinute: judged.filter((each) => each.kind === 'idle' && isAsked(each)).length / minutes,
    own: asked.length / Math.max(1, own.length),
    right: asked.filter(({ word, best }) => word === best).length / Math.max(1, asked.length),
  };
}

/** Fits never see the person whom they judge, nor the kinds that are only judged. */
function judgedByOthers(asked: readonly Asked[]): Judged[] {
  const fitted = crossFitted(asked.filter(({ kind }) => FITTED.has(kind)));
  const judgedOnly = [...new Set(asked.map(({ fold }) => fold))].flatMap((fold) => {
    const odds = fitOdds(asked.filter((each) => each.fold !== fold && FITTED.has(each.kind)));
    return asked
      .filter((each) => each.fold === fold && !FITTED.has(each.kind))
      .map((each) => ({ ...each, confidence: confidenceOf(odds, each) }));
  });
  return [...fitted, ...judgedOnly];
}
