/** Changes of takes, and what the takes were before: so that each can be undone and redone, also after a restart. */
import {
  BOOLEAN,
  DOUBLE,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBValue,
} from '@duckdb/node-api';
import { trimmedRange } from '../../training/exchange/edits.ts';
import { RequestError, type TakeChange, type TakeSummary, type Trim } from '../ipc.ts';
import { rows } from './connections.ts';
import { floatsOf } from './landmarks.ts';
import { numbers, summaries, timestamp } from './takes.ts';
import { selectSigner, selectWord, sessionOf } from './vocabulary.ts';

/** Changes that can be undone. */
const KEPT = 200;
const FIELDS = ['word', 'signer', 'session', 'trim_start', 'trim_end', 'mirrored', 'tags', 'kept', 'deleted'] as const;
const TYPES = {
  word: INTEGER,
  signer: INTEGER,
  start: DOUBLE,
  end: DOUBLE,
  mirrored: BOOLEAN,
  kept: BOOLEAN,
  deleted: BOOLEAN,
};

/**
 * Within a transaction.
 * @throws {RequestError} `library`, where a take, the word or the signer is gone, or the trim does not fit one of the takes
 */
export async function changeTakes(
  connection: DuckDBConnection,
  takes: readonly number[],
  change: TakeChange,
): Promise<TakeSummary[]> {
  const ids = [...new Set(takes)];
  const before = await summaries(connection, ids);
  if (before.length < ids.length)
    throw new RequestError('library', 'One of these takes is no longer in the library. Nothing was changed.');
  if (change.word !== undefined) await selectWord(connection, change.word);
  if (change.trim) await checkTrim(connection, ids, change.trim);
  const { signer } = change;
  let sessions = 'session';
  if (signer !== undefined) {
    await selectSigner(connection, signer);
    const moved = new Set(before.filter((take) => take.signer !== signer).map((take) => take.session));
    const cases = [];
    for (const from of moved) cases.push(`when ${from} then ${await sessionOf(connection, signer, from)}`);
    if (cases.length) sessions = `case when signer = $signer then session else case session ${cases.join(' ')} end end`;
  }
  const [entry] = await rows(connection, "select nextval('ids')::integer as id");
  const id = Number(entry?.id);
  const set = changed(change);
  const after = FIELDS.map((field) => `${field}: ${field === 'session' ? sessions : (set.sql[field] ?? field)}`);
  const [written] = await rows(
    connection,
    `insert into journal_takes select $change::integer, id, before, after from (
       select id, {${FIELDS.map((field) => `${field}: ${field}`).join()}} as before, {${after.join()}} as after
       from takes where id in (${numbers(ids)})) where before is distinct from after`,
    { ...set.values, change: id },
    { ...TYPES, tags: LIST(VARCHAR) },
  );
  const touched = Number(written?.Count);
  if (touched > 0) {
    await apply(connection, id, 'after');
    const sentence = await inWords(connection, change, touched);
    await connection.run('insert into journal values (?, ?, ?, false)', [id, timestamp(Date.now()), sentence]);
    // What was undone cannot be redone after this.
    const kept = `select id from journal where not undone order by id desc limit ${KEPT}`;
    await connection.run(`delete from journal where id not in (${kept})`);
    await connection.run('delete from journal_takes where change not in (select id from journal)');
  }
  return summaries(connection, takes);
}

/** What undoing and redoing would do. */
export async function nextChanges(connection: DuckDBConnection): Promise<{ undo: string | null; redo: string | null }> {
  const [next] = await rows(
    connection,
    `select arg_max(sentence, id) filter (not undone) as undo, arg_min(sentence, id) filter (undone) as redo from journal`,
  );
  return { undo: (next?.undo as string) ?? null, redo: (next?.redo as string) ?? null };
}

/** Within a transaction. What was undone, in words; null where there is nothing left. */
export async function undo(connection: DuckDBConnection): Promise<string | null> {
  return step(connection, 'not undone', 'desc', 'before');
}

export async function redo(connection: DuckDBConnection): Promise<string | null> {
  return step(connection, 'undone', 'asc', 'after');
}

async function step(connection: DuckDBConnection, which: string, order: string, state: 'before' | 'after') {
  const [next] = await rows(connection, `select id, sentence from journal where ${which} order by id ${order} limit 1`);
  if (!next) return null;
  const id = Number(next.id);
  await apply(connection, id, state);
  await revive(connection);
  await connection.run('update journal set undone = ? where id = ?', [state === 'before', id]);
  return String(next.sentence);
}

async function apply(connection: DuckDBConnection, change: number, state: 'before' | 'after'): Promise<void> {
  const set = FIELDS.map((field) => `${field} = j.${state}.${field}`).join();
  await connection.run(`update takes set ${set} from journal_takes j where j.change = ? and j.take = takes.id`, [
    change,
  ]);
}

/** A word that was removed when it had no takes left gets them back: so it is a word again, or its namesake has them. */
async function revive(connection: DuckDBConnection): Promise<void> {
  const removed = await rows(
    connection,
    `select r.id, min(w.id) as namesake from words r left join words w on w.word = r.word and not w.removed
     where r.removed and r.id in (select word from takes) group by r.id order by r.id`,
  );
  for (const { id, namesake } of removed) {
    if (namesake === null) await connection.run('update words set removed = false where id = ?', [Number(id)]);
    else await connection.run('update takes set word = ? where word = ?', [Number(namesake), Number(id)]);
  }
}

/** Within a transaction: removes deleted takes for good, and each change that one of them had a part in. */
export async function emptyBin(connection: DuckDBConnection): Promise<{ takes: number }> {
  const deleted = 'select id from takes where deleted';
  await connection.run(`delete from journal where id in (select change from journal_takes where take in (${deleted}))`);
  await connection.run('delete from journal_takes where change not in (select id from journal)');
  await connection.run(`delete from landmarks where take in (${deleted})`);
  const [gone] = await rows(connection, 'delete from takes where deleted');
  return { takes: Number(gone?.Count) };
}

/** The change as expressions over the columns of `takes`, by field. */
function changed({ word, signer, trim, mirrored, tags, kept, deleted }: TakeChange) {
  const given: Record<string, DuckDBValue | undefined> = {
    word,
    signer,
    start: trim?.start,
    end: trim?.end,
    mirrored,
    kept,
    deleted,
  };
  if (tags) given.tags = listValue([...new Set(tags)]);
  const values = Object.fromEntries(Object.entries(given).filter((each) => each[1] !== undefined));
  const columns: Record<string, string> = { start: 'trim_start', end: 'trim_end' };
  const sql = Object.fromEntries(Object.keys(values).map((name) => [columns[name] ?? name, `$${name}`]));
  return { sql: sql as Partial<Record<string, string>>, values: values as Record<string, DuckDBValue> };
}

async function checkTrim(connection: DuckDBConnection, ids: readonly number[], { start, end }: Trim): Promise<void> {
  const found = await connection.runAndReadAll(`select t_ms from landmarks where take in (${numbers(ids)})`);
  for (const [bytes] of found.getRows()) {
    const times = floatsOf(bytes);
    const first = times[0] ?? 0;
    const inside = start >= 0 && end <= (times.at(-1) ?? 0) - first;
    const [from, to] = trimmedRange(times, { start: start + first, end: end + first });
    if (!inside || from === to)
      throw new RequestError('library', 'The trim does not lie in the take. Nothing was changed.');
  }
}

async function inWords(connection: DuckDBConnection, change: TakeChange, count: number): Promise<string> {
  const takes = count === 1 ? 'a take' : `${count} takes`;
  const { word, signer, trim, mirrored, tags, kept, deleted } = change;
  if (Object.values(change).filter((value) => value !== undefined).length > 1) return `Change ${takes}`;
  if (deleted !== undefined) return deleted ? `Delete ${takes}` : `Bring back ${takes}`;
  if (word !== undefined) return `Relabel ${takes} as ${(await selectWord(connection, word)).word}`;
  if (signer !== undefined) return `Give ${takes} to ${(await selectSigner(connection, signer)).name}`;
  if (trim) return `Trim ${takes}`;
  if (mirrored !== undefined) return mirrored ? `Mirror ${takes}` : `Unmirror ${takes}`;
  if (tags) return `Tag ${takes}`;
  return kept ? `Keep ${takes}` : `Flag ${takes} again`;
}
