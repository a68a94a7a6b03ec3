/** Models side by side: which one recognises, without a restart or a lost picture; the way back; words on and off. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import { LoadedModel, openShared } from '../../../electron/loaded-model.ts';
import { softmax } from '../../../models/model.ts';
import { Recognizer } from '../../../models/recognizer.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { WordMask } from '../../../models/word_mask.ts';
import { encodeFrame } from '../../../models/wire.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel, oneSign } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';

type Constant = Awaited<ReturnType<typeof constantModel>>;
let released: Constant;
let strangers: Constant[];
beforeAll(async () => {
  released = await constantModel('hello');
  strangers = [await constantModel('goodbye'), await constantModel('please')];
});
afterAll(() => Promise.all([released, ...strangers].map((model) => model.remove())));

let folder: string;
let backend: Backend;
let page: Connected;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-models-'));
  enter();
});
afterEach(async () => {
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

function enter(model = released.folder): void {
  backend = testBackend(folder, model);
  page = connect(backend);
}

async function reopen(model?: string): Promise<void> {
  await backend.close();
  enter(model);
}

const active = async () => (await page.api.listModels()).models.find((model) => model.active)?.id;
const importBoth = async () =>
  [
    (await page.api.importModel({ path: strangers[0]?.folder ?? '' })).id,
    (await page.api.importModel({ path: strangers[1]?.folder ?? '' })).id,
  ] as const;

describe('models', () => {
  test('take turns and are found again after a restart; one can go back as far as one came', async () => {
    const [first, second] = await importBoth();
    expect(await active()).toBe('released');
    await expect(page.api.rollBack()).rejects.toThrow(/no earlier model/);
    expect(await page.api.activateModel({ model: first })).toMatchObject({ active: true, words: ['goodbye', 'other'] });
    await page.api.activateModel({ model: second });
    await page.api.activateModel({ model: second });
    expect((await page.api.describeModel()).words.map(({ word }) => word)).toEqual(['other', 'please']);
    await reopen();
    expect((await page.api.listModels()).previous).toBe(first);
    expect((await page.api.describeModel()).words.map(({ word }) => word)).toEqual(['other', 'please']);
    expect(await page.api.rollBack()).toMatchObject({ id: first, active: true });
    expect(await page.api.rollBack()).toMatchObject({ id: 'released', active: true });
    await expect(page.api.rollBack()).rejects.toThrow(/no earlier model/);
    await vi.waitFor(() => expect(page.events.at(-1)).toEqual({ event: 'model', active: 'released' }));
  });

  test('that cannot be opened do not take over; one that breaks later is stood in for, and said so', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const [first, second] = await importBoth();
    await page.api.activateModel({ model: first });
    const weights = join(folder, 'models', second, 'weights.safetensors');
    await writeFile(weights, (await readFile(weights)).fill(1, 500, 600));
    await expect(page.api.activateModel({ model: second })).rejects.toThrow(/damaged.*SHA-256/);
    expect(await active()).toBe(first);
    await rm(join(folder, 'models', first, 'weights.safetensors'));
    await reopen();
    expect((await page.api.describeModel()).name).toBe('constant');
    expect((await page.api.describeModel()).words.map(({ word }) => word)).toEqual(['hello', 'other']);
    const trouble = page.events.filter((event) => event.event === 'trouble');
    expect(trouble).toEqual([
      {
        event: 'trouble',
        code: 'model',
        message: expect.stringMatching(/released one recognises instead.*missing/) as string,
      },
    ]);
    const { models } = await page.api.listModels();
    expect(models.find(({ id }) => id === first)).toMatchObject({
      trouble: expect.stringMatching(/missing/) as string,
    });
    expect(await active()).toBe('released');
    // Chosen anew, a sound one recognises again.
    await page.api.activateModel({ model: 'released' });
    await reopen();
    await page.api.describeModel();
    expect(page.events.filter((event) => event.event === 'trouble')).toEqual([]);
    log.mockRestore();
  });

  test.each(['', '{"format":1,"act', '{"format":2}', '[]', '{"format":1,"active":"../../etc","before":[],"off":{}}'])(
    'are there although models.json holds %j',
    async (content) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const [first] = await importBoth();
      await backend.close();
      await writeFile(join(folder, 'models.json'), content);
      enter();
      expect((await page.api.describeModel()).name).toBe('constant');
      expect(page.events).toContainEqual(expect.objectContaining({ event: 'trouble', code: 'model' }));
      await page.api.activateModel({ model: first });
      expect(await active()).toBe(first);
      log.mockRestore();
    },
  );

  test('are renamed, deleted and brought back; not the active one, nor the released one', async () => {
    const [first, second] = await importBoth();
    expect(await page.api.renameModel({ model: first, name: 'Greetings' })).toMatchObject({
      name: 'Greetings',
      card: '# Greetings\n',
    });
    await expect(page.api.renameModel({ model: 'released', name: 'Mine' })).rejects.toMatchObject({ code: 'released' });
    await page.api.activateModel({ model: first });
    await page.api.renameModel({ model: first, name: 'Hands' });
    expect((await page.api.describeModel()).name).toBe('Hands');
    await expect(page.api.deleteModel({ model: first })).rejects.toMatchObject({ code: 'active' });
    await expect(page.api.deleteModel({ model: 'released' })).rejects.toMatchObject({ code: 'released' });
    await page.api.activateModel({ model: second });
    await page.api.deleteModel({ model: first });
    expect(await page.api.listModels()).toMatchObject({
      previous: 'released',
      deleted: [{ id: first, name: 'Hands' }],
    });
    await reopen();
    expect(await page.api.restoreModel({ model: first })).toMatchObject({ id: first, name: 'Hands', active: false });
    await page.api.activateModel({ model: first });
    await expect(page.api.restoreModel({ model: second })).rejects.toThrow(/cannot be brought back/);
    // After seven days it is gone for good.
    await page.api.deleteModel({ model: second });
    await writeFile(
      join(folder, 'models', '.deleted', second, 'deleted.json'),
      JSON.stringify({ at: Date.now() - 7.1 * 86_400_000 }),
    );
    await reopen();
    expect((await page.api.listModels()).deleted).toEqual([]);
    expect(await readdir(join(folder, 'models', '.deleted'))).toEqual([]);
  });

  test('that were never finished are not listed, and swept away when they are old', async () => {
    const [first] = await importBoth();
    await backend.close();
    const half = join(folder, 'models', '.building-old');
    await cp(join(folder, 'models', first), half, { recursive: true });
    await mkdir(join(folder, 'models', '.building-new'));
    const old = new Date(Date.now() - 2 * 3600 * 1000);
    await utimes(half, old, old);
    enter();
    expect((await page.api.listModels()).models).toHaveLength(3);
    expect((await readdir(join(folder, 'models'))).filter((name) => name.startsWith('.building'))).toEqual([
      '.building-new',
    ]);
  });

  test('are exported for others: as a folder that another installation takes, and as ONNX', async () => {
    const [first] = await importBoth();
    const to = join(folder, 'exported');
    expect(await page.api.exportModel({ model: first, path: to, format: 'folder' })).toEqual({ path: to });
    expect((await readdir(to)).sort()).toEqual([
      'card.md',
      'metrics.json',
      'model.json',
      'prototypes.json',
      'weights.safetensors',
    ]);
    expect(await page.api.importModel({ path: to })).toMatchObject({ words: ['goodbye', 'other'], origin: 'imported' });
    await expect(page.api.exportModel({ model: first, path: to, format: 'folder' })).rejects.toMatchObject({
      code: 'exists',
    });
    await expect(
      page.api.exportModel({ model: first, path: join(folder, 'no', 'where'), format: 'folder' }),
    ).rejects.toThrow(/cannot be written there/);
    const onnx = await page.api.exportModel({ model: 'released', path: join(folder, 'net'), format: 'onnx' });
    expect(onnx.path).toBe(join(folder, 'net.onnx'));
    expect(JSON.parse(await readFile(join(folder, 'net.onnx.json'), 'utf8'))).toMatchObject({
      vocabulary: ['none', 'hello', 'other'],
    });
    for (const model of ['../models', 'no-such', '.building-x'])
      await expect(page.api.exportModel({ model, path: to, format: 'onnx' })).rejects.toThrow();
  });
});

describe('a live session', () => {
  const said = () =>
    page.events.flatMap((event) =>
      event.event === 'recognition' && event.recognition.kind === 'committed' ? [event.recognition.word] : [],
    );
  const sign = (from: number) => oneSign(from).map(encodeFrame);
  const send = async (frames: ArrayBuffer[]) => {
    for (const frame of frames) {
      page.client.receive(frame);
      await new Promise((next) => setImmediate(next));
    }
  };

  test('goes over to another model between two signs, and back', async () => {
    const [first, second] = await importBoth();
    await page.api.startSession();
    await send(sign(0));
    await vi.waitFor(() => expect(said()).toEqual(['hello']));
    // In the middle of a sign: that one is still read by the model that began it.
    const [begin, end] = [sign(2000).slice(0, 15), sign(2000).slice(15)];
    await send(begin);
    await page.api.activateModel({ model: second });
    await page.api.activateModel({ model: first });
    await send(end);
    await vi.waitFor(() => expect(said()).toEqual(['hello', 'hello']));
    await send(sign(4000));
    await vi.waitFor(() => expect(said()).toEqual(['hello', 'hello', 'goodbye']));
    await page.api.rollBack();
    await send(sign(6000));
    await vi.waitFor(() => expect(said()).toEqual(['hello', 'hello', 'goodbye', 'please']));
    expect(page.events.filter((event) => event.event === 'trouble')).toEqual([]);
  });

  test('writes no word that is off, from the moment that it is turned off, also after a restart', async () => {
    await page.api.startSession();
    await send(sign(0));
    await vi.waitFor(() => expect(said()).toEqual(['hello']));
    expect(await page.api.setWords({ model: 'released', off: ['hello', 'unknown'] })).toMatchObject({ off: ['hello'] });
    expect((await page.api.describeModel()).words.map(({ word }) => word)).toEqual(['other']);
    await send(sign(2000));
    // The others share its probability.
    await vi.waitFor(() => expect(said()).toEqual(['hello', 'other']));
    await reopen();
    await page.api.startSession();
    await send(sign(0));
    await vi.waitFor(() => expect(said()).toEqual(['other']));
    await page.api.setWords({ model: 'released', off: [] });
    await send(sign(2000));
    await vi.waitFor(() => expect(said()).toEqual(['other', 'hello']));
    await expect(page.api.setWords({ model: 'released', off: ['hello', 'other'] })).rejects.toThrow(
      /one word must stay/,
    );
  });

  test('loses no picture and changes no word when its model is activated again and again in mid-stream', async () => {
    const { model, engine } = (await openShared('x', released.folder)).open;
    const frames = Array.from({ length: 6 }, (_, k) => oneSign(2000 * k)).flat();
    const plain: Recognition[] = [];
    const undisturbed = new Recognizer(model, engine);
    for (const frame of frames) plain.push(...(await undisturbed.push(frame)));
    expect(plain.filter(({ kind }) => kind === 'committed')).toHaveLength(6);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(frames.length - 1), { maxLength: 12 }), async (places) => {
        const others = [await openShared('a', released.folder), await openShared('b', released.folder)] as const;
        const recognizer = new Recognizer(model, engine);
        const heard: Promise<Recognition[]>[] = [];
        frames.forEach((frame, at) => {
          const other = others[at % 2]?.open;
          if (other && places.includes(at)) void recognizer.exchange(other.model, other.engine);
          heard.push(recognizer.push(frame));
        });
        expect((await Promise.all(heard)).flat()).toEqual(plain);
        for (const other of others) await other.close();
      }),
      { numRuns: 8 },
    );
  });

  test('frees a model when nobody uses it any more, and not before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const [old, next] = [await openShared('old', released.folder), await openShared('next', released.folder)];
    const release = vi.spyOn(old.open, 'release');
    const loaded = new LoadedModel(() => Promise.resolve(old));
    const giveBack = (await loaded.shared()).use();
    await loaded.exchange(next);
    expect(await loaded.shared()).toBe(next);
    vi.advanceTimersByTime(60_000);
    expect(release).not.toHaveBeenCalled();
    giveBack();
    giveBack();
    expect(release).toHaveBeenCalledOnce();
    await loaded.release();
    vi.useRealTimers();
  });
});

test('a word that is off has no probability, and the others keep their ratio', () => {
  const vocabulary = ['a', 'b', 'c', 'none'];
  fc.assert(
    fc.property(
      fc.array(fc.float({ min: -20, max: 20, noNaN: true }), { minLength: 4, maxLength: 4 }),
      fc.subarray(vocabulary, { maxLength: 3 }),
      (values, off) => {
        const logits = Float32Array.from(values);
        const before = softmax(logits);
        const after = softmax(new WordMask(vocabulary, off).apply(logits));
        const on = vocabulary.map((word) => word === 'none' || !off.includes(word));
        const left = before.reduce((sum, p, k) => sum + (on[k] ? p : 0), 0);
        after.forEach((p, k) => expect(p).toBeCloseTo(on[k] ? (before[k] ?? 0) / left : 0, 4));
        expect(logits).toEqual(Float32Array.from(values));
      },
    ),
  );
});
