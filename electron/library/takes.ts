/** Takes in the tables: saved, listed, counted. */
import {
  DuckDBTimestampValue,
  LIST,
  listValue,
  STRUCT,
  structValue,
  VARCHAR,
  type DuckDBConnection,
} from '@duckdb/node-api';
import { RequestError, type QualityNote, type TakeFilter, type TakeSummary, type Trim } from '../ipc.ts';
import { preparedRows, rows, type Row } from './connections.ts';
import { checkMotion, insertLandmarks, type Motion } from './landmarks.ts';

/** A take that is to be saved. */
export interface NewTake extends Motion {
  /** UUID that the caller made with the take: saving it again after an unclear failure cannot double it. */
  key: string;
  word: number;
  signer: number;
  session: number;
  /** ms since 1970. */
  recorded: number;
  /** Picture width / height. */
  aspect: number;
  trim: Trim;
  notes: QualityNote[];
  tags?: string[];
  /** "camera", or the name of what it came from. */
  source: string;
  /** SHA-256 of the video file that it was made of, hexadecimal. */
  digest?: string;
}

/** Takes that agree in all but the take. */
export interface TakeCount {
  word: number;
  signer: number;
  session: number;
  takes: number;
  /** Of them, those with notes that nobody has dismissed. */
  flagged: number;
}

export const FLAGGED = 'len(notes) > 0 and not kept';
const SUMMARY = `id, word, signer, session, epoch_ms(recorded)::double as recorded, frames, duration, trim_start, trim_end,
  mirrored, tags, notes, kept, deleted`;
const NOTES = LIST(STRUCT({ code: VARCHAR, message: VARCHAR }));

/**
 * Within a transaction. A take whose key is there already is not saved again.
 * @throws {RequestError} `library`, where word, signer or session are gone
 * @throws {RangeError} where it is no take
 */
export async function insertTake(connection: DuckDBConnection, take: NewTake): Promise<TakeSummary> {
  checkMotion(take);
  const { key, word, signer, session, recorded, times, aspect, trim, notes, tags = [], source, digest } = take;
  const duration = (times.at(-1) ?? 0) - (times[0] ?? 0);
  if (!(trim.start >= 0 && trim.start <= trim.end && trim.end <= duration))
    throw new RangeError(`The trim ${trim.start}..${trim.end} ms does not lie in the take of ${duration} ms.`);
  const [known] = await preparedRows(
    connection,
    `select (select id from takes where key = $key::uuid) as there, exists (from words where id = $word and not removed)
       and exists (from signers where id = $signer) and exists (from sessions where id = $session) as complete`,
    { key, word, signer, session },
  );
  if (typeof known?.there === 'number') return one(await summaries(connection, [known.there]));
  if (!known?.complete)
    throw new RequestError('library', 'The word or the signer of this take is no longer in the library: add it again.');
  const inserted = await preparedRows(
    connection,
    `insert into takes values (nextval('ids'), $key::uuid, $word, $signer, $session, $recorded, $frames, $duration,
       $aspect, $start, $end, false, $tags, $notes, false, false, $source, null, $digest) returning ${SUMMARY}`,
    {
      key,
      word,
      signer,
      session,
      recorded: timestamp(recorded),
      frames: times.length,
      duration,
      aspect,
      start: trim.start,
      end: trim.end,
      notes: listValue(notes.map(({ code, message }) => structValue({ code, message }))),
      tags: listValue(tags),
      source,
      digest: digest ?? null,
    },
    // Neither an empty list nor null tells of what type it is.
    { notes: NOTES, tags: LIST(VARCHAR), digest: VARCHAR },
  );
  const saved = one(inserted.map(summaryOf));
  await insertLandmarks(connection, saved.id, take);
  return saved;
}

/** @param ms since 1970 */
export const timestamp = (ms: number) => new DuckDBTimestampValue(BigInt(Math.round(ms)) * 1000n);

/** In the order of `ids`; takes that are gone are left out. */
export async function summaries(connection: DuckDBConnection, ids: readonly number[]): Promise<TakeSummary[]> {
  const found = await rows(connection, `select ${SUMMARY} from takes where id in (${numbers(ids)})`);
  const byId = new Map(found.map((row) => [Number(row.id), summaryOf(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Newest first. */
export async function selectTakes(
  connection: DuckDBConnection,
  filter: TakeFilter,
  offset: number,
  limit: number,
): Promise<{ total: number; takes: TakeSummary[] }> {
  const { where, values } = conditions(filter);
  const [count] = await rows(connection, `select count(*)::integer as total from takes where ${where}`, values);
  const page = `order by takes.recorded desc, id desc limit ${numbers([limit])} offset ${numbers([offset])}`;
  const takes = await rows(connection, `select ${SUMMARY} from takes where ${where} ${page}`, values);
  return { total: Number(count?.total), takes: takes.map(summaryOf) };
}

export async function countTakes(connection: DuckDBConnection, filter: TakeFilter): Promise<TakeCount[]> {
  const { where, values } = conditions(filter);
  const counts = await rows(
    connection,
    `select word, signer, session, count(*)::integer as takes, (count(*) filter (${FLAGGED}))::integer as flagged
     from takes where ${where} group by word, signer, session order by word, signer, session`,
    values,
  );
  return counts as unknown as TakeCount[];
}

/** A filter as SQL over the columns of `takes`. */
export function conditions(filter: TakeFilter): { where: string; values: (string | number)[] } {
  const { takes, word, signer, session, tag, note, deleted } = filter;
  const parts = [deleted ? 'deleted' : 'not deleted'];
  if (takes) parts.push(`id in (${numbers(takes)})`);
  const values: (string | number)[] = [];
  const equal = { 'word = ?': word, 'signer = ?': signer, 'session = ?': session, 'list_contains(tags, ?)': tag };
  for (const [part, value] of Object.entries(equal)) {
    if (value === undefined) continue;
    parts.push(part);
    values.push(value);
  }
  if (note === 'any') parts.push(FLAGGED);
  else if (note === 'none') parts.push('len(notes) = 0');
  else if (note !== undefined) {
    parts.push('list_contains(list_transform(notes, lambda each: each.code), ?)');
    values.push(note);
  }
  return { where: parts.join(' and '), values };
}

/** Numbers as SQL: nothing else gets through. */
export const numbers = (values: readonly number[]): string => {
  if (!values.every(Number.isSafeInteger)) throw new RangeError('These are no whole numbers.');
  return values.length ? values.join() : 'null';
};

function summaryOf(row: Row): TakeSummary {
  const { trim_start, trim_end, ...rest } = row;
  return { ...rest, trim: { start: Number(trim_start), end: Number(trim_end) } } as TakeSummary;
}

function one(takes: readonly TakeSummary[]): TakeSummary {
  const [take] = takes;
  if (!take) throw new Error('A take that was just saved is not there.');
  return take;
}
