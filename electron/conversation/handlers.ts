/** What the main side answers about what was said: keeping it, learning from it, saving it as text, and its small window. */
import type { Client } from '../client.ts';
import { RequestError, type Handlers } from '../ipc.ts';
import type { KeptConversationFile } from './kept.ts';
import type { TextFiles } from './text-files.ts';
import type { UsualWordsFile } from './usual-words.ts';

type ConversationRequests =
  | 'describeConversation'
  | 'setKeeping'
  | 'noteTurns'
  | 'describeUsual'
  | 'setUsual'
  | 'forgetUsual'
  | 'noteSigned'
  | 'saveText'
  | 'openCaptionWindow'
  | 'closeCaptionWindow';

/** The small window of the desktop app that stays above all others and shows nothing but the caption. */
export interface CaptionWindow {
  open(): void;
  close(): void;
}

export interface Spoken {
  kept: KeptConversationFile;
  usual: UsualWordsFile;
  texts: TextFiles;
  /** Null in the browser host, where a page cannot stay above other programs. */
  captionWindow: CaptionWindow | null;
}

export function conversationHandlers({
  kept,
  usual,
  texts,
  captionWindow,
}: Spoken): Pick<Handlers<Client>, ConversationRequests> {
  return {
    describeConversation: () => kept.all(),
    setKeeping: ({ keep }) => kept.choose(keep),
    async noteTurns(change) {
      await kept.note(change);
      return null;
    },
    describeUsual: () => usual.describe(),
    setUsual: ({ on }) => usual.turn(on),
    forgetUsual: () => usual.forget(),
    async noteSigned({ last, ...change }, client) {
      client.expected.correct(last);
      await usual.note(change);
      return null;
    },
    saveText: (order) => texts.save(order),
    openCaptionWindow() {
      if (!captionWindow)
        throw new RequestError('no-window', 'A caption above all other windows is there in the desktop app only.');
      captionWindow.open();
      return null;
    },
    closeCaptionWindow() {
      captionWindow?.close();
      return null;
    },
  };
}
