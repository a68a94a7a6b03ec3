/** Finds words among those that the model knows. */
import type { ModelDescription } from '../../electron/ipc.ts';
import { readable } from '../translate/sentence.svelte.ts';

export type KnownWord = ModelDescription['words'][number];
export type Origin = KnownWord['origin'];

/** In the order in which they are offered: what a person has just recorded is looked for most. */
const ORIGINS: readonly Origin[] = ['new', 'model', 'released'];

/** Where the words come from, and how many from where; empty where all come from one place. */
export function originsOf(words: readonly Pick<KnownWord, 'origin'>[]): { origin: Origin; count: number }[] {
  const counts = ORIGINS.map((origin) => ({ origin, count: words.filter((word) => word.origin === origin).length }));
  const there = counts.filter(({ count }) => count > 0);
  return there.length > 1 ? there : [];
}

/** Words that contain the text, those that begin with it first; case and accents make no difference. */
export function search<W extends { word: string }>(words: readonly W[], text: string): readonly W[] {
  const wanted = fold(text.trim());
  if (!wanted) return words;
  const found = words.filter(({ word }) => fold(readable(word)).includes(wanted));
  const begins = ({ word }: W) => fold(readable(word)).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((word) => !begins(word))];
}

function fold(text: string) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
