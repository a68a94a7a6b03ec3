/** What an import says of itself. */
import type { ImportReport } from '../../electron/ipc.ts';
import type { VideoReport } from './video-import.svelte.ts';

/** @param left ms */
export function leftInWords(left: number): string {
  const seconds = Math.round(left / 1000);
  if (seconds < 10) return 'nearly done';
  if (seconds < 90) return `about ${Math.round(seconds / 10) * 10} s left`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`;
}

const count = (n: number, one: string) => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;

export function importInWords({ takes, words, signers, problemCount }: ImportReport): string {
  const came = `${count(takes, 'take')} of ${count(words, 'word')} by ${count(signers, 'signer')} ${takes === 1 ? 'is' : 'are'} in the library.`;
  return problemCount === 0 ? came : `${came} ${count(problemCount, 'file')} could not be used.`;
}

export function videosInWords({ saved, skipped, words, problems, cancelled }: VideoReport): string {
  const parts = [`${count(saved, 'take')} of ${count(words, 'word')} ${saved === 1 ? 'was' : 'were'} imported.`];
  if (skipped > 0) parts.push(`${count(skipped, 'video')} ${skipped === 1 ? 'was' : 'were'} in the library already.`);
  if (problems.length > 0) parts.push(`${count(problems.length, 'file')} could not be used.`);
  if (cancelled) parts.push('The import was cancelled: choose the same folder again to go on where it stopped.');
  return parts.join(' ');
}

/** One line a file, for a text editor. */
export function problemsAsText(problems: readonly { file: string; message: string }[]): string {
  return problems.map(({ file, message }) => `${file}\t${message}`).join('\n');
}
