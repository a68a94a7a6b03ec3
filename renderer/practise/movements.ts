/** Movements of words, each asked for once however often it occurs. */
import type { Prototype } from '../../models/recognition.ts';
import type { Piece } from './phrase.ts';

export async function loadEach(
  pieces: readonly Piece[],
  load: (word: string) => Promise<Prototype | null>,
): Promise<ReadonlyMap<string, Prototype | null>> {
  const words = [...new Set(pieces.flatMap(({ word }) => word ?? []))];
  return new Map(await Promise.all(words.map(async (word) => [word, await load(word)] as const)));
}
