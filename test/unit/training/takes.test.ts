import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framesOf, InputError, readTakes, takeOf, writeTakes } from '../../../training/takes.ts';
import { makeTakes } from './data.ts';

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-takes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A Parquet file out of one SQL query. */
async function parquet(name: string, query: string): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path(name)}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path(name);
}

const good = `select 'hello' as word, 'a' as signer, 'x' as session, null::varchar as split, 'made' as source, 1.33::float as aspect,
  [0, 50]::float[] as t_ms, [0.5 for i in range(252)]::float[] as hands, [1, 1, 1, 1]::float[] as handedness`;
const but = (column: string, value: string) => `select * replace (${value} as ${column}) from (${good})`;

describe('takes.parquet', () => {
  it('comes back as it was written, absent hands included', async () => {
    const takes = makeTakes({ signers: 2, each: 2 });
    await writeTakes(path('round.parquet'), takes);
    expect(await readTakes([path('round.parquet')])).toEqual(takes);
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is read in the order of rows and files', async () => {
    const takes = makeTakes({ signers: 1, each: 3 });
    await writeTakes(path('one.parquet'), takes.slice(0, 5));
    await writeTakes(path('two.parquet'), takes.slice(5));
    expect((await readTakes([path('one.parquet'), path('two.parquet')])).map(({ word }) => word)).toEqual(
      takes.map(({ word }) => word),
    );
  });

  it('turns into camera frames and back', () => {
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    const back = takeOf(framesOf(take), take);
    // The lone hand of each frame moves to the first slot: order of detection, not side.
    expect(framesOf(back)).toEqual(framesOf(take));
    expect(back.times).toEqual(take.times);
  });

  it('reads the good row that the bad ones below are made of', async () => {
    expect(await readTakes([await parquet('good.parquet', good)])).toHaveLength(1);
  });

  const bad: Record<string, () => Promise<string>> = {
    'a file that is not there': async () => path('nothing.parquet'),
    'an empty file': async () => {
      await writeFile(path('empty.parquet'), '');
      return path('empty.parquet');
    },
    'a file that is no Parquet': async () => {
      await writeFile(path('text.parquet'), 'PAR1 not really PAR1');
      return path('text.parquet');
    },
    'half a file': async () => {
      await writeTakes(path('whole.parquet'), makeTakes({ signers: 1, each: 1 }));
      const bytes = await readFile(path('whole.parquet'));
      await writeFile(path('half.parquet'), bytes.subarray(0, bytes.length / 2));
      return path('half.parquet');
    },
    'a column missing': () => parquet('missing.parquet', `select * exclude (hands) from (${good})`),
    'no rows': () => parquet('rows.parquet', `select * from (${good}) where false`),
    'text for landmarks': () => parquet('text-hands.parquet', but('hands', `['a', 'b']`)),
    'too few landmarks': () => parquet('few.parquet', but('hands', '[0.5 for i in range(251)]::float[]')),
    'too few handedness values': () => parquet('side.parquet', but('handedness', '[1]::float[]')),
    'no landmarks': () => parquet('null.parquet', but('hands', 'null::float[]')),
    'no signer': () => parquet('signer.parquet', but('signer', 'null::varchar')),
    'no word': () => parquet('word.parquet', but('word', `''`)),
    'time that runs backwards': () => parquet('time.parquet', but('t_ms', '[50, 0]::float[]')),
    'time that is no number': () => parquet('nan.parquet', but('t_ms', `[0::float, 'nan'::float]`)),
    'an impossible aspect': () => parquet('aspect.parquet', but('aspect', '0::float')),
    'a landmark on the moon': () => parquet('moon.parquet', but('hands', '[4e8 for i in range(252)]::float[]')),
    'infinite landmarks': () => parquet('inf.parquet', but('hands', `['inf'::float for i in range(252)]`)),
  };
  it.each(Object.entries(bad))('with %s is refused in one sentence', async (_, make) => {
    const error: unknown = await readTakes([await make()]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(/^[^\n]+\.$/);
    expect((error as Error).message).not.toContain(folder);
  });
});
