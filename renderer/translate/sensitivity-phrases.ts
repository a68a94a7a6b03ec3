/** A position between careful and eager in words: in figures where they were measured of the model, plainly where not. */
import type { Sensitivity } from '../../electron/ipc.ts';
import { atSensitivity, type TradeOff } from '../../models/open_set.ts';

/** @param at 0 = careful … 1 = eager */
export function nameOf(at: number): string {
  if (at <= 0.2) return 'Careful';
  if (at < 0.4) return 'Rather careful';
  if (at <= 0.6) return 'Balanced';
  return at < 0.8 ? 'Rather eager' : 'Eager';
}

/** What a position does, as a sentence. @param at 0 = careful … 1 = eager */
export function effectOf(at: number, { steps }: Pick<Sensitivity, 'steps'>): string {
  if (!steps?.length) return plainly(at);
  const there = atSensitivity(steps, at);
  return `${falseWords(there)} while hands move without signing, ${missedSigns(there)}.`;
}

/** Of the model's own threshold. */
function plainly(at: number): string {
  if (at <= 0.2) return 'Only very sure words are written: idle hands rarely write one, and more signs are missed.';
  if (at < 0.4) return 'Words must be surer than usual: fewer are wrong, and some signs are missed.';
  if (at <= 0.6) return 'Words are written as sure as the model was made for.';
  if (at < 0.8) return 'Words may be less sure than usual: fewer signs are missed, and more words are wrong.';
  return 'Unsure words are written too: few signs are missed, and idle hands write words more often.';
}

function falseWords({ falsePerMinute: rate }: TradeOff): string {
  if (rate < 0.05) return 'Hardly a false word';
  if (rate < 0.75) return `About one false word in ${Math.round(1 / rate)} minutes`;
  return rate < 1.5 ? 'About one false word a minute' : `About ${Math.round(rate)} false words a minute`;
}

function missedSigns({ missed }: TradeOff): string {
  const count = Math.round(100 * missed);
  return count === 0 ? 'fewer than 1 of 100 signs missed' : `${count} of 100 signs missed`;
}
