/**
 * The threads that share the work of a training. Each grades shards of a batch, and prepares those of the next batch
 * while the optimiser works, so the same seed gives the same weights with any number of threads.
 *
 * Threads, not processes: they find takes and weights in shared memory and leave their gradients there, at a cost of
 * 0.1 ms a step. To send a GRU's 160,000 weights to a process and its gradient back takes 0.75 ms of both cores (1.3 ms
 * for attention's 300,000), of a step of 10; and each process would hold the takes once more.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Sign } from './concatenation.ts';
import { Grader, type Lesson, type Shard } from './shard.ts';

/** Beside this file. In the packaged app all files are built, and lie side by side (electron.vite.config.ts). */
const THREAD = import.meta.url.endsWith('.ts') ? 'shard_thread.ts' : 'shard_thread.cjs';

/** What a thread is told. */
export type Order = { kind: 'prepare'; shard: Shard } | { kind: 'grade' } | { kind: 'end' };

interface Member {
  /** Takes a shard into the queue. */
  prepare(shard: Shard): void;
  /** Grades the first of the queue. @returns its loss */
  grade(): Promise<number>;
  close(): Promise<void>;
}

export class Team {
  readonly #members: readonly Member[];
  readonly #gradients: readonly Float32Array[];

  private constructor(members: readonly Member[], gradients: readonly Float32Array[]) {
    this.#members = members;
    this.#gradients = gradients;
  }

  /** One member works in this very thread; more have a thread each and leave this one free. */
  static async create(lesson: Lesson, threads: number): Promise<Team> {
    const size = Math.max(1, Math.min(threads, lesson.gradients.length));
    if (size === 1) return new Team([new Here(await Grader.create(lesson))], lesson.gradients);
    const shared = { ...lesson, signs: inSharedMemory(lesson.signs) };
    return new Team(
      Array.from({ length: size }, () => new Elsewhere(shared)),
      lesson.gradients,
    );
  }

  /**
   * Grades batch after batch; what is to change the weights changes them before it asks for the next.
   * @throws where a thread fails or ends
   */
  async *over(
    batches: Iterable<readonly Shard[]>,
  ): AsyncGenerator<{ loss: number; gradients: readonly Float32Array[] }> {
    const iterator = batches[Symbol.iterator]();
    let batch = this.#prepared(iterator.next());
    while (batch) {
      const grades = batch.map(({ index }) => this.#member(index).grade());
      const length = batch.length;
      batch = this.#prepared(iterator.next());
      const losses = await Promise.all(grades);
      yield { loss: losses.reduce((a, b) => a + b, 0), gradients: this.#gradients.slice(0, length) };
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.close()));
  }

  #prepared({ done, value }: IteratorResult<readonly Shard[], unknown>): readonly Shard[] | null {
    if (done) return null;
    const shards = value as readonly Shard[];
    for (const shard of shards) this.#member(shard.index).prepare(shard);
    return shards;
  }

  #member(index: number): Member {
    return this.#members[index % this.#members.length] as Member;
  }
}

class Here implements Member {
  readonly #grader: Grader;
  readonly #queue: Shard[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(grader: Grader) {
    this.#grader = grader;
  }

  prepare(shard: Shard): void {
    this.#queue.push(shard);
  }

  /** One after another, so that no more than one shard is in memory. */
  grade(): Promise<number> {
    const shard = this.#queue.shift();
    if (!shard) return Promise.reject(new Error('No shard is prepared.'));
    const loss = this.#last.then(() => this.#grader.grade(this.#grader.prepare(shard)));
    this.#last = loss;
    return loss;
  }

  close(): Promise<void> {
    return this.#grader.release();
  }
}

class Elsewhere implements Member {
  readonly #worker: Worker;
  readonly #waiting: { resolve: (loss: number) => void; reject: (error: Error) => void }[] = [];
  #failure: Error | null = null;
  #ended = false;

  constructor(lesson: Lesson) {
    this.#worker = new Worker(new URL(THREAD, import.meta.url), { workerData: lesson });
    this.#worker.on('message', (loss: number) => this.#waiting.shift()?.resolve(loss));
    this.#worker.on('error', (error) => this.#fail(`A training thread failed: ${error.message}`));
    this.#worker.on('exit', (code) => {
      this.#ended = true;
      this.#fail(`A training thread ended before its work was done (${code}).`);
    });
  }

  prepare(shard: Shard): void {
    this.#tell({ kind: 'prepare', shard });
  }

  grade(): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#tell({ kind: 'grade' });
    });
  }

  /** By its own hand: a thread that is stopped within the engine would take the whole process with it. */
  async close(): Promise<void> {
    if (this.#ended) return;
    const exit = once(this.#worker, 'exit');
    this.#tell({ kind: 'end' });
    await exit;
  }

  #tell(order: Order): void {
    this.#worker.postMessage(order);
  }

  #fail(message: string): void {
    this.#failure ??= new Error(message);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}

/** Room for numbers that all threads see. */
export function sharedFloats(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
}

/** The same signs, their clips copied once into memory that all threads see. */
function inSharedMemory(signs: readonly Sign[]): Sign[] {
  const hands = sharedFloats(signs.reduce((sum, { clip }) => sum + clip.hands.length, 0));
  const presence = new Uint8Array(
    new SharedArrayBuffer(signs.reduce((sum, { clip }) => sum + clip.presence.length, 0)),
  );
  let hand = 0;
  let seen = 0;
  return signs.map((sign) => {
    const { clip } = sign;
    hands.set(clip.hands, hand);
    presence.set(clip.presence, seen);
    return {
      ...sign,
      clip: {
        frames: clip.frames,
        hands: hands.subarray(hand, (hand += clip.hands.length)),
        presence: presence.subarray(seen, (seen += clip.presence.length)),
      },
    };
  });
}
