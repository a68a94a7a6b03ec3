/**
 * Which takes of a file the library has already: the same landmarks and times to the bit, picture shape, word and signer.
 * Few takes are alike in all that the small columns say, and only their landmarks are read.
 */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from './connections.ts';

/** Takes whose landmarks are hashed with one statement, by two threads: 126 MB, as 0.4 s. */
const PART = 4096;
/** Numbers between two takes that are read for nothing rather than with another statement. */
const GAP = 16;

const ALIKE = `i.word = w.word and i.signer = s.name and i.frames = t.frames and i.duration = t.duration
  and i.aspect = t.aspect`;

export class KnownTakes {
  /** Rows of the file that some take of the library may equal → word, signer and shape. */
  readonly #alike: ReadonlyMap<number, string>;
  /** The same and the digest of the landmarks → it lies in the bin. */
  readonly #there: ReadonlyMap<string, boolean>;

  private constructor(alike: ReadonlyMap<number, string>, there: ReadonlyMap<string, boolean>) {
    this.#alike = alike;
    this.#there = there;
  }

  /** @param connection with the table `incoming` (parquet-import.ts) */
  static async lookUp(connection: DuckDBConnection, signal?: AbortSignal): Promise<KnownTakes> {
    const about = "w.id || ' ' || s.id || ' ' || t.aspect";
    const takes = await rows(
      connection,
      `select t.id, ${about} as about, t.deleted from takes t join words w on w.id = t.word and not w.removed
         join signers s on s.id = t.signer
       where exists (from incoming i where ${ALIKE}) order by t.id`,
    );
    if (takes.length === 0) return new KnownTakes(new Map(), new Map());
    const alike = await rows(
      connection,
      `select distinct i.place::integer as place, ${about} as about from incoming i join words w on w.word = i.word and not w.removed
         join signers s on s.name = i.signer join (select distinct word, signer, frames, duration, aspect from takes) t
           on t.word = w.id and t.signer = s.id and ${ALIKE}`,
    );
    const there = new Map<string, boolean>();
    const byId = new Map(takes.map(({ id, about, deleted }) => [Number(id), { about: String(about), deleted }]));
    for (const [first, last] of runs([...byId.keys()])) {
      signal?.throwIfAborted();
      const digests = await rows(
        connection,
        'select take, sha256(t_ms || hands || handedness) as digest from landmarks where take between ? and ?',
        [first, last],
      );
      for (const { take, digest } of digests) {
        const known = byId.get(Number(take));
        if (!known) continue;
        const key = `${known.about} ${String(digest)}`;
        there.set(key, known.deleted === true && there.get(key) !== false);
      }
      await setImmediate();
    }
    return new KnownTakes(new Map(alike.map(({ place, about }) => [Number(place), String(about)])), there);
  }

  /**
   * @param parts bytes of t_ms, hands and handedness
   * @returns null where the library has no such take
   */
  find(place: number, parts: readonly { bytes: Uint8Array }[]): 'there' | 'binned' | null {
    const about = this.#alike.get(place);
    if (about === undefined) return null;
    const hash = createHash('sha256');
    for (const { bytes } of parts) hash.update(bytes);
    const binned = this.#there.get(`${about} ${hash.digest('hex')}`);
    return binned === undefined ? null : binned ? 'binned' : 'there';
  }
}

/** Ascending numbers as stretches that are read at once, both ends included. */
function runs(ids: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const id of ids) {
    const run = found.at(-1);
    if (run && id - run[1] <= GAP && id - run[0] < PART) run[1] = id;
    else found.push([id, id]);
  }
  return found;
}
