/** What a person can do with the sentence, by button or by key, each with a word about what it did. */
import type { Live } from '../live/live.svelte.ts';

export function undoSentence({ caption }: Live): void {
  caption.conversation.undo();
}

/** Escape: first the question goes, then the sentence. */
export function escapeCaption(live: Live): void {
  if (live.caption.question.length > 0) live.caption.letGo();
  else clearSentence(live);
}

export function clearSentence({ caption, notices }: Live): void {
  if (caption.conversation.isEmpty) return;
  caption.conversation.clear();
  notices.say('Cleared. Undo brings the words back.');
}

export async function copySentence({ caption, notices }: Live): Promise<void> {
  if (caption.conversation.isEmpty) return;
  try {
    await navigator.clipboard.writeText(caption.conversation.text);
    notices.say('Copied.');
  } catch {
    notices.say('The clipboard could not be used. Select the words and copy them by hand.');
  }
}
