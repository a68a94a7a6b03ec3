/** What goes out is what came in, in forms that other programs read. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnnxEngine } from '../../../../models/engine/onnx_engine.ts';
import { readModelFolder } from '../../../../models/engine/folder.ts';
import { exportMpData, exportTakes } from '../../../../training/exchange/export.ts';
import { importTakes } from '../../../../training/exchange/import.ts';
import { exportOnnx } from '../../../../training/exchange/onnx_export.ts';
import { InputError, readTakes, writeTakes, type Take } from '../../../../training/takes.ts';
import { makeTakes } from '../data.ts';

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const edited = (): Take[] =>
  makeTakes({ signers: 2, each: 1 }).map((take, k) => ({
    ...take,
    ...(k % 2 ? { edits: { trim: { start: 100, end: 500 }, mirrored: k > 4 } } : {}),
  }));

describe('takes.parquet', () => {
  it('of several files is one, its edits passed on or applied', async () => {
    await writeTakes(path('a.parquet'), edited());
    await writeTakes(path('b.parquet'), makeTakes({ signers: 1, each: 1, seed: 2 }));
    const data = [path('a.parquet'), path('b.parquet')];
    expect(await exportTakes({ data, out: path('both.parquet') })).toBe(12);
    expect(await readTakes([path('both.parquet')], { raw: true })).toEqual(await readTakes(data, { raw: true }));
    await exportTakes({ data, out: path('applied.parquet'), applyEdits: true });
    expect(await readTakes([path('applied.parquet')], { raw: true })).toEqual(await readTakes(data));
  });

  it('is as it was where one of the files is damaged', async () => {
    await writeTakes(path('kept.parquet'), edited());
    const data = [path('kept.parquet'), path('nothing.parquet')];
    await expect(exportTakes({ data, out: path('kept.parquet') })).rejects.toThrow(/no file nothing/);
    expect(await readTakes([path('kept.parquet')], { raw: true })).toEqual(edited());
  });
});

describe('MP_Data', () => {
  it('comes back as the same hands on the same sides, trimmed and mirrored', async () => {
    await writeTakes(path('mp.parquet'), edited());
    expect(await exportMpData({ data: [path('mp.parquet')], out: path('MP_Data') })).toBe(8);
    expect((await readdir(path('MP_Data/circle/1'))).length).toBeGreaterThan(10);
    await importTakes({ path: path('MP_Data'), out: path('back.parquet') });
    const before = (await readTakes([path('mp.parquet')])).sort((a, b) => (a.word < b.word ? -1 : 1));
    const after = await readTakes([path('back.parquet')]);
    expect(after.map(({ word }) => word)).toEqual(before.map(({ word }) => word));
    after.forEach((take, k) => {
      const meant = before[k];
      const frames = meant?.times.length ?? 0;
      expect(take.times).toHaveLength(frames);
      for (let slot = 0; slot < frames * 2; slot++) {
        const p = meant?.handedness[slot] ?? NaN;
        if (Number.isNaN(p)) continue;
        // A mirrored right hand is a left hand: it changes its side, and each side stays what it says.
        const side = slot - (slot % 2) + p;
        expect(take.handedness[side]).toBe(p);
        expect(take.hands.subarray(side * 63, side * 63 + 63)).toEqual(
          meant?.hands.subarray(slot * 63, slot * 63 + 63),
        );
      }
      expect(take.handedness.filter(Number.isFinite)).toHaveLength(
        meant?.handedness.filter(Number.isFinite).length ?? 0,
      );
    });
  });

  it('tells hands apart as the live path does where nothing is known of their sides', async () => {
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    // Made by the last signer, whose hand is a left one; by its shape alone it can be known.
    await writeTakes(path('unknown.parquet'), [{ ...take, handedness: take.handedness.map(() => NaN) }]);
    await exportMpData({ data: [path('unknown.parquet')], out: path('unknown') });
    await importTakes({ path: path('unknown'), out: path('known.parquet') });
    const [known] = await readTakes([path('known.parquet')]);
    expect(known?.handedness).toEqual(take.handedness);
  });

  it.each(['..', 'a/b', 'a\\b', 'what?', '.hidden', 'con:', 'end.'])(
    'is refused for the word %j, and nothing is written',
    async (word) => {
      const [take] = makeTakes({ signers: 1, each: 1 });
      if (!take) throw new Error('no take');
      await writeTakes(path('word.parquet'), [take, { ...take, word }]);
      const before = await readdir(folder);
      const wanted = exportMpData({ data: [path('word.parquet')], out: path('never') });
      await expect(wanted).rejects.toThrow(InputError);
      await expect(wanted).rejects.toThrow(`The word “${word}” cannot be a folder’s name: rename it first`);
      expect(await readdir(folder)).toEqual(before);
    },
  );

  it('is refused for words that some systems would put into one folder, and where something is already', async () => {
    const [take] = makeTakes({ signers: 1, each: 1 });
    if (!take) throw new Error('no take');
    await writeTakes(path('case.parquet'), [take, { ...take, word: take.word.toUpperCase() }]);
    await expect(exportMpData({ data: [path('case.parquet')], out: path('never') })).rejects.toThrow(/share a folder/);
    await expect(exportMpData({ data: [path('case.parquet')], out: path('case.parquet') })).rejects.toThrow(/exists/);
  });
});

describe('ONNX', () => {
  it('answers as the model does, and says which word is which logit', async () => {
    const released = join(import.meta.dirname, '../../../../models/released/asl-starter');
    const { model, weights } = await readModelFolder(released);
    await exportOnnx(released, path('model.onnx'));
    const about = JSON.parse(await readFile(path('model.onnx.json'), 'utf8')) as Record<string, unknown>;
    expect(about.vocabulary).toEqual(model.vocabulary);
    expect(about.features).toEqual({ ...model.features, fps: 30 });
    const x = Float32Array.from({ length: 20 * model.features.count }, (_, k) => Math.sin(k));
    const session = await InferenceSession.create(path('model.onnx'));
    const { logits } = await session.run({ x: new Tensor('float32', x, [20, model.features.count]) });
    const engine = await OnnxEngine.create(model.definition, weights);
    const expected = await engine.score(x, 20);
    await Promise.all([engine.release(), session.release()]);
    expect(logits?.dims).toEqual([1, model.vocabulary.length]);
    expect(expected.length).toBe(model.vocabulary.length);
    expected.forEach((value, k) => expect(Number(logits?.data[k])).toBeCloseTo(value, 4));
  });
});
