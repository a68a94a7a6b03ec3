/** What a person can do with the sentence, by button or by key, each with a word about what it did. */
import type { Live } from '../live/live.svelte.ts';
import { messages } from '../output/messages.ts';

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
  notices.say(messages().cleared);
}

export async function copySentence({ caption, notices }: Live): Promise<void> {
  if (caption.conversation.isEmpty) return;
  try {
    await navigator.clipboard.writeText(caption.conversation.text);
    notices.say(messages().copied);
  } catch {
    notices.say(messages().notCopied);
  }
}
