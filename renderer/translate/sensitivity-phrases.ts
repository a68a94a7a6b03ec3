/** A position between careful and eager in words: in figures where they were measured of the model, plainly where not. */
import type { Sensitivity } from '../../electron/ipc.ts';
import { atSensitivity, type TradeOff } from '../../models/open_set.ts';
import { messages } from './messages.ts';

/** @param at 0 = careful … 1 = eager */
export function nameOf(at: number): string {
  const m = messages();
  if (at <= 0.2) return m.careful;
  if (at < 0.4) return m.ratherCareful;
  if (at <= 0.6) return m.balanced;
  return at < 0.8 ? m.ratherEager : m.eager;
}

/** What a position does, as a sentence. @param at 0 = careful … 1 = eager */
export function effectOf(at: number, { steps }: Pick<Sensitivity, 'steps'>): string {
  if (!steps?.length) return plainly(at);
  const there = atSensitivity(steps, at);
  return messages().effect(falseWords(there), missedSigns(there));
}

/** Of the model's own threshold. */
function plainly(at: number): string {
  const m = messages();
  if (at <= 0.2) return m.onlySure;
  if (at < 0.4) return m.surer;
  if (at <= 0.6) return m.asMade;
  return at < 0.8 ? m.lessSure : m.unsureToo;
}

function falseWords({ falsePerMinute: rate }: TradeOff): string {
  const m = messages();
  if (rate < 0.05) return m.hardlyFalse;
  if (rate < 2 / 3) return m.oneFalseIn(Math.round(1 / rate));
  return rate < 1.5 ? m.oneFalse : m.falseWords(Math.round(rate));
}

function missedSigns({ missed }: TradeOff): string {
  const count = Math.round(100 * missed);
  return count === 0 ? messages().fewMissed : messages().missed(count);
}
