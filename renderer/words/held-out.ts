/** Says in plain words how well a model did with people it had never seen. */
import type { ModelDescription } from '../../electron/ipc.ts';

export function heldOutInWords(figures: ModelDescription['heldOut']): string {
  if (!figures) return 'How well it does with people it has never seen was not measured.';
  const { top1, worstTop1, worstSigner } = figures;
  const average = `Of 100 signs by people it had never seen, it got about ${hundred(top1)} right`;
  return hundred(worstTop1) < hundred(top1)
    ? `${average}; for the person it understood least (${worstSigner}), ${hundred(worstTop1)}.`
    : `${average}.`;
}

/** Rounded down: nobody is disappointed by a figure that was too low. */
function hundred(share: number) {
  return Math.floor(100 * share + 1e-9);
}
