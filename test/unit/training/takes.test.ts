import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyEdits } from '../../../training/exchange/edits.ts';
import { framesOf, InputError, readTakes, takeOf, writeTakes, type Take } from '../../../training/takes.ts';
import { makeTakes } from './data.ts';

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-takes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A Parquet file out of one SQL query. */
async function parquet(name: string, query: string, options = ''): Promise<string> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (${query}) to '${path(name)}' (format parquet${options})`);
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

  it('is read in its own order where it has many row groups', async () => {
    const query = `select * replace ('w' || i as word) from (${good}), range(20000) r(i) order by i`;
    await parquet('many.parquet', query, ', row_group_size 2048');
    const words = (await readTakes([path('many.parquet')])).map(({ word }) => word);
    expect(words).toEqual(Array.from({ length: 20_000 }, (_, k) => `w${k}`));
  });

  it('is the file that is named: brackets are no pattern, and a folder word=x no column', async () => {
    const takes = makeTakes({ signers: 1, each: 1 });
    await mkdir(path('word=hello'));
    const name = join('word=hello', 'takes[1].parquet');
    await writeTakes(path(name), takes);
    expect(await readTakes([path(name)])).toEqual(takes);
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
    'a trim that leaves no frame': () => parquet('trim.parquet', `select *, 60::float as trim_start_ms from (${good})`),
    'a trim of text': () => parquet('trim-text.parquet', `select *, 'a' as trim_start_ms from (${good})`),
    'infinite landmarks': () => parquet('inf.parquet', but('hands', `['inf'::float for i in range(252)]`)),
  };
  it.each(Object.entries(bad))('with %s is refused in one sentence', async (_, make) => {
    const error: unknown = await readTakes([await make()]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(/^[^\n]+\.$/);
    expect((error as Error).message).not.toContain(folder);
  });
});

describe('the columns that a file may lack', () => {
  const details = {
    recordedAt: new Date('2024-02-29T12:34:56.789Z'),
    tags: ['lab', 'two words', ''],
    notes: [],
    language: 'ASL',
    dominant: 'left',
  } as const;
  const edited = (): Take[] => {
    const [a, b, c, d] = makeTakes({ signers: 2, each: 1 });
    if (!a || !b || !c || !d) throw new Error('too few takes');
    return [
      {
        ...a,
        ...details,
        tags: [...details.tags],
        notes: [],
        edits: { trim: { start: 100, end: 400 }, mirrored: true },
      },
      { ...b, edits: { trim: null, mirrored: false } },
      { ...c, edits: { trim: { start: -50, end: 1e6 }, mirrored: false } },
      d,
    ];
  };
  const columnsOf = async (file: string) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(`describe select * from '${path(file)}'`);
    connection.closeSync();
    instance.closeSync();
    return Object.fromEntries(reader.getRows().map(([name, type]) => [name, type]));
  };

  it('come back as they were written, the landmarks as recorded', async () => {
    await writeTakes(path('edited.parquet'), edited());
    expect(await readTakes([path('edited.parquet')], { raw: true })).toEqual(edited());
    expect(await columnsOf('edited.parquet')).toMatchObject({
      trim_start_ms: 'FLOAT',
      trim_end_ms: 'FLOAT',
      mirrored: 'BOOLEAN',
      recorded_at: 'TIMESTAMP',
      tags: 'VARCHAR[]',
      notes: 'VARCHAR[]',
      language: 'VARCHAR',
      dominant: 'VARCHAR',
    });
  });

  it('are written only where a take has them', async () => {
    await writeTakes(path('plain.parquet'), makeTakes({ signers: 1, each: 1 }));
    expect(Object.keys(await columnsOf('plain.parquet'))).toHaveLength(9);
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    await writeTakes(path('language.parquet'), [{ ...take, language: 'KSL' }]);
    expect(Object.keys(await columnsOf('language.parquet')).slice(9)).toEqual(['language']);
  });

  it('are applied to what training reads: the sign’s own frames from time 0, mirrored', async () => {
    await writeTakes(path('apply.parquet'), edited());
    const [cut, same, whole, plain] = await readTakes([path('apply.parquet')]);
    const [raw, ...others] = edited();
    expect([same, whole, plain].map((take) => take?.hands)).toEqual(others.map(({ hands }) => hands));
    expect([...(cut?.times ?? [])]).toEqual([0, 50, 100, 150, 200, 250, 300]);
    expect(cut).not.toHaveProperty('edits');
    expect(cut).toMatchObject(details);
    expect(cut?.hands).toHaveLength(7 * 126);
    for (let k = 0; k < 7 * 126; k++) {
      const before = raw?.hands[2 * 126 + k] ?? 0;
      expect(cut?.hands[k]).toBe(k % 3 === 0 ? Math.fround(1 - before) : before);
    }
    for (let k = 0; k < 14; k++) expect(cut?.handedness[k]).toBe(1 - (raw?.handedness[4 + k] ?? 0));
  });

  it('keep the frames at the ends of a trim whose figures single precision cannot hold', async () => {
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    const times = take.times.map((_, k) => (k * 1000) / 30);
    const trim = { start: 1000 / 30, end: 5000 / 30 };
    expect(applyEdits({ ...take, times, edits: { trim, mirrored: false } }).times).toHaveLength(5);
  });

  it('mirror twice to the same take', () => {
    const mirrored = (take: Take) => applyEdits({ ...take, edits: { trim: null, mirrored: true } });
    for (const take of makeTakes({ signers: 1, each: 1 })) {
      const back = mirrored(mirrored(take));
      expect(back.handedness).toEqual(take.handedness);
      for (let k = 0; k < take.hands.length; k++) {
        if (Number.isNaN(take.hands[k])) expect(back.hands[k]).toBeNaN();
        else expect(back.hands[k]).toBeCloseTo(take.hands[k] ?? NaN, 6);
      }
    }
  });

  it('take an end that is missing from the take', async () => {
    const file = await parquet('half-trim.parquet', `select *, 20::float as trim_start_ms from (${good})`);
    expect((await readTakes([file]))[0]?.times).toHaveLength(1);
    expect((await readTakes([file], { raw: true }))[0]?.edits).toEqual({
      trim: { start: 20, end: 50 },
      mirrored: false,
    });
  });

  it('are not written with a trim that leaves no frame', async () => {
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    const bad = { ...take, edits: { trim: { start: 10, end: 20 }, mirrored: false } };
    await expect(writeTakes(path('never.parquet'), [bad])).rejects.toThrow(/leaves no frame/);
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it('know no end of time', async () => {
    const file = await parquet('when.parquet', `select *, 'infinity'::timestamp as recorded_at from (${good})`);
    expect((await readTakes([file]))[0]).not.toHaveProperty('recordedAt');
  });
});
