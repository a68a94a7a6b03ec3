/** What practice says, in sentences. */
import { percent, readable } from '../translate/sentence.svelte.ts';
import type { Outcome, Score } from './drill.svelte.ts';

const quoted = (word: string) => `“${readable(word)}”`;

/** What came of an attempt at a word. */
export function outcomeInWords(outcome: Outcome, asked: string): string {
  switch (outcome.kind) {
    case 'right':
      return `Right: ${quoted(asked)}, ${percent(outcome.sure)} sure.`;
    case 'nearly':
      return `Nearly: it looked like ${quoted(asked)}, but only ${percent(outcome.sure)} sure. Once more.`;
    case 'other':
      return `That was read as ${quoted(outcome.word)}. Look at the movement, and try again.`;
    case 'nothing':
      return 'That was read as no word. Look at the movement, and try again.';
  }
}

/** The round in one sentence. */
export function roundInWords(scores: readonly Score[]): string {
  const signed = scores.filter(({ skipped }) => !skipped);
  const atOnce = signed.filter(({ right, tries }) => right && tries === 1).length;
  if (signed.length === 0) return 'No word was signed.';
  if (atOnce === signed.length) {
    return signed.length === 1 ? 'Right at the first try.' : `All ${signed.length} right at the first try.`;
  }
  return `${atOnce} of ${signed.length} right at the first try.`;
}

export function scoreInWords({ right, tries, sure, skipped }: Score): string {
  if (skipped) return 'skipped';
  if (!right) return 'not read';
  return `${tries === 1 ? 'first try' : tries === 2 ? 'second try' : 'third try'}, ${percent(sure)} sure`;
}
