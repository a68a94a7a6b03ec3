/** Says in plain words how well a model did with people it had never seen. */
import type { ModelDescription } from '../../electron/ipc.ts';
import { messages } from './messages.ts';

export function heldOutInWords(figures: ModelDescription['heldOut']): string {
  const m = messages();
  if (!figures) return m.notMeasured;
  const [right, worst] = [hundred(figures.top1), hundred(figures.worstTop1)];
  return worst < right ? m.measuredWithWorst(right, figures.worstSigner, worst) : m.measured(right);
}

/** Rounded down: nobody is disappointed by a figure that was too low. */
function hundred(share: number) {
  return Math.floor(100 * share + 1e-9);
}
