/** How models are spoken of: where they come from, what they know, and how well. */
import type { Judgement, ModelSummary } from '../../electron/ipc.ts';
import { day, moment } from '../language/dates.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';

/** Rounded down, as everywhere: nobody is disappointed by a figure that was too low. @param rate 0..1 */
export const percent = (rate: number) => `${Math.floor(100 * rate + 1e-9)} %`;

/** "Trained here · 3 Sep 2026" */
export function cameInWords({ origin, created }: Pick<ModelSummary, 'origin' | 'created'>): string {
  const from = messages().origins[origin];
  return created === null ? from : `${from} · ${day(created)}`;
}

/** "12 words (2 off) · 340 takes · 3 people" */
export function sizeInWords({ words, off, takes, signers }: Pick<ModelSummary, 'words' | 'off' | 'takes' | 'signers'>) {
  const m = messages();
  const known = off.length > 0 ? m.wordsOff(words.length, off.length) : m.words(words.length);
  return takes === 0 ? known : `${known} · ${m.takes(takes)} · ${m.people(signers)}`;
}

/** "GRU network", "encoder-decoder network" */
export const familyInWords = (family: string) =>
  messages().networkOf(['rnn', 'lstm', 'gru'].includes(family) ? family.toUpperCase() : family);

/** Groups are still being left out in turn: figures may change, or are not there yet. */
export const isProvisional = ({ groups }: Judgement) => groups.done < groups.all;

/** How well it does, and how anybody knows: "93 % on people it never saw; worst: Ben, 85 %". */
export function accuracyInWords(judgement: Judgement): string {
  const m = messages();
  const { basis, top1, worst, groups } = judgement;
  const still = isProvisional(judgement);
  if (top1 === null || basis === 'none') return still ? m.beingJudged(groups.done, groups.all) : m.notJudged;
  const share = percent(top1);
  let said = { signers: m.onStrangers, sessions: m.onOtherSittings, card: m.byMaker }[basis](share);
  if (basis !== 'sessions' && worst && worst.top1 < top1) said = m.withWorst(said, worst.name, percent(worst.top1));
  return still ? m.judgedSoFar(said, groups.done, groups.all) : said;
}

/** A model's name; where others bear the same one, with the time at which it came. */
export function nameAmong(models: readonly ModelSummary[], { id, name, created, origin }: ModelSummary): string {
  if (!models.some((other) => other.id !== id && other.name === name)) return name;
  return `${name} (${created === null ? messages().originsBehind[origin] : moment(created)})`;
}

/** "hello, water and 3 more": the first few of words that may be many. */
export function someWords(words: readonly string[], most = 8): string {
  const named = words.slice(0, most).map(readable).join(', ');
  return words.length > most ? messages().andMore(named, words.length - most) : named;
}

/** What it brings and costs to write the released model's words, too: those of them that are on. */
export function besideInWords(
  { words }: Pick<ModelSummary, 'words'>,
  released: Pick<ModelSummary, 'words' | 'off'>,
): string {
  const left = new Set([...words, ...released.off]);
  const more = released.words.filter((word) => !left.has(word)).length;
  const m = messages();
  return more === 0 ? m.nothingBeside : m.aboutBeside(more);
}

/** A file or folder may be called so everywhere. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return plain || 'model';
}
