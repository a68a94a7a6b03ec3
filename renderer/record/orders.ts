/** What a recording still has to ask for: the word that comes next, and what is missing when it broke off. */
import type { RecordingOrder, RecordingState } from '../../electron/ipc.ts';

/** Null at the end, and where it cannot be known: the main side shuffles, or one word goes on without end. */
export function nextWord({ prompts, shuffled }: RecordingOrder, { place, places }: RecordingState): number | null {
  if (shuffled || places === null) return null;
  // Counted from the end: a word that is made anew is put in before the others.
  let coming = places - place - 1;
  if (coming <= 0) return null;
  return prompts.findLast(({ takes }) => (coming -= takes ?? 0) <= 0)?.word ?? null;
}

/** @param made takes of a word that are there by now. @returns null where nothing is missing */
export function remainderOf(order: RecordingOrder, made: (word: number) => number): RecordingOrder | null {
  const prompts = order.prompts
    .map(({ word, takes }) => ({ word, takes: takes === null ? null : takes - made(word) }))
    .filter(({ takes }) => takes === null || takes > 0);
  return prompts.length > 0 ? { ...order, prompts } : null;
}

/** Takes that an order asks for; null where it goes on until it is stopped. */
export function takesIn({ prompts }: Pick<RecordingOrder, 'prompts'>): number | null {
  return prompts.reduce<number | null>((sum, { takes }) => (sum === null || takes === null ? null : sum + takes), 0);
}
