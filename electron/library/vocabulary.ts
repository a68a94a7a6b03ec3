/** Words, signers and sessions in the tables. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { RequestError, type LibraryDescription, type LibraryWord, type RequestInput, type Signer } from '../ipc.ts';
import { rows } from './connections.ts';
import { FLAGGED, timestamp } from './takes.ts';

const WORDS = `with counts as (select word, count(*)::integer as takes, (count(*) filter (${FLAGGED}))::integer as flagged,
    count(distinct signer)::integer as signers from takes where not deleted group by word)
  select id, w.word, language, note, reference, coalesce(takes, 0) as takes, coalesce(flagged, 0) as flagged,
    coalesce(signers, 0) as signers
  from words w left join counts on counts.word = w.id where not removed`;
const SIGNERS = `with counts as (select signer, count(*)::integer as takes from takes where not deleted group by signer)
  select id, name, dominant, coalesce(takes, 0) as takes from signers left join counts on signer = id`;
const SESSIONS = `with counts as (select session, (count(*) filter (not deleted))::integer as takes,
    (count(*) filter (deleted))::integer as deleted from takes group by session)
  select id, signer, epoch_ms(started)::double as started, source, coalesce(takes, 0) as takes,
    coalesce(deleted, 0) as deleted
  from sessions left join counts on session = id`;

const gone = (what: string) => new RequestError('library', `This ${what} is no longer in the library.`);

/** @throws {RequestError} `library`, where there is no such word */
export async function selectWord(connection: DuckDBConnection, id: number): Promise<LibraryWord> {
  const [word] = await rows(connection, `${WORDS} and id = ?`, [id]);
  if (!word) throw gone('word');
  return word as unknown as LibraryWord;
}

/** @throws {RequestError} `library`, where there is no such signer */
export async function selectSigner(connection: DuckDBConnection, id: number): Promise<Signer> {
  const [signer] = await rows(connection, `${SIGNERS} where id = ?`, [id]);
  if (!signer) throw gone('signer');
  return signer as unknown as Signer;
}

export async function describe(connection: DuckDBConnection): Promise<Omit<LibraryDescription, 'undo' | 'redo'>> {
  const [totals] = await rows(
    connection,
    `select (count(*) filter (not deleted))::integer as takes, (count(*) filter (deleted))::integer as deleted from takes`,
  );
  const tags = await rows(
    connection,
    'select distinct unnest(tags) as tag from takes where len(tags) > 0 and not deleted order by tag',
  );
  return {
    words: (await rows(connection, `${WORDS} order by w.word, id`)) as unknown as LibraryWord[],
    signers: (await rows(connection, `${SIGNERS} order by name, id`)) as unknown as Signer[],
    sessions: (await rows(connection, `${SESSIONS} order by started, id`)) as unknown as LibraryDescription['sessions'],
    tags: tags.map(({ tag }) => String(tag)),
    takes: Number(totals?.takes),
    deleted: Number(totals?.deleted),
  };
}

/** The number of the word of that name, made where it is missing. */
export async function insertWord(connection: DuckDBConnection, input: RequestInput<'addWord'>): Promise<number> {
  const { word, language = '', note = '', reference = '' } = input;
  const [there] = await rows(connection, 'select id from words where word = ? and not removed', [word]);
  if (there) return Number(there.id);
  const [added] = await rows(connection, "insert into words values (nextval('ids'), ?, ?, ?, ?, false) returning id", [
    word,
    language,
    note,
    reference,
  ]);
  return Number(added?.id);
}

/** @throws {RequestError} `library`, where it is gone, or another word has that name */
export async function updateWord(connection: DuckDBConnection, input: RequestInput<'changeWord'>): Promise<void> {
  const now = { ...(await selectWord(connection, input.id)), ...definedOf(input) };
  const { id, word, language, note, reference } = now;
  const [other] = await rows(connection, 'select id from words where word = ? and id <> ? and not removed', [word, id]);
  if (other)
    throw new RequestError('library', `There is a word “${word}” already: choose another name, or relabel its takes.`);
  const update = 'update words set word = ?, language = ?, note = ?, reference = ? where id = ?';
  await connection.run(update, [word, language, note, reference, id]);
}

/** The row stays: undoing may bring a take back that belongs to it. @throws {RequestError} `library`, where it has takes */
export async function removeWord(connection: DuckDBConnection, id: number): Promise<void> {
  const { word } = await selectWord(connection, id);
  const [count] = await rows(
    connection,
    'select count(*)::integer as takes, (count(*) filter (deleted))::integer as deleted from takes where word = ?',
    [id],
  );
  const takes = Number(count?.takes);
  if (takes > 0) {
    const empty = takes === Number(count?.deleted) ? 'Empty the bin' : 'Delete or relabel them, then empty the bin';
    throw new RequestError('library', `“${word}” still has takes. ${empty} to remove it.`);
  }
  await connection.run('update words set removed = true where id = ?', [id]);
}

/** The number of the signer of that name, made where there is none. */
export async function insertSigner(
  connection: DuckDBConnection,
  { name, dominant }: RequestInput<'addSigner'>,
): Promise<number> {
  const [there] = await rows(connection, 'select id from signers where name = ?', [name]);
  if (there) return Number(there.id);
  const insert = "insert into signers values (nextval('ids'), ?, ?) returning id";
  const [added] = await rows(connection, insert, [name, dominant]);
  return Number(added?.id);
}

/** @throws {RequestError} `library`, where they are gone, or another signer has that name */
export async function updateSigner(connection: DuckDBConnection, input: RequestInput<'changeSigner'>): Promise<void> {
  const before = await selectSigner(connection, input.id);
  const { id, name, dominant } = { ...before, ...definedOf(input) };
  const [other] = await rows(connection, 'select id from signers where name = ? and id <> ?', [name, id]);
  if (other) throw new RequestError('library', `There is a signer “${name}” already: choose another name.`);
  await connection.run('update signers set name = ?, dominant = ? where id = ?', [name, dominant, id]);
  if (name !== before.name) await connection.run('insert into former_names values (?, ?)', [id, before.name]);
}

/** What they are and were called, each once; without names that are another's now. */
export async function namesOf(connection: DuckDBConnection, signer: number): Promise<string[]> {
  const names = await rows(
    connection,
    `select name from signers where id = $signer union select name from former_names
     where signer = $signer and name not in (select name from signers where id <> $signer)`,
    { signer },
  );
  return names.map(({ name }) => String(name));
}

/** @throws {RequestError} `library`, where there is no such signer */
export async function insertSession(connection: DuckDBConnection, signer: number, source: string): Promise<number> {
  await selectSigner(connection, signer);
  const started = Date.now();
  const [session] = await rows(
    connection,
    "insert into sessions values (nextval('ids'), ?, ?, ?, ?) returning id",
    // Exported sessions are told apart by their names.
    [signer, `${source} ${new Date(started).toISOString()}`, timestamp(started), source],
  );
  return Number(session?.id);
}

/** The session in which the signer signed what was taken for another's: same time, same place. */
export async function sessionOf(connection: DuckDBConnection, signer: number, session: number): Promise<number> {
  const same = 'from sessions s join sessions o on s.name = o.name and s.started = o.started and s.source = o.source';
  const [there] = await rows(connection, `select s.id ${same} where o.id = ? and s.signer = ? order by s.id`, [
    session,
    signer,
  ]);
  if (there) return Number(there.id);
  const copy =
    "insert into sessions select nextval('ids'), ?, name, started, source from sessions where id = ? returning id";
  const [made] = await rows(connection, copy, [signer, session]);
  return Number(made?.id);
}

const definedOf = <T extends object>(input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<T>;
