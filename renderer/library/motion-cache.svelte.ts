/** Movements of the takes that are looked at: loaded in batches, the least recently seen forgotten first. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import { SvelteMap } from 'svelte/reactivity';
import type { Api } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { decodeMotion, type Motion } from '../takes/motion.ts';

/** Small enough that the first cards move while others load. */
const BATCH = 24;
/** About 1,000 takes of 130 frames. */
const MOST_BYTES = 64 * 2 ** 20;

export class MotionCache {
  #api: Pick<Api, 'loadTakes'>;
  #limit: number;
  #motions = new SvelteMap<number, Motion>();
  /** Bytes of each, the longest unseen first. */
  #used = new Map<number, number>();
  #bytes = 0;
  /** Who wants what now, in order of urgency. */
  #wanted = new Map<unknown, readonly number[]>();
  /** Asked for in vain: gone, or damaged. Not asked for again before `forgive`. */
  #absent = new Set<number>();
  #filling = false;
  #failure = $state<string | null>(null);

  constructor(api: Pick<Api, 'loadTakes'>, limit = MOST_BYTES) {
    this.#api = api;
    this.#limit = limit;
  }

  /** Null while it is not there. Components that read it are drawn anew when it comes. */
  get(id: number): Motion | null {
    return this.#motions.get(id) ?? null;
  }
  /** Why nothing more comes; null while all is well. */
  get failure() {
    return this.#failure === null ? null : translated(this.#failure);
  }
  get bytes() {
    return this.#bytes;
  }

  /** What `who` looks at now, instead of what it looked at before: older wishes are dropped, not queued. */
  want(who: unknown, ids: readonly number[]): void {
    this.#wanted.set(who, ids);
    for (const id of ids) this.#touch(id);
    if (!this.#filling) void this.#fill();
  }

  /** Asks once more for what could not be had. */
  forgive(): void {
    this.#absent.clear();
    this.#failure = null;
    if (!this.#filling) void this.#fill();
  }

  async #fill(): Promise<void> {
    this.#filling = true;
    try {
      for (let batch = this.#missing(); batch.length > 0; batch = this.#missing()) {
        const loaded = await this.#api.loadTakes({ takes: batch });
        for (const id of batch) this.#absent.add(id);
        for (const take of loaded) this.#hold(fromStart(decodeMotion(take)));
        this.#evict();
      }
      this.#failure = null;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    } finally {
      this.#filling = false;
    }
  }

  #missing(): number[] {
    const missing: number[] = [];
    for (const ids of this.#wanted.values()) {
      for (const id of ids) {
        if (missing.length >= BATCH) return missing;
        if (!this.#used.has(id) && !this.#absent.has(id)) missing.push(id);
      }
    }
    return [...new Set(missing)];
  }

  #hold(motion: Motion): void {
    const bytes = motion.times.byteLength + motion.hands.byteLength + motion.handedness.byteLength;
    this.#absent.delete(motion.id);
    this.#used.set(motion.id, bytes);
    this.#bytes += bytes;
    this.#motions.set(motion.id, motion);
  }

  #touch(id: number): void {
    const bytes = this.#used.get(id);
    if (bytes === undefined) return;
    this.#used.delete(id);
    this.#used.set(id, bytes);
  }

  /** What is looked at now stays, even beyond the limit. */
  #evict(): void {
    const wanted = new Set([...this.#wanted.values()].flat());
    for (const [id, bytes] of this.#used) {
      if (this.#bytes <= this.#limit) return;
      if (wanted.has(id)) continue;
      this.#used.delete(id);
      this.#motions.delete(id);
      this.#bytes -= bytes;
    }
  }
}

/** Trims count from the first frame, and so does everything here; times of imported takes may begin elsewhere. */
export function fromStart(motion: Motion): Motion {
  const first = motion.times[0] ?? 0;
  return first === 0 ? motion : { ...motion, times: motion.times.map((t) => t - first) };
}
