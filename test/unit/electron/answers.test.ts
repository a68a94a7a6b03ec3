/** What somebody says a sign was: kept as a take of that word once they have said yes, and not before. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import { RequestError, type TakeSummary } from '../../../electron/ipc.ts';
import { Library } from '../../../electron/library/library.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import type { ModelFile } from '../../../models/model.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { decodeFrame, encodeFrame } from '../../../models/wire.ts';
import { takeOf } from '../../../training/takes.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { signed } from '../../fixtures/shown-words.ts';

const PATIENCE = { timeout: 30_000, interval: 20 };
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let model: Awaited<ReturnType<typeof constantModel>>;
let backend: Backend;
let page: Connected;
let now: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-answers-'));
  model = await constantModel('hello');
  // Temperature 8 makes the constant answer less sure than it has to be, and sure enough for a question.
  const path = join(model.folder, 'model.json');
  const file = JSON.parse(await readFile(path, 'utf8')) as ModelFile;
  await writeFile(path, JSON.stringify({ ...file, temperature: 8 }));
  now = 0;
  enter();
});
afterEach(async () => {
  await backend.close();
  await model.remove();
  await rm(folder, { recursive: true, force: true });
});

function enter(): void {
  backend = testBackend(folder, model.folder);
  page = connect(backend);
}

async function reopen(): Promise<void> {
  await backend.close();
  enter();
}

type Asked = Extract<Recognition, { kind: 'unsure' | 'committed' }>;

/** Somebody signs; what comes of it, and the frames as they crossed. */
async function ask(movement = 'grasp', seed = 3): Promise<{ asked: Asked; sent: LandmarkFrame[] }> {
  const before = page.events.length;
  const sent = signed([movement], seed, 0, now).map((frame) => decodeFrame(encodeFrame(frame)));
  for (const frame of sent) {
    page.api.sendFrame(frame);
    await sleep(3);
  }
  now = (sent.at(-1)?.t ?? now) + 1000;
  const heard = () =>
    page.events
      .slice(before)
      .flatMap((event) => (event.event === 'recognition' && 'end' in event.recognition ? [event.recognition] : []));
  await vi.waitFor(() => expect(heard()).not.toEqual([]), PATIENCE);
  const [asked] = heard();
  if (!asked) throw new Error('Nothing was asked.');
  return { asked, sent };
}

const taken = (): TakeSummary[] => page.events.flatMap((event) => (event.event === 'take' ? [event.take] : []));
const agree = async (name = 'Ada') => {
  const { id } = await page.api.addSigner({ name, dominant: 'right' });
  await page.api.setAnswers({ keep: true, signer: id });
  return id;
};
const listed = () => page.api.listTakes({ filter: {}, offset: 0, limit: 10 });

describe('an answer', () => {
  test('keeps the frames of its sign as a take of that word, and nothing before somebody has agreed', async () => {
    await page.api.startSession();
    const { asked, sent } = await ask();
    expect(asked).toMatchObject({ kind: 'unsure', sign: 1 });
    await expect(page.api.answer({ sign: 1, word: 'water' })).rejects.toMatchObject({ code: 'not-kept' });
    expect(await page.api.describeAnswers()).toEqual({ keep: null, signer: null });
    expect(await listed()).toEqual({ total: 0, takes: [] });
    await expect(page.api.setAnswers({ keep: true, signer: null })).rejects.toMatchObject({ code: 'bad-input' });

    // The sign that the consent was asked about is still there.
    const signer = await agree();
    await page.api.answer({ sign: 1, word: 'water' });
    await vi.waitFor(() => expect(taken()).toHaveLength(1), PATIENCE);
    const { words } = await page.api.describeLibrary();
    const [take] = taken();
    expect(take).toMatchObject({ word: words.find(({ word }) => word === 'water')?.id, signer, tags: ['answered'] });

    const kept = sent.filter(({ t }) => t >= asked.start - 400 && t <= asked.end + 400);
    const names = { word: 'water', signer: 'Ada', session: '', split: null, source: '' };
    const expected = takeOf(kept, names);
    await backend.close();
    const library = await Library.open(folder);
    try {
      const [raw] = await library.takes([take?.id ?? 0]);
      expect(raw?.aspect).toBeCloseTo(expected.aspect, 6);
      expect(raw?.times).toEqual(expected.times);
      expect(raw?.hands).toEqual(expected.hands);
      expect(raw?.handedness).toEqual(expected.handedness);
      expect(await library.check()).toEqual([]);
    } finally {
      await library.close();
      enter();
    }
    const first = kept[0]?.t ?? 0;
    expect(take?.trim.start).toBeCloseTo(asked.start - first, -2);
    expect(take?.trim.end).toBeCloseTo(asked.end - first, -2);
  });

  test('may be changed: the take follows, and undo brings it back; all of one sitting are one session', async () => {
    await agree();
    await page.api.startSession();
    await ask();
    await ask('wave', 4);
    await page.api.answer({ sign: 1, word: 'water' });
    await page.api.answer({ sign: 2, word: 'water' });
    await vi.waitFor(() => expect(taken()).toHaveLength(2), PATIENCE);
    await page.api.answer({ sign: 2, word: 'tea' });
    const words = async () => (await page.api.describeLibrary()).words.map(({ word, takes }) => [word, takes]);
    expect(await words()).toEqual([
      ['tea', 1],
      ['water', 1],
    ]);
    await page.api.undo();
    expect(await words()).toEqual([
      ['tea', 0],
      ['water', 2],
    ]);
    const [first, second] = taken();
    expect(first?.session).toBe(second?.session);
    // They count as recorded here: of five of them a new word is recognised.
    await vi.waitFor(
      async () => expect(await page.api.listNewWords()).toMatchObject([{ word: 'tea' }, { word: 'water', needed: 3 }]),
      PATIENCE,
    );
  });

  test('waits for room on a full disk, with its new word, and is lost by nothing', async () => {
    await agree();
    await page.api.startSession();
    await ask();
    const full = vi
      .spyOn(Library.prototype, 'addWord')
      .mockRejectedValue(new RequestError('disk-full', 'There is no room on the disk.'));
    await page.api.answer({ sign: 1, word: 'water' });
    const told = (code: string) => expect(page.events).toContainEqual(expect.objectContaining({ code }));
    await vi.waitFor(() => told('disk-full'), PATIENCE);
    expect(taken()).toEqual([]);
    full.mockRestore();
    await vi.waitFor(() => expect(taken()).toHaveLength(1), PATIENCE);
    told('disk-free');
    expect((await listed()).total).toBe(1);
  });

  test('is not asked for again once somebody said no, also after a restart; and no sign is held', async () => {
    await page.api.setAnswers({ keep: false, signer: null });
    await page.api.startSession();
    const before = (await ask()).asked.sign ?? 0;
    await reopen();
    expect(await page.api.describeAnswers()).toEqual({ keep: false, signer: null });
    await page.api.startSession();
    const { sign = 0 } = (await ask()).asked;
    await agree();
    for (const number of [before, sign])
      await expect(page.api.answer({ sign: number, word: 'water' })).rejects.toMatchObject({ code: 'gone' });
    await page.api.setAnswers({ keep: null, signer: null });
    expect(await page.api.describeAnswers()).toMatchObject({ keep: null });
  });

  test('changes how such signs are read from then on, kept or not', async () => {
    await page.api.setAnswers({ keep: false, signer: null });
    await page.api.startSession();
    // The space in which signs are compared is read meanwhile.
    await page.api.describeIdle();
    const first = (await ask('grasp', 3)).asked;
    const other = first.alternatives[0]?.word ?? '';
    expect(other).not.toBe('');
    await page.api.tellSign({ sign: first.sign ?? 0, word: other });
    // The network says the same of whatever it sees.
    expect((await ask('grasp', 3)).asked).toMatchObject({ word: other });
    expect((await ask('circle', 4)).asked).toMatchObject({ word: first.word });
    await page.api.tellSign({ sign: first.sign ?? 0, word: null });
    expect((await ask('grasp', 3)).asked).toMatchObject({ word: first.word });
    expect(await listed()).toEqual({ total: 0, takes: [] });
    await expect(page.api.tellSign({ sign: 0, word: 'water' })).rejects.toMatchObject({ code: 'bad-input' });
    await page.api.tellSign({ sign: 1234, word: 'water' });
  });

  test('is refused where the sign is too long ago, and the choice is as at first in a file from before', async () => {
    await writeFile(join(folder, 'live.json'), '{"format":1,"sensitivity":0.4,"idle":false}');
    expect(await page.api.describeAnswers()).toEqual({ keep: null, signer: null });
    await agree();
    expect(await page.api.describeSensitivity()).toMatchObject({ value: 0.4 });
    await expect(page.api.answer({ sign: 7, word: 'water' })).rejects.toMatchObject({ code: 'gone' });
  });
});
