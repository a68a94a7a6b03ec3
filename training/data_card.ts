/** What a data set holds, and what a model that learns from it cannot know. */

import { NONE } from '../models/model.ts';

/** Takes that agree in everything but the take: one row of a GROUP BY. */
export interface CountRow {
  word: string;
  signer: string;
  session: string;
  takes: number;
  /** How many of them have notes on their quality. */
  notes?: number;
  /** The hand that leads, where it was said. */
  dominant?: 'left' | 'right' | null;
}

export interface DataCard {
  takes: number;
  /** Most takes first, `none` last. */
  words: { word: string; takes: number; signers: number; sessions: number }[];
  /** Most takes first. */
  signers: { signer: string; takes: number; words: number }[];
  sessions: number;
  /** Sentences for people. */
  warnings: string[];
}

/** Fewer takes of a word than this teach little, whoever signs. */
const FEW = 5;
/** A word with this part of the usual number of takes, or less, is learnt badly beside the others. */
const RARE = 1 / 3;
/** From this share of doubtful takes on they are worth a look. */
const DOUBTFUL = 0.1;
/** Names in a warning; the rest is a number. */
const NAMED = 5;

/** Of a take (training/takes.ts), what is counted: the renderer knows the card, but no files. */
export interface CountedTake extends Pick<CountRow, 'word' | 'signer' | 'session' | 'dominant'> {
  notes?: string[];
}

/** Counts takes one by one, into the rows that a GROUP BY would give. */
export class TakeCounts {
  readonly #rows = new Map<string, CountRow>();

  add({ word, signer, session, notes, dominant }: CountedTake): void {
    const key = JSON.stringify([word, signer, session, dominant]);
    const row = this.#rows.get(key) ?? { word, signer, session, takes: 0, notes: 0, dominant: dominant ?? null };
    this.#rows.set(key, row);
    row.takes++;
    if (notes?.length) row.notes = (row.notes ?? 0) + 1;
  }

  get rows(): CountRow[] {
    return [...this.#rows.values()];
  }
}

/** Rows may come in any order, and more than one for the same word, signer and session. */
export function describe(rows: readonly CountRow[]): DataCard {
  const byWord = new Map<string, { takes: number; signers: Set<string>; sessions: Set<string> }>();
  const bySigner = new Map<string, { takes: number; words: Set<string>; hands: Set<string> }>();
  const sessions = new Set<string>();
  let takes = 0;
  let notes = 0;
  for (const row of rows) {
    if (row.takes <= 0) continue;
    // Two signers may each have a session “monday”.
    const session = JSON.stringify([row.signer, row.session]);
    const word = byWord.get(row.word) ?? { takes: 0, signers: new Set(), sessions: new Set() };
    const signer = bySigner.get(row.signer) ?? { takes: 0, words: new Set(), hands: new Set() };
    byWord.set(row.word, word);
    bySigner.set(row.signer, signer);
    takes += row.takes;
    notes += row.notes ?? 0;
    word.takes += row.takes;
    word.signers.add(row.signer);
    word.sessions.add(session);
    signer.takes += row.takes;
    signer.words.add(row.word);
    if (row.dominant) signer.hands.add(row.dominant);
    sessions.add(session);
  }
  const words = [...byWord]
    .map(([word, { takes: n, signers, sessions: s }]) => ({ word, takes: n, signers: signers.size, sessions: s.size }))
    .sort((a, b) => Number(a.word === NONE) - Number(b.word === NONE) || b.takes - a.takes || compare(a.word, b.word));
  const signers = [...bySigner]
    .map(([signer, { takes: n, words: w }]) => ({ signer, takes: n, words: w.size }))
    .sort((a, b) => b.takes - a.takes || compare(a.signer, b.signer));
  const card = { takes, words, signers, sessions: sessions.size };
  const hands = [...bySigner.values()].map((signer) => signer.hands);
  return { ...card, warnings: takes === 0 ? ['There are no takes.'] : warningsOf(card, notes, hands) };
}

function warningsOf(
  { takes, words, signers, sessions }: Omit<DataCard, 'warnings'>,
  notes: number,
  hands: readonly Set<string>[],
): string[] {
  const warnings: string[] = [];
  const signs = words.filter(({ word }) => word !== NONE);
  if (signers.length === 1) warnings.push('One signer only: Signwright cannot tell how well this works for others.');
  if (signers.length > 1) {
    const alone = signs.filter((each) => each.signers === 1);
    if (alone.length)
      warnings.push(
        `${named(alone)} by one signer only: of these words it cannot be told how well they work for others.`,
      );
  }
  if (signs.length === 1) warnings.push('One word only: a model needs two to tell apart.');
  const few = signs.filter((each) => each.takes < FEW);
  if (few.length) warnings.push(`${named(few)} with fewer than ${FEW} takes: record some more.`);
  const usual = median(signs.map((each) => each.takes));
  const rare = signs.filter((each) => each.takes >= FEW && each.takes <= usual * RARE);
  if (rare.length) warnings.push(`${named(rare)} with far fewer takes than the others, which have about ${usual}.`);
  if (words.length === signs.length)
    warnings.push('No takes of “none”: without idle hands to learn from, every movement is taken for a word.');
  if (sessions === 1) warnings.push('One session only: light, clothes and place never change in it.');
  const [first] = hands[0] ?? [];
  if (first && signers.length > 1 && hands.every((each) => each.size === 1 && each.has(first)))
    warnings.push(`All signers lead with the ${first} hand: nobody shows how the others sign.`);
  if (notes / takes >= DOUBTFUL)
    warnings.push(
      `${Math.round((100 * notes) / takes)} % of the takes have notes on their quality: look through them.`,
    );
  return warnings;
}

/** The card as text. Words beyond `most` are left to their number. */
export function cardText({ takes, words, signers, sessions, warnings }: DataCard, most = Infinity): string {
  const rows = words
    .slice(0, most)
    .map(
      (each) =>
        `  ${each.word.padEnd(24)} ${plural(each.takes, 'take').padStart(12)}   ${plural(each.signers, 'signer')}`,
    );
  const people = signers
    .slice(0, most)
    .map(
      (each) =>
        `  ${each.signer.padEnd(24)} ${plural(each.takes, 'take').padStart(12)}   ${plural(each.words, 'word')}`,
    );
  const more = (all: number) => (all > most ? [`  and ${all - most} more`] : []);
  return [
    `${plural(takes, 'take')} of ${plural(words.length, 'word')} by ${plural(signers.length, 'signer')} in ${plural(sessions, 'session')}`,
    ...rows,
    ...more(words.length),
    ...people,
    ...more(signers.length),
    ...warnings.map((warning) => `! ${warning}`),
    '',
  ].join('\n');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function named(words: readonly { word: string }[]): string {
  const names = words.slice(0, NAMED).map(({ word }) => `“${word}”`);
  if (words.length > NAMED) names.push(plural(words.length - NAMED, 'more word'));
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
