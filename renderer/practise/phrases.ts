/** What practice says of attempts and rounds. */
import { percent, readable } from '../translate/sentence.svelte.ts';
import type { Outcome, Score } from './drill.svelte.ts';
import { messages } from './messages.ts';

/** What came of an attempt at a word. */
export function outcomeInWords(outcome: Outcome, asked: string): string {
  const m = messages();
  switch (outcome.kind) {
    case 'right':
      return m.right(readable(asked), percent(outcome.sure));
    case 'nearly':
      return m.nearly(readable(asked), percent(outcome.sure));
    case 'other':
      return m.other(readable(outcome.word));
    case 'nothing':
      return m.nothing;
  }
}

/** The round in one sentence. */
export function roundInWords(scores: readonly Score[]): string {
  const m = messages();
  const signed = scores.filter(({ skipped }) => !skipped);
  const atOnce = signed.filter(({ right, tries }) => right && tries === 1).length;
  if (signed.length === 0) return m.noneSigned;
  return atOnce === signed.length ? m.allAtOnce(atOnce) : m.someAtOnce(atOnce, signed.length);
}

export function scoreInWords({ right, tries, sure, skipped }: Score): string {
  const m = messages();
  if (skipped) return m.skipped;
  return right ? m.tries(tries, percent(sure)) : m.notRead;
}
