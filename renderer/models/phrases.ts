/** How models are spoken of: where they come from, what they know, and how well. */
import type { Judgement, ModelSummary } from '../../electron/ipc.ts';
import { count, day, moment } from '../library/in-words.ts';
import { readable } from '../translate/sentence.svelte.ts';

export const ORIGINS: Record<ModelSummary['origin'], string> = {
  released: 'Came with Signwright',
  trained: 'Trained here',
  imported: 'From elsewhere',
};

/** Rounded down, as everywhere: nobody is disappointed by a figure that was too low. @param rate 0..1 */
export const percent = (rate: number) => `${Math.floor(100 * rate + 1e-9)} %`;

/** "Trained here · 3 Sep 2026" */
export const cameInWords = ({ origin, created }: Pick<ModelSummary, 'origin' | 'created'>) =>
  created === null ? ORIGINS[origin] : `${ORIGINS[origin]} · ${day(created)}`;

/** "12 words (2 off) · 340 takes · 3 people" */
export function sizeInWords({ words, off, takes, signers }: Pick<ModelSummary, 'words' | 'off' | 'takes' | 'signers'>) {
  const silent = off.length > 0 ? ` (${off.length.toLocaleString('en')} off)` : '';
  const known = `${count(words.length, 'word')}${silent}`;
  return takes === 0 ? known : `${known} · ${count(takes, 'take')} · ${count(signers, 'person', 'people')}`;
}

/** "GRU network", "encoder-decoder network" */
export const familyInWords = (family: string) =>
  `${['rnn', 'lstm', 'gru'].includes(family) ? family.toUpperCase() : family} network`;

/** Groups are still being left out in turn: figures may change, or are not there yet. */
export const isProvisional = ({ groups }: Judgement) => groups.done < groups.all;

/** How well it does, and how anybody knows: "93 % on people it never saw; worst: Ben, 85 %". */
export function accuracyInWords(judgement: Judgement): string {
  const { basis, top1, worst, groups } = judgement;
  const still = isProvisional(judgement) ? `${groups.done} of ${count(groups.all, 'group')}` : '';
  if (top1 === null || basis === 'none') return still ? `Being judged: ${still} so far` : 'Not judged';
  const least = worst && worst.top1 < top1 ? `; worst: ${worst.name}, ${percent(worst.top1)}` : '';
  const said = {
    signers: `${percent(top1)} on people it never saw${least}`,
    sessions: `${percent(top1)} in other sittings of the only person: nothing is known about others`,
    card: `${percent(top1)}, by its maker${least}`,
  }[basis];
  return still ? `${said} (${still} judged so far)` : said;
}

/** A model's name; where others bear the same one, with the time at which it came. */
export function nameAmong(models: readonly ModelSummary[], { id, name, created, origin }: ModelSummary): string {
  if (!models.some((other) => other.id !== id && other.name === name)) return name;
  return `${name} (${created === null ? ORIGINS[origin].toLowerCase() : moment(created)})`;
}

/** "hello, water and 3 more": the first few of words that may be many. */
export function someWords(words: readonly string[], most = 8): string {
  const named = words.slice(0, most).map(readable);
  return words.length > most
    ? `${named.join(', ')} and ${(words.length - most).toLocaleString('en')} more`
    : named.join(', ');
}

/** What it brings and costs to write the released model's words, too: those of them that are on. */
export function besideInWords(
  { words }: Pick<ModelSummary, 'words'>,
  released: Pick<ModelSummary, 'words' | 'off'>,
): string {
  const left = new Set([...words, ...released.off]);
  const more = released.words.filter((word) => !left.has(word)).length;
  if (more === 0) return 'That model has no words that this one has not.';
  return `${count(more, 'more word')}. Two networks then read every sign, which takes about twice the computing, and the more words there are, the more easily one is taken for another.`;
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
