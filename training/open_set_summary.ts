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

/**
 * The released model's threshold. Of signs cut out of streams 93 % pass at 0.5 and 92 % at 0.6, of the ways between them
 * 20 and 13 %.
 */
export const OPEN_SET_THRESHOLD = 0.6;

export interface OpenSetSummary extends OpenSetMeasures {
  /** Told apart by the softmax alone, as models without the fit do. */
  margin: OpenSetMeasures['kinds'];
  odds: ReturnType<typeof fitOdds>;
  thresholds: Record<string, number>;
  tradeOff: ReturnType<typeof tradeOff>;
  perPerson: Record<string, OpenSetMeasures['written']>;
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
