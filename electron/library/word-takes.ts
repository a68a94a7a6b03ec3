/** Words with what their takes come to, and the newest of those takes: counted in one query, however many takes there are. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Trim } from '../ipc.ts';
import { rows } from './connections.ts';
import { numbers } from './takes.ts';

export interface WordTally {
  id: number;
  word: string;
  /** Takes that are not deleted; of them, those that were recorded here. */
  takes: number;
  recorded: number;
  /** The highest number of a take; 0 where there is none. */
  newest: number;
}

/** A take, and how a person wants it to be read. */
export interface TakeReference {
  id: number;
  word: number;
  signer: number;
  trim: Trim;
  mirrored: boolean;
}

/** All words, by name. */
export async function tallyWords(connection: DuckDBConnection): Promise<WordTally[]> {
  const found = await rows(
    connection,
    `with counts as (select word, count(*)::integer as takes, max(takes.id) as newest,
         (count(*) filter (sessions.source = 'camera'))::integer as recorded
       from takes join sessions on sessions.id = takes.session where not deleted group by word)
     select id, w.word, coalesce(takes, 0) as takes, coalesce(recorded, 0) as recorded, coalesce(newest, 0) as newest
     from words w left join counts on counts.word = w.id where not removed order by w.word, id`,
  );
  return found as unknown as WordTally[];
}

/** At most so many takes of each of the words, newest first. @param here only those that were recorded here */
export async function newestOfEach(
  connection: DuckDBConnection,
  words: readonly number[],
  most: number,
  here = false,
): Promise<TakeReference[]> {
  const cameras = here ? "and session in (select id from sessions where source = 'camera')" : '';
  const found = await rows(
    connection,
    `select id, word, signer, trim_start, trim_end, mirrored from takes where not deleted and word in (${numbers(words)}) ${cameras}
     qualify row_number() over (partition by word order by recorded desc, id desc) <= ${numbers([most])}
     order by word, recorded desc, id desc`,
  );
  return found.map(({ id, word, signer, trim_start, trim_end, mirrored }) => ({
    id: Number(id),
    word: Number(word),
    signer: Number(signer),
    trim: { start: Number(trim_start), end: Number(trim_end) },
    mirrored: Boolean(mirrored),
  }));
}
