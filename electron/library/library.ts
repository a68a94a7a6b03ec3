/** The library: words, signers, sessions and takes in one DuckDB file, which loses nothing. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { listValue, LIST, STRUCT, structValue, VARCHAR } from '@duckdb/node-api';
import { encodeFloats } from '../../models/wire.ts';
import {
  RequestError,
  type LibraryDescription,
  type LibraryWord,
  type QualityNote,
  type RequestInput,
  type Side,
  type Signer,
  type TakeChange,
  type TakeFilter,
  type TakeMotion,
  type TakeSummary,
  type Trim,
} from '../ipc.ts';
import { Database, rows, type Row } from './database.ts';
import { insertLandmarks, selectLandmarks, type Motion } from './landmarks.ts';
import { migrate } from './schema.ts';

/** A take that is to be saved. */
export interface NewTake extends Motion {
  /** UUID that the caller made with the take: saving it again after an unclear failure cannot double it. */
  key: string;
  word: number;
  signer: number;
  session: number;
  /** ms since 1970. */
  recorded: number;
  trim: Trim;
  notes: QualityNote[];
  /** "camera", or the name of what it came from. */
  source: string;
  /** SHA-256 of the video file that it was made of, hexadecimal. */
  digest?: string;
}

export interface RawTake extends Motion {
  id: number;
}

/** Takes that are not deleted, by who signed what when. */
export interface TakeCount {
  word: number;
  signer: number;
  session: number;
  takes: number;
  flagged: number;
}

const NOTES = LIST(STRUCT({ code: VARCHAR, message: VARCHAR }));
const FLAGGED = 'len(notes) > 0 and not kept';
const SUMMARY = `id, word, signer, session, epoch_ms(recorded)::double as recorded, frames, duration, trim_start, trim_end,
  mirrored, tags, notes, kept, deleted`;
const WORD = `select w.id, w.word, w.language, w.note, w.reference, count(t.id)::integer as takes,
  (count(*) filter (t.id is not null and len(t.notes) > 0 and not t.kept))::integer as flagged, count(distinct t.signer)::integer as signers
  from words w left join takes t on t.word = w.id and not t.deleted where not w.removed`;
const SIGNER = `select s.id, s.name, s.dominant, count(t.id)::integer as takes
  from signers s left join takes t on t.signer = s.id and not t.deleted`;

export class Library {
  readonly #database: Database;
  /** Called after each change. */
  onchange: (() => void) | null = null;

  private constructor(database: Database) {
    this.#database = database;
  }

  /** @throws {RequestError} `library`, where the file is damaged, locked, from a newer version, or cannot be written */
  static async open(folder: string): Promise<Library> {
    await mkdir(folder, { recursive: true });
    const database = await Database.open(join(folder, 'library.duckdb'));
    const [there] = await database.read(
      "select count(*)::integer as n from duckdb_tables() where database_name = 'library' and table_name = 'version'",
    );
    const [version] = there?.n ? await database.read('select version from version') : [];
    await migrate(database.writer, Number(version?.version ?? 0));
    return new Library(database);
  }

  async describe(): Promise<LibraryDescription> {
    const [words, signers, sessions, tags, [totals]] = await Promise.all([
      this.#database.read(`${WORD} group by all order by w.word, w.id`),
      this.#database.read(`${SIGNER} group by all order by s.name, s.id`),
      this.#database
        .read(`select s.id, s.signer, epoch_ms(s.started)::double as started, s.source, count(t.id)::integer as takes
        from sessions s left join takes t on t.session = s.id and not t.deleted group by all order by started, id`),
      this.#database.read('select distinct unnest(tags) as tag from takes where not deleted order by tag'),
      this.#database.read(
        'select (count(*) filter (not deleted))::integer as takes, (count(*) filter (deleted))::integer as deleted from takes',
      ),
    ]);
    return {
      words: words as unknown as LibraryWord[],
      signers: signers as unknown as Signer[],
      sessions: sessions as unknown as LibraryDescription['sessions'],
      tags: tags.map(({ tag }) => String(tag)),
      takes: Number(totals?.takes),
      deleted: Number(totals?.deleted),
      undo: null,
      redo: null,
    };
  }

  /** The word as it then stands in the library, new or there already. */
  async addWord({ word, language, note, reference }: RequestInput<'addWord'>): Promise<LibraryWord> {
    const id = await this.#database.write(async (connection) => {
      const [there] = await rows(connection, 'select id from words where word = ?', [word]);
      if (there) return Number(there.id);
      const [added] = await rows(
        connection,
        "insert into words values (nextval('ids'), ?, ?, ?, ?, false) returning id",
        [word, language ?? '', note ?? '', reference ?? ''],
      );
      return Number(added?.id);
    });
    this.onchange?.();
    return this.word(id);
  }

  changeWord(_: RequestInput<'changeWord'>): Promise<LibraryWord> {
    return later();
  }

  removeWord(_: number): Promise<void> {
    return later();
  }

  async addSigner({ name, dominant }: { name: string; dominant: Side }): Promise<Signer> {
    const id = await this.#database.write(async (connection) => {
      const [there] = await rows(connection, 'select id from signers where name = ?', [name]);
      if (there) return Number(there.id);
      const [added] = await rows(connection, "insert into signers values (nextval('ids'), ?, ?) returning id", [
        name,
        dominant,
      ]);
      return Number(added?.id);
    });
    this.onchange?.();
    return this.signer(id);
  }

  changeSigner(_: RequestInput<'changeSigner'>): Promise<Signer> {
    return later();
  }

  /** @throws {RequestError} `library`, where there is no such word */
  async word(id: number): Promise<LibraryWord> {
    const [word] = await this.#database.read(`${WORD} and w.id = ? group by all`, [id]);
    if (!word) throw new RequestError('library', 'This word is no longer in the library.');
    return word as unknown as LibraryWord;
  }

  /** @throws {RequestError} `library`, where there is no such signer */
  async signer(id: number): Promise<Signer> {
    const [signer] = await this.#database.read(`${SIGNER} where s.id = ? group by all`, [id]);
    if (!signer) throw new RequestError('library', 'This signer is no longer in the library.');
    return signer as unknown as Signer;
  }

  /** @param source "camera", or the name of what is imported */
  async startSession(signer: number, source: string): Promise<number> {
    const id = await this.#database.write(async (connection) => {
      const [session] = await rows(
        connection,
        "insert into sessions values (nextval('ids'), ?, epoch_ms(?::bigint), ?) returning id",
        [signer, Date.now(), source],
      );
      return Number(session?.id);
    });
    this.onchange?.();
    return id;
  }

  /** Resolves when the take is safe on the disk. */
  async saveTake(take: NewTake): Promise<TakeSummary> {
    const summary = await this.#database.write(async (connection) => {
      const [there] = await rows(connection, `select ${SUMMARY} from takes where key = ?::uuid`, [take.key]);
      if (there) return summaryOf(there);
      const notes = listValue(take.notes.map(({ code, message }) => structValue({ code, message })));
      const result = await connection.runAndReadAll(
        `insert into takes values (nextval('ids'), ?::uuid, ?, ?, ?, epoch_ms(?::bigint), ?, ?, ?, ?, ?, false, [], ?, false, false, ?, null, ?)
         returning ${SUMMARY}`,
        [
          take.key,
          take.word,
          take.signer,
          take.session,
          Math.round(take.recorded),
          take.times.length,
          take.times.at(-1) ?? 0,
          take.aspect,
          take.trim.start,
          take.trim.end,
          notes,
          take.source,
          take.digest ?? null,
        ],
        Object.fromEntries([[10, NOTES]]) as never,
      );
      const [added] = result.getRowObjectsJS();
      const saved = summaryOf(added ?? {});
      await insertLandmarks(connection, saved.id, take);
      return saved;
    });
    this.onchange?.();
    return summary;
  }

  /** Newest first. `total`: how many there are without the limit. */
  async listTakes(filter: TakeFilter, offset: number, limit: number): Promise<{ total: number; takes: TakeSummary[] }> {
    const where = conditions(filter);
    const [[count], takes] = await Promise.all([
      this.#database.read(`select count(*)::integer as total from takes where ${where.sql}`, where.values),
      this.#database.read(
        `select ${SUMMARY} from takes where ${where.sql} order by recorded desc, id desc limit ${Number(limit)} offset ${Number(offset)}`,
        where.values,
      ),
    ]);
    return { total: Number(count?.total), takes: takes.map(summaryOf) };
  }

  /** In the order asked for; takes that are gone are left out. */
  async loadTakes(ids: readonly number[]): Promise<TakeMotion[]> {
    return (await this.takes(ids)).map(({ id, aspect, times, hands, handedness }) => ({
      id,
      aspect,
      times: encodeFloats(times),
      hands: encodeFloats(hands),
      handedness: encodeFloats(handedness),
    }));
  }

  /** The same as arrays: raw, neither trimmed nor mirrored. */
  async takes(ids: readonly number[]): Promise<RawTake[]> {
    if (ids.length === 0) return [];
    const [landmarks, aspects] = await Promise.all([
      selectLandmarks(this.#database.reader, ids),
      this.#database.read(`select id, aspect from takes where id in (${ids.map(Number).join()})`),
    ]);
    const aspectOf = new Map(aspects.map(({ id, aspect }) => [Number(id), Number(aspect)]));
    return ids.flatMap((id) => {
      const motion = landmarks.get(id);
      const aspect = aspectOf.get(id);
      return motion && aspect !== undefined ? [{ id, aspect, ...motion }] : [];
    });
  }

  changeTakes(_ids: readonly number[], _change: TakeChange): Promise<TakeSummary[]> {
    return later();
  }

  /** What was undone, as a sentence; null where there is nothing left to undo. */
  undo(): Promise<string | null> {
    return later();
  }

  redo(): Promise<string | null> {
    return later();
  }

  /** Removes for good what was deleted, and with it what could be undone. */
  emptyBin(): Promise<{ takes: number }> {
    return later();
  }

  async counts(filter: TakeFilter): Promise<TakeCount[]> {
    const where = conditions(filter);
    const counts = await this.#database.read(
      `select word, signer, session, count(*)::integer as takes, (count(*) filter (${FLAGGED}))::integer as flagged
       from takes where ${where.sql} group by all order by all`,
      where.values,
    );
    return counts as unknown as TakeCount[];
  }

  /** A validated takes.parquet (training/takes.ts) into the library, wholly or not at all. */
  importParquet(_path: string, _about: { source: string }): Promise<{ takes: number; words: number; signers: number }> {
    return later();
  }

  /** How many takes were written. `applied`: trims cut and mirrored takes mirrored for good. */
  exportParquet(_path: string, _filter: TakeFilter, _how: { applied: boolean }): Promise<number> {
    return later();
  }

  /** Which of these contents (SHA-256) were imported before. */
  findClips(_digests: readonly string[]): Promise<string[]> {
    return later();
  }

  /** Sentences on what is not as it must be; empty where all is well. */
  check(): Promise<string[]> {
    return later();
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

function later(): never {
  throw new RequestError('library', 'This cannot be done yet.');
}

function summaryOf(row: Row): TakeSummary {
  const { trim_start, trim_end, ...rest } = row;
  return { ...rest, trim: { start: Number(trim_start), end: Number(trim_end) } } as TakeSummary;
}

function conditions({ word, signer, session, tag, note, deleted }: TakeFilter) {
  const parts = [deleted ? 'deleted' : 'not deleted'];
  const values: (string | number)[] = [];
  const and = (sql: string, value?: string | number) => {
    parts.push(sql);
    if (value !== undefined) values.push(value);
  };
  if (word !== undefined) and('word = ?', word);
  if (signer !== undefined) and('signer = ?', signer);
  if (session !== undefined) and('session = ?', session);
  if (tag !== undefined) and('list_contains(tags, ?)', tag);
  if (note === 'any') and(FLAGGED);
  else if (note === 'none') and('len(notes) = 0');
  else if (note !== undefined) and('len(list_filter(notes, lambda n: n.code = ?)) > 0', note);
  return { sql: parts.join(' and '), values };
}
