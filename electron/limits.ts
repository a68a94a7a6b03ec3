/** How much one page may say in a second, whichever transport carries it: far more than ours ever does, and no flood. */
import { maxBytesOf } from './message-shape.ts';

export interface Limits {
  /** Tokens a second, and how many may be saved up. A request costs one, and one more for each 64 kB. */
  requests: { perSecond: number; burst: number };
  /** Landmark frames. Cameras give 30 to 60 a second, the fastest 240; what a busy machine held back comes at once. */
  frames: { perSecond: number; burst: number };
  /** Refused messages of a client that simply has much to say; one that goes on beyond these is cut off. */
  refusals: { perSecond: number; burst: number };
  /** Requests that are not answered yet. */
  unanswered: number;
}

/** Our page asks a few dozen questions when it starts, and one for a hundred takes while somebody scrolls. */
export const LIMITS: Limits = {
  requests: { perSecond: 200, burst: 1000 },
  frames: { perSecond: 480, burst: 1500 },
  refusals: { perSecond: 100, burst: 2000 },
  unanswered: 256,
};

const UNBOUNDED = { perSecond: Infinity, burst: Infinity };
/** For tests that say more in a second than a page in an hour. */
export const UNLIMITED: Limits = { requests: UNBOUNDED, frames: UNBOUNDED, refusals: UNBOUNDED, unanswered: Infinity };

const BYTES_A_TOKEN = 64 * 1024;

/** A token bucket: it fills at `perSecond` up to `burst`. */
export class Allowance {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #now: () => number;
  #tokens: number;
  #at: number;

  /** @param now ms, on a clock that never goes back */
  constructor({ perSecond, burst }: { perSecond: number; burst: number }, now: () => number = () => performance.now()) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#now = now;
    this.#tokens = burst;
    this.#at = now();
  }

  /** @returns false, and takes nothing, where too little is left */
  take(cost = 1): boolean {
    if (this.#burst === Infinity) return true;
    const now = this.#now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#at) / 1000) * this.#perSecond);
    this.#at = now;
    if (this.#tokens < cost) return false;
    this.#tokens -= cost;
    return true;
  }
}

/** What a client's message meets before anybody looks into it. */
export type Verdict = 'pass' | 'refuse' | 'cut-off';

export class Throttle {
  readonly #requests: Allowance;
  readonly #frames: Allowance;
  readonly #refusals: Allowance;
  readonly #most: number;
  #unanswered = 0;

  constructor(limits: Limits = LIMITS, now?: () => number) {
    this.#requests = new Allowance(limits.requests, now);
    this.#frames = new Allowance(limits.frames, now);
    this.#refusals = new Allowance(limits.refusals, now);
    this.#most = limits.unanswered;
  }

  /** Each that passes must be `answered`. @param bytes of the message, where the transport knows them */
  request(bytes = 0): Verdict {
    if (this.#unanswered >= this.#most || !this.#requests.take(1 + bytes / BYTES_A_TOKEN)) return this.refuse();
    this.#unanswered++;
    return 'pass';
  }

  answered(): void {
    this.#unanswered--;
  }

  frame(): Verdict {
    return this.#frames.take() ? 'pass' : this.refuse();
  }

  /** Also for what is no message at all. */
  refuse(): Verdict {
    return this.#refusals.take() ? 'refuse' : 'cut-off';
  }
}

export const TOO_FAST = 'Too much is asked of Signwright at once: it goes on in a moment.';

/**
 * Told by its first bytes, so that megabytes of anything else are never parsed: a page of ours writes `id` and `name`
 * first (renderer/transport.ts).
 * @param text a request as JSON
 */
export function isTooLong(text: string): boolean {
  if (text.length <= maxBytesOf('')) return false;
  const name = /^\{"id":\d{1,15},"name":"(\w{1,64})",/.exec(text)?.[1] ?? '';
  return text.length > maxBytesOf(name);
}
