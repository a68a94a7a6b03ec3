/** What a recording asks for, and what of it is missing when it broke off. */
import type { RecordingOrder } from '../../electron/ipc.ts';

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
