/** The results of a sweep as Parquet, one row a job. */
import { rename, rm } from 'node:fs/promises';
import {
  DOUBLE,
  DuckDBDataChunk,
  INTEGER,
  LIST,
  listValue,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { quoted, withDuckDB } from '../exchange/duckdb.ts';
import type { Axis } from './grid.ts';
import { settingsText } from './grid.ts';
import type { SweptJob } from './run.ts';

/** Beside a column for each name of the grid. Lists go signer by signer. */
const COLUMNS: Record<string, DuckDBType> = {
  job: VARCHAR,
  family: VARCHAR,
  settings: VARCHAR,
  fold: VARCHAR,
  seed: INTEGER,
  state: VARCHAR,
  takes: INTEGER,
  top1: DOUBLE,
  top5: DOUBLE,
  signers: LIST(VARCHAR),
  signer_takes: LIST(INTEGER),
  signer_top1: LIST(INTEGER),
  signer_top5: LIST(INTEGER),
  parameters: INTEGER,
  seconds: DOUBLE,
  attempts: INTEGER,
  worker: VARCHAR,
  digest: VARCHAR,
  error: VARCHAR,
};
/** Rows that are handed to DuckDB at once; it takes 2,048 at most. */
const CHUNK = 1024;

/** Writes beside the target and renames. */
export async function writeResults(path: string, grid: readonly Axis[], jobs: readonly SweptJob[]): Promise<void> {
  const types: Record<string, DuckDBType> = { ...COLUMNS };
  for (const { name } of grid) types[name] = DOUBLE;
  const beside = `${path}.${process.pid}.new`;
  try {
    await withDuckDB(async (connection) => {
      const columns = Object.entries(types).map(([name, type]) => `"${name}" ${type.toString()}`);
      await connection.run(`create table results (${columns.join(', ')})`);
      const appender = await connection.createAppender('results');
      for (let at = 0; at < jobs.length; at += CHUNK) {
        const rows = jobs.slice(at, at + CHUNK).map(valuesOf);
        const chunk = DuckDBDataChunk.create(Object.values(types), rows.length);
        Object.keys(types).forEach((name, k) =>
          chunk.setColumnValues(
            k,
            rows.map((row) => row[name] ?? null),
          ),
        );
        appender.appendDataChunk(chunk);
      }
      appender.closeSync();
      await connection.run(`copy results to ${quoted(beside)} (format parquet, compression zstd)`);
    });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function valuesOf({ id, configuration, job, outcome }: SweptJob): Record<string, DuckDBValue> {
  const { family, settings } = configuration;
  const planned = {
    job: id,
    family,
    settings: settingsText(settings),
    fold: job.fold,
    seed: job.recipe.seed,
    state: outcome.kind,
    attempts: outcome.attempts,
    ...settings,
  };
  if (outcome.kind === 'failed') return { ...planned, error: outcome.error };
  const { signers, parameters, seconds, digest } = outcome.figures;
  const counts = Object.values(signers);
  const takes = counts.reduce((sum, { n }) => sum + n, 0);
  return {
    ...planned,
    takes,
    top1: counts.reduce((sum, { top1 }) => sum + top1, 0) / takes,
    top5: counts.reduce((sum, { top5 }) => sum + top5, 0) / takes,
    signers: listValue(Object.keys(signers)),
    signer_takes: listValue(counts.map(({ n }) => n)),
    signer_top1: listValue(counts.map(({ top1 }) => top1)),
    signer_top5: listValue(counts.map(({ top5 }) => top5)),
    parameters,
    seconds,
    worker: outcome.worker,
    digest,
  };
}
