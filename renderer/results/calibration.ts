/** How far the percentages can be trusted, in one sentence. */
import type { ModelResults } from '../../electron/ipc.ts';
import { percent } from '../models/phrases.ts';
import { messages } from './messages.ts';
import { rateOf } from './phrases.ts';

/** Below this nothing is said: half of the shares would be off by more than ten points. */
export const LEAST_TAKES = 40;
/** A range that is spoken of has as many. */
const LEAST_IN_RANGE = 10;
/** People ask about the cases that are neither sure nor hopeless. */
const ASKED_ABOUT = 0.8;
/** Closer than this, said and true are the same, given how few takes a range has. */
const HONEST = 0.05;

export type Calibration = ModelResults['calibration'];

/** As the caption shows how sure it is. @param probability 0..1 */
export const said = (probability: number): string => `${Math.round(100 * probability)} %`;

/** Null where there are too few takes to say anything. */
export function trustInWords(calibration: Calibration): string | null {
  const takes = calibration.reduce((sum, range) => sum + range.takes, 0);
  if (takes < LEAST_TAKES) return null;
  const enough = calibration.filter((range) => range.takes >= LEAST_IN_RANGE);
  const [range] = enough.sort(
    (a, b) => Math.abs(a.meanProbability - ASKED_ABOUT) - Math.abs(b.meanProbability - ASKED_ABOUT),
  );
  if (!range) return null;
  const meant = calibration.reduce((sum, each) => sum + each.meanProbability * each.takes, 0) / takes;
  const right = calibration.reduce((sum, each) => sum + each.right, 0) / takes;
  const m = messages();
  const whole = Math.abs(meant - right) < HONEST ? m.trusted : meant > right ? m.tooSure : m.tooModest;
  return `${m.rightWhenSays(said(range.meanProbability), percent(rateOf(range)))} ${whole}`;
}
