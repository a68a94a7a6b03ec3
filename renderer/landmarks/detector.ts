/** Finds hands in pictures without holding up the page: the page's side of the landmark worker. */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Answer, Delegate, Order } from './orders.ts';
import { fetchParts } from './parts.ts';
import { HandTrouble, NotStarted } from './trouble.ts';

/** A detection takes 24–44 ms on two cores and 2 s on software GL; after this long the worker is given up, ms. */
const STALLED_AFTER = 30_000;
/** MediaPipe refuses a time that is not larger than the last, ms. */
const LEAST_STEP = 1;

interface Pending {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

export class HandDetector {
  /** What MediaPipe runs on. */
  readonly delegate: Delegate;
  /** How many hands are looked for; it may change between two pictures, which costs some ms once. */
  most = 2;
  /** Called once when the worker has died or stalled. This detector is then of no more use: create another. */
  onlost: ((reason: Error) => void) | null = null;

  readonly #channel: Channel;
  #last = -LEAST_STEP;

  private constructor(channel: Channel, delegate: Delegate) {
    this.#channel = channel;
    this.delegate = delegate;
    channel.onlost = (reason) => this.onlost?.(reason);
  }

  /**
   * @param options.delegate `auto` takes the GPU only where a real one is measured to be faster than the CPU.
   * @throws {NotStarted} when the worker, the model or WebGL2 cannot be had.
   */
  static async create({ delegate = 'auto' }: { delegate?: Delegate | 'auto' } = {}): Promise<HandDetector> {
    const channel = new Channel();
    try {
      const life = `landmarks-${crypto.randomUUID()}`;
      const parts = await fetchParts();
      const loaded = await channel.ask({ order: 'load', parts, delegate, life }, [parts.model.buffer]);
      if (loaded.answer === 'loaded') {
        channel.watch(life);
        return new HandDetector(channel, loaded.delegate);
      }
      throw new Error('the worker answered out of turn');
    } catch (error) {
      channel.close();
      throw new NotStarted(error);
    }
  }

  /** True while a picture is being looked at: the next one must wait or be dropped. */
  get busy(): boolean {
    return this.#channel.busy;
  }

  /**
   * @param picture transferred to the worker and closed there, or closed here where the call is refused
   * @param t capture time, ms. Times must increase; one that does not is moved to 1 ms after the last, and the frame
   *   carries the moved time.
   * @throws {Error} while another picture is in flight, or once the worker is lost.
   */
  async detect(picture: VideoFrame | ImageBitmap, t: number): Promise<LandmarkFrame> {
    if (!Number.isFinite(t) || this.busy) {
      picture.close();
      if (this.busy) throw new Error('Another picture is still being looked at.');
      throw new Error('A capture time must be finite.');
    }
    this.#last = Math.max(t, this.#last + LEAST_STEP);
    const order: Order = { order: 'detect', picture, t: this.#last, most: this.most };
    const answer = await this.#channel.ask(order, [picture]);
    if (answer.answer !== 'hands') throw new Error('The landmark worker answered out of turn.');
    return { t: order.t, aspect: answer.aspect, hands: answer.hands };
  }

  close(): void {
    this.#channel.close();
  }
}

/** One question at a time to the worker, each with its answer. */
class Channel {
  onlost: ((reason: Error) => void) | null = null;
  #pending: Pending | null = null;
  #dead: Error | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #watching = new AbortController();
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'landmarks' });

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.answer === 'failed') return this.#lose(new HandTrouble(data.why, data.message));
      clearTimeout(this.#timer);
      const pending = this.#pending;
      this.#pending = null;
      pending?.resolve(data);
    };
    this.#worker.onerror = ({ message }) =>
      this.#lose(message ? new HandTrouble(null, message) : new HandTrouble('worker-missing'));
    this.#worker.onmessageerror = () => this.#lose(new HandTrouble('worker-garbled'));
  }

  get busy(): boolean {
    return this.#pending !== null;
  }

  /** A worker that is ended by the system, for its memory say, tells nobody: but the lock that it held is free then. */
  watch(life: string): void {
    const { signal } = this.#watching;
    navigator.locks.request(life, { signal }, () => this.#lose(new HandTrouble('worker-ended'))).catch(() => undefined);
  }

  ask(order: Order, transfer: Transferable[] = []): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#dead) {
        if (order.order === 'detect') order.picture.close();
        return reject(this.#dead);
      }
      // Throws where the picture was closed already: then nothing is under way.
      this.#worker.postMessage(order, transfer);
      this.#pending = { resolve, reject };
      this.#timer = setTimeout(() => this.#lose(new HandTrouble('worker-silent')), STALLED_AFTER);
    });
  }

  close(): void {
    this.onlost = null;
    this.#lose(new Error('Hand detection was closed.'));
  }

  #lose(reason: Error): void {
    if (this.#dead) return;
    this.#dead = reason;
    clearTimeout(this.#timer);
    this.#watching.abort();
    this.#worker.terminate();
    this.#pending?.reject(reason);
    this.#pending = null;
    this.onlost?.(reason);
  }
}
