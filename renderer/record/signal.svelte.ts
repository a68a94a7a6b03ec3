/**
 * The flash around the picture, by which deaf people hear that a take was saved. Each stands for a while, so that however
 * fast takes come there are never more than three changes a second (WCAG 2.3.1).
 */

export type SignalKind = 'saved' | 'noted' | 'discarded';

const SHOWN_MS = 1100;
/** The next one waits for so long: two changes (on, off) within it make less than three flashes a second. */
const APART_MS = 700;

export class Signal {
  #kind = $state<SignalKind | null>(null);
  /** Counts signals, so that the same one twice is seen twice. */
  #count = $state(0);
  #since = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  get kind() {
    return this.#kind;
  }
  get count() {
    return this.#count;
  }

  /** Of those that come too soon after another one, the last is shown, later. */
  give(kind: SignalKind, now = performance.now()) {
    clearTimeout(this.#timer);
    const early = this.#since + APART_MS - now;
    if (early > 0) this.#timer = setTimeout(() => this.#show(kind, now + early), early);
    else this.#show(kind, now);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#kind = null;
  }

  #show(kind: SignalKind, now: number) {
    this.#kind = kind;
    this.#count++;
    this.#since = now;
    this.#timer = setTimeout(() => (this.#kind = null), SHOWN_MS);
  }
}
