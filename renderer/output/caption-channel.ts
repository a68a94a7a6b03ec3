/**
 * Carries the caption of this page to its small window. Pages of one origin hear each other within the machine, so no word
 * leaves it, and the small window needs neither a camera nor a session of its own.
 */
import { isCaptionState, type CaptionState } from './caption-lines.ts';
import type { Look } from './look.svelte.ts';

const NAME = 'signwright-caption';

/** What goes over it. */
interface News {
  caption: CaptionState;
  look: Look;
}
type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;

/** For the page that translates: tells the news, and tells it again to whoever opens later. */
export class CaptionSender {
  readonly #channel: Channel;
  #last: News | null = null;

  constructor(channel: Channel = new BroadcastChannel(NAME)) {
    this.#channel = channel;
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (data === 'anything new?' && this.#last) channel.postMessage(this.#last);
    });
  }

  send(caption: CaptionState, look: Look) {
    this.#last = { caption, look };
    this.#channel.postMessage(this.#last);
  }
}

/** For the small window. @returns ends it */
export function followCaption(
  hear: (caption: CaptionState, look: Partial<Look>) => void,
  channel: Channel = new BroadcastChannel(NAME),
): () => void {
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const { caption, look } = (data ?? {}) as Partial<News>;
    if (isCaptionState(caption)) hear(caption, look ?? {});
  });
  channel.postMessage('anything new?');
  return () => channel.close();
}
