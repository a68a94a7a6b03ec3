/** The data of one training: examples, their vocabulary, and a version that names the very bytes. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import { toExample, type Example } from './clips.ts';
import { InputError, readTakes, type Take } from './takes.ts';

export interface Dataset {
  takes: Take[];
  /** takes[k] as the network sees it. */
  examples: Example[];
  /** Sorted, `none` last where there is one. */
  vocabulary: string[];
  signers: string[];
  /** SHA-256 of the files, in order. */
  version: string;
  /** Words that one hand can make, and words that take two. */
  hands: Record<string, 1 | 2>;
}

/**
 * @param words only these; all where empty
 * @throws {InputError} where there is nothing to learn or to judge: no such word, one word only, no hand in any take
 */
export async function loadDataset(paths: readonly string[], words: readonly string[] = []): Promise<Dataset> {
  const all = await readTakes(paths);
  const known = new Set(all.map(({ word }) => word));
  const unknown = words.filter((word) => !known.has(word));
  if (unknown.length) throw new InputError(`No take shows ${unknown.map((word) => `“${word}”`).join(', ')}.`);
  const takes = words.length ? all.filter(({ word }) => words.includes(word)) : all;
  const examples = takes.map(toExample);
  if (examples.every(({ clip }) => clip === null))
    throw new InputError('No take shows a hand: all landmarks are missing.');
  const version = await digest(paths);
  return {
    takes,
    examples,
    vocabulary: vocabularyOf(takes),
    signers: [...new Set(takes.map(({ signer }) => signer))].sort(),
    version,
    hands: handsOf(takes),
  };
}

export function vocabularyOf(takes: readonly { word: string }[]): string[] {
  const words = [...new Set(takes.map(({ word }) => word))].sort();
  return words.includes(NONE) ? [...words.filter((word) => word !== NONE), NONE] : words;
}

/** A word takes two hands where most of its takes show both for a third of the time or more. */
export function handsOf(takes: readonly Take[]): Record<string, 1 | 2> {
  const votes = new Map<string, number>();
  for (const { word, times, hands } of takes) {
    let both = 0;
    for (let t = 0; t < times.length; t++) {
      const at = t * SLOT_COUNT * HAND_SIZE;
      if (Number.isFinite(hands[at]) && Number.isFinite(hands[at + HAND_SIZE])) both++;
    }
    votes.set(word, (votes.get(word) ?? 0) + (both * 3 >= times.length ? 1 : -1));
  }
  return Object.fromEntries([...votes].map(([word, vote]) => [word, vote > 0 ? 2 : 1]));
}

async function digest(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
