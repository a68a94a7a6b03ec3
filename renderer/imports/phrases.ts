/** What an import says of itself. */
import type { ImportReport } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { messages } from './messages.ts';
import type { VideoReport } from './video-import.svelte.ts';

/** @param left ms */
export function leftInWords(left: number): string {
  const m = messages().left;
  const seconds = Math.round(left / 1000);
  if (seconds < 10) return m.nearly;
  if (seconds < 90) return m.seconds(Math.round(seconds / 10) * 10);
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? m.minutes(minutes) : m.hours(Math.round(minutes / 60));
}

export function importInWords({ takes, words, signers, known, binned, problemCount }: ImportReport): string {
  const m = messages();
  const sentences = takes > 0 ? [m.came(takes, words, signers)] : [m.nothingNew];
  if (known > 0) sentences.push(m.takesKnown(known));
  if (binned > 0) sentences.push(m.binned(binned));
  if (problemCount > 0) sentences.push(m.unused(problemCount));
  return sentences.join(' ');
}

export function videosInWords({ saved, skipped, binned, words, problems, cancelled }: VideoReport): string {
  const m = messages();
  const sentences = [m.imported(saved, words)];
  if (skipped > 0) sentences.push(m.knownAlready(skipped));
  if (binned > 0) sentences.push(m.binned(binned));
  if (problems.length > 0) sentences.push(m.unused(problems.length));
  if (cancelled) sentences.push(m.cancelled);
  return sentences.join(' ');
}

/** One line a file, for a text editor. */
export function problemsAsText(problems: readonly { file: string; message: string }[]): string {
  return problems.map(({ file, message }) => `${file}\t${translated(message)}`).join('\n');
}
