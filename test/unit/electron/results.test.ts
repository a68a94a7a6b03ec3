/** What judged.json says becomes figures: by word, by signer, by cell, and by how sure the answer was. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJudged, resultsOf } from '../../../electron/models/results.ts';
import { JUDGED_FILE, type JudgedTake, type Judgement } from '../../../training/judgement.ts';

const JUDGEMENT: Judgement = {
  basis: 'signers',
  note: 'Each was left out.',
  groups: { done: 2, all: 2 },
  takes: 0,
  top1: null,
  worst: null,
  unjudged: [],
};

const read = (word: string, written: string, probability: number, more: Partial<JudgedTake> = {}): JudgedTake => ({
  take: null,
  word,
  signer: 'Ada',
  session: 'Ada 1',
  written,
  probability,
  ...more,
});
const results = (judged: JudgedTake[], known: number[] = []) => resultsOf(JUDGEMENT, judged, new Set(known));

describe('calibration', () => {
  test('sorts takes by the probability of what was read, with certainty in the last range and empty ranges left out', () => {
    const { calibration, calibrationError } = results([
      read('tree', 'tree', 1),
      read('tree', 'tree', 0.92),
      read('tree', 'hello', 0.9),
      read('hello', 'hello', 0.31),
      read('hello', 'tree', 0.39),
    ]);
    expect(calibration.map(({ takes, right }) => [takes, right])).toEqual([
      [2, 1],
      [3, 2],
    ]);
    expect(calibration.map(({ from, to }) => [from, to])).toEqual([
      [0.3, 0.4],
      [0.9, 1],
    ]);
    expect(calibration[0]?.meanProbability).toBeCloseTo(0.35, 9);
    expect(calibration[1]?.meanProbability).toBeCloseTo(0.94, 9);
    expect(calibrationError).toBeCloseTo((Math.abs(1 - 0.7) + Math.abs(2 - 2.82)) / 5, 9);
  });

  test('counts every take once, in ascending ranges that hold their own mean', () => {
    const take = fc.tuple(fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(take, { minLength: 1, maxLength: 60 }), (takes) => {
        const { calibration, calibrationError } = results(
          takes.map(([right, probability]) => read('tree', right ? 'tree' : 'hello', probability)),
        );
        expect(calibration.reduce((sum, range) => sum + range.takes, 0)).toBe(takes.length);
        expect(calibration.reduce((sum, range) => sum + range.right, 0)).toBe(takes.filter(([right]) => right).length);
        expect(calibration.map(({ from }) => from)).toEqual(
          calibration.map(({ from }) => from).toSorted((a, b) => a - b),
        );
        for (const { from, to, meanProbability } of calibration) {
          expect(meanProbability).toBeGreaterThanOrEqual(from - 1e-9);
          expect(meanProbability).toBeLessThanOrEqual(to + 1e-9);
        }
        expect(calibrationError).toBeGreaterThanOrEqual(0);
        expect(calibrationError).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('is nothing where nothing was judged', () => {
    expect(results([])).toMatchObject({ calibration: [], calibrationError: null });
  });
});

test('a cell counts all of its takes, and names those that the library still has', () => {
  const judged = [
    read('tree', 'hello', 0.6, { take: 1 }),
    read('tree', 'hello', 0.7, { take: 2 }),
    read('tree', 'hello', 0.8),
    read('tree', 'tree', 0.9, { take: 4, signer: 'Ben' }),
  ];
  const { cells, perSigner, perWord } = results(judged, [2, 4, 9]);
  expect(cells).toEqual([
    { word: 'tree', written: 'hello', takes: 3, ids: [2] },
    { word: 'tree', written: 'tree', takes: 1, ids: [4] },
  ]);
  expect(perWord).toEqual([{ word: 'tree', takes: 4, right: 1 }]);
  expect(perSigner.map(({ signer }) => signer)).toEqual(['Ada', 'Ben']);
});

test('judged.json is read as every version wrote it, and a damaged one is as none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signwright-results-'));
  try {
    expect(await readJudged(folder)).toEqual([]);
    const takes = [read('tree', 'hello', 0.6, { take: 1 })];
    await writeFile(join(folder, JUDGED_FILE), JSON.stringify({ format: 1, takes }));
    expect(await readJudged(folder)).toEqual(takes);
    await writeFile(join(folder, JUDGED_FILE), '{"format": 1, "takes": [{');
    expect(await readJudged(folder)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
