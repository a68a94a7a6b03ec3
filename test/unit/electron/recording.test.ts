/** Recording, review, import and export as a page meets them: through the contract, on a real library. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Backend } from '../../../electron/handlers.ts';
import type { RecordingOrder, RecordingState, TakeSummary } from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { decodeFloats, encodeFrames } from '../../../models/wire.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { connect, type Connected } from '../../fixtures/in-process.ts';
import { sitting } from '../../fixtures/sitting.ts';
import { mpSequence, signing } from '../training/exchange/writers.ts';

let folder: string;
let backend: Backend;
let page: Connected;
/** Numbers of words and signer in the library. */
let wave: number;
let circle: number;
let signer: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-recording-'));
  backend = testBackend(folder);
  page = connect(backend);
  wave = (await page.api.addWord({ word: 'wave' })).id;
  circle = (await page.api.addWord({ word: 'circle' })).id;
  signer = (await page.api.addSigner({ name: 'Ada', dominant: 'right' })).id;
});

afterEach(async () => {
  await backend.close();
  await rm(folder, { recursive: true, force: true });
});

const taken = ({ events }: Connected): TakeSummary[] =>
  events.flatMap((event) => (event.event === 'take' ? [event.take] : []));
const send = (frames: readonly LandmarkFrame[]) => frames.forEach((frame) => page.api.sendFrame(frame));
const takesSaved = (count: number) =>
  vi.waitFor(() => expect(taken(page)).toHaveLength(count), { timeout: 20_000, interval: 20 });

const state = () => {
  const last = page.events.findLast((event) => event.event === 'recording');
  return last?.event === 'recording' ? last.recording : null;
};

function record(order: Partial<RecordingOrder> = {}): Promise<RecordingState> {
  const prompts = [
    { word: wave, takes: 2 },
    { word: circle, takes: 2 },
  ];
  return page.api.startRecording({ signer, prompts, shuffled: false, cutting: 'hands-free', ...order });
}

/** Landmarks of all takes, as they lie in the library, by word. */
async function landmarks({ api }: Connected): Promise<Record<string, string[]>> {
  const { words } = await api.describeLibrary();
  const { takes } = await api.listTakes({ filter: {}, offset: 0, limit: 500 });
  const motions = await api.loadTakes({ takes: takes.map(({ id }) => id) });
  const all: Record<string, string[]> = {};
  for (const { id, times, hands, handedness, aspect } of motions) {
    const word = words.find((each) => each.id === takes.find((take) => take.id === id)?.word)?.word ?? '';
    (all[word] ??= []).push([aspect, times, hands, handedness].join(' '));
  }
  for (const list of Object.values(all)) list.sort();
  return all;
}

describe('hands-free', () => {
  test('signs become takes of the words that were asked for, each with the whole sign inside its trim', async () => {
    expect(await record()).toMatchObject({ word: wave, place: 0, places: 4, phase: 'waiting', saved: 0 });
    const frames = sitting(['wave', 'wave', 'circle', 'circle']);
    send(frames);
    await takesSaved(4);
    expect(taken(page).map(({ word }) => word)).toEqual([wave, wave, circle, circle]);
    expect(state()).toMatchObject({ phase: 'done', word: null, place: 4, saved: 4, unsaved: 0 });
    for (const { trim, duration, frames: count } of taken(page)) {
      expect(trim.start).toBeGreaterThan(0);
      expect(trim.end).toBeGreaterThan(trim.start + 300);
      expect(trim.end).toBeLessThan(duration);
      expect(count).toBeGreaterThan(10);
    }
    const [motion] = await page.api.loadTakes({ takes: [taken(page)[0]?.id ?? 0] });
    const times = decodeFloats(motion?.times ?? '');
    expect(times[0]).toBe(0);
    // The very frames of the camera: their distances in time are found in the stream.
    const starts = frames.map(({ t }) => t);
    const at = starts.findIndex((t) =>
      times.every((each, k) => Math.abs((starts[starts.indexOf(t) + k] ?? NaN) - t - each) < 0.01),
    );
    expect(at).toBeGreaterThan(0);
  });

  test('one that is to be made anew is deleted, and its word comes next', async () => {
    await record();
    send(sitting(['wave']));
    await takesSaved(1);
    const [first] = taken(page);
    expect(await page.api.redoTake({ take: first?.id ?? 0 })).toMatchObject({ word: wave, place: 1, places: 5 });
    expect((await page.api.listTakes({ filter: {}, offset: 0, limit: 10 })).total).toBe(0);
    send(sitting(['wave'], 2, 60_000));
    await takesSaved(2);
    expect(await page.api.undo()).not.toBeNull();
    expect((await page.api.listTakes({ filter: { word: wave }, offset: 0, limit: 10 })).total).toBe(2);
  });

  test('a hand that went to the mouse is no sign, and the next sign is cut as ever', async () => {
    await record();
    const frames = sitting(['wave']);
    const { length } = frames;
    // Up to where the sign is being made, and then no hands: as the page sends it.
    send(frames.slice(0, Math.round(0.55 * length)));
    await expect
      .poll(() => page.events.some((e) => e.event === 'recording' && e.recording.phase === 'signing'))
      .toBe(true);
    expect(await page.api.dismissSign()).toMatchObject({ phase: 'waiting', place: 0 });
    send(frames.slice(Math.round(0.55 * length)).map((frame) => ({ ...frame, hands: [] })));
    send(sitting(['wave'], 2, 60_000));
    await takesSaved(1);
    const [only] = taken(page);
    expect((await page.api.listTakes({ filter: {}, offset: 0, limit: 10 })).takes.map(({ id }) => id)).toEqual([
      only?.id,
    ]);
  });

  test('a page that goes away in the middle of a sign keeps what was saved and nothing half', async () => {
    await record();
    const frames = sitting(['wave', 'circle']);
    const last = frames.at(-1)?.t ?? 0;
    send(frames.filter(({ t }) => t < 0.62 * last));
    await takesSaved(1);
    backend.disconnect(page.client);
    const again = connect(backend);
    expect((await again.api.listTakes({ filter: {}, offset: 0, limit: 10 })).total).toBeLessThanOrEqual(2);
    await expect(again.api.skipPrompt()).rejects.toMatchObject({ code: 'no-recording' });
  });

  test('a camera that is exchanged in the middle of a sign costs that sign only', async () => {
    await record();
    const cut = sitting(['wave']);
    send(cut.slice(0, cut.length >> 1));
    send(sitting(['wave', 'wave'], 2, -1_000_000));
    await takesSaved(2);
    expect(taken(page).every(({ duration }) => duration < 10_000)).toBe(true);
  });

  test('frames are not translated meanwhile, and are again afterwards', async () => {
    await record();
    expect(page.client.recorder).not.toBeNull();
    await page.api.stopRecording();
    expect(page.client.recorder).toBeNull();
  });
});

describe('by key', () => {
  test('each pair of presses is a take, trimmed to the sign', async () => {
    await record({ cutting: 'manual' });
    const frames = sitting(['wave', 'circle']);
    const last = frames.at(-1)?.t ?? 0;
    for (const [index, frame] of frames.entries()) {
      page.api.sendFrame(frame);
      const before = frames[index - 1]?.t ?? 0;
      if ([0.02, 0.5, 0.52, 0.98].some((share) => before < share * last && frame.t >= share * last))
        await page.api.markSign();
    }
    await takesSaved(2);
    for (const { trim, duration } of taken(page)) {
      expect(duration).toBeLessThan(0.6 * last);
      expect(trim.end - trim.start).toBeLessThan(duration);
    }
  });

  test('a hand that is only held is a take, too: all of it', async () => {
    await record({ cutting: 'manual' });
    const held = sitting(['wave']).find(({ hands }) => hands.length > 0);
    for (let t = 0; t < 2000; t += 50) {
      page.api.sendFrame({ t, aspect: 4 / 3, hands: held?.hands ?? [] });
      if (t === 500 || t === 1500) await page.api.markSign();
    }
    await takesSaved(1);
    expect(taken(page)[0]).toMatchObject({ duration: 1000, trim: { start: 0, end: 1000 } });
  });

  test('two presses without a hand record nothing, and say so', async () => {
    await record({ cutting: 'manual' });
    for (let t = 0; t < 2000; t += 50) {
      page.api.sendFrame({ t, aspect: 1, hands: [] });
      if (t === 500 || t === 1500) await page.api.markSign();
    }
    expect(page.events.some(({ event }) => event === 'discarded')).toBe(true);
    expect(state()).toMatchObject({ phase: 'waiting', place: 0 });
  });
});

describe('what cannot be recorded', () => {
  test.each([
    ['a signer who is not there', () => record({ signer: 99 })],
    ['a word that is not there', () => record({ prompts: [{ word: 99, takes: 1 }] })],
    ['two words without end', () => record({ prompts: [wave, circle].map((word) => ({ word, takes: null })) })],
  ])('%s is a sentence', async (_, attempt) => {
    await expect(attempt()).rejects.toMatchObject({ name: 'RequestError', message: expect.stringMatching(/\w+.*\.$/) });
    await expect(page.api.markSign()).rejects.toMatchObject({ code: 'no-recording' });
  });
});

describe('export and import', () => {
  test('bring the same landmarks into an empty library, bit for bit', async () => {
    await record();
    send(sitting(['wave', 'wave', 'circle', 'circle']));
    await takesSaved(4);
    const [first] = taken(page);
    await page.api.changeTakes({ takes: [first?.id ?? 0], change: { mirrored: true, tags: ['odd'] } });
    const path = join(folder, 'all.parquet');
    expect(await page.api.exportTakes({ path, filter: {}, applied: false })).toEqual({ takes: 4, path });
    await expect(page.api.exportTakes({ path, filter: {}, applied: false })).rejects.toMatchObject({ code: 'exists' });

    const other = await mkdtemp(join(tmpdir(), 'signwright-other-'));
    const empty = testBackend(other);
    const there = connect(empty);
    expect(await there.api.importTakes({ path, format: 'auto' })).toMatchObject({ takes: 4, problemCount: 0 });
    expect(await landmarks(there)).toEqual(await landmarks(page));
    const summaries = async ({ api }: Connected) =>
      (await api.listTakes({ filter: {}, offset: 0, limit: 10 })).takes
        .map(({ trim, mirrored, tags, frames, notes }) =>
          JSON.stringify({ trim, mirrored, tags, frames, codes: notes.map(({ code }) => code) }),
        )
        .sort();
    expect(await summaries(there)).toEqual(await summaries(page));
    expect(there.events.some(({ event }) => event === 'import')).toBe(true);
    expect((await there.api.describeData({ filter: {} })).warnings.join(' ')).toContain('One signer only');
    await empty.close();
    await rm(other, { recursive: true });
  });

  test('replace a file only where the dialog asked about exactly that one, once each time', async () => {
    await record();
    send(sitting(['wave', 'wave', 'circle', 'circle']));
    await takesSaved(4);
    await backend.close();
    let answer = '';
    backend = testBackend(folder, undefined, undefined, undefined, async () => answer);
    const { api } = connect(backend);
    const path = join(folder, 'all.parquet');
    const order = { path, filter: {}, applied: false };
    await writeFile(path, 'precious');
    const untouched = async () => expect(await readFile(path, 'utf8')).toBe('precious');
    // Typed into the field beside the dialog.
    await expect(api.exportTakes(order)).rejects.toMatchObject({ code: 'exists' });
    await untouched();
    // The ending came after the question.
    answer = join(folder, 'all');
    await api.choosePath({ purpose: 'export' });
    await expect(api.exportTakes({ ...order, path: answer })).rejects.toMatchObject({ code: 'exists' });
    // The dialog of an import asks nothing.
    answer = path;
    await api.choosePath({ purpose: 'import-file' });
    await expect(api.exportTakes(order)).rejects.toMatchObject({ code: 'exists' });
    await untouched();
    await api.choosePath({ purpose: 'export' });
    // What came to nothing has replaced nothing: the answer still stands.
    await expect(api.exportTakes({ ...order, filter: { deleted: true } })).rejects.toMatchObject({ code: 'library' });
    await untouched();
    expect(await api.exportTakes(order)).toEqual({ takes: 4, path });
    await expect(api.exportTakes(order)).rejects.toMatchObject({ code: 'exists' });
  });

  test('bring words and people back whatever they are called', async () => {
    await page.api.changeWord({ id: wave, word: 'his/her' });
    await page.api.changeWord({ id: circle, word: '..' });
    await page.api.changeSigner({ id: signer, name: 'Ada\\Bea' });
    await record();
    send(sitting(['wave', 'wave', 'circle', 'circle']));
    await takesSaved(4);
    const path = join(folder, 'all.parquet');
    await page.api.exportTakes({ path, filter: {}, applied: false });
    const empty = testBackend(join(folder, 'other'));
    const there = connect(empty);
    expect(await there.api.importTakes({ path, format: 'auto' })).toMatchObject({ takes: 4, problems: [] });
    expect(await landmarks(there)).toEqual(await landmarks(page));
    expect((await there.api.describeLibrary()).signers).toMatchObject([{ name: 'Ada\\Bea', takes: 4 }]);
    await empty.close();
  });

  test('of data that do not say take the frame rate and the shape that somebody said', async () => {
    await mpSequence(join(folder, 'MP_Data'), 'hello/0', signing(2), { width: 126 });
    const order = { path: join(folder, 'MP_Data'), format: 'auto' as const };
    const { assumed } = await page.api.importTakes({ ...order, fps: 12.5, aspect: 16 / 9 });
    expect(assumed.join(' ')).not.toContain('--');
    const { takes } = await page.api.listTakes({ filter: {}, offset: 0, limit: 10 });
    expect(takes).toMatchObject([{ frames: 2, duration: 80 }]);
    const [motion] = await page.api.loadTakes({ takes: takes.map(({ id }) => id) });
    expect(motion?.aspect).toBeCloseTo(16 / 9, 5);
    // Said otherwise they are other takes; said again, the same.
    expect(await page.api.importTakes({ ...order, fps: 25 })).toMatchObject({ takes: 1, known: 0 });
    expect(await page.api.importTakes({ ...order, fps: 25 })).toMatchObject({ takes: 0, known: 1 });
    await expect(page.api.importTakes({ ...order, fps: 0 })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test('of what is no recording is a sentence, and leaves the library as it was', async () => {
    await expect(page.api.importTakes({ path: join(folder, 'nowhere'), format: 'auto' })).rejects.toMatchObject({
      name: 'RequestError',
      message: expect.stringMatching(/\w+.*\.$/),
    });
    await expect(page.api.importTakes({ path: import.meta.filename, format: 'takes' })).rejects.toMatchObject({
      name: 'RequestError',
    });
    expect((await page.api.describeLibrary()).takes).toBe(0);
  });

  test('a video is a take once, however often it is imported', async () => {
    const digest = 'a'.repeat(64);
    const frames = encodeFrames(sitting(['wave']));
    expect(await page.api.findClips({ digests: [digest] })).toEqual([]);
    const take = await page.api.saveClip({ word: 'grasp', signer, file: 'grasp/1.webm', digest, frames });
    expect(take.trim.end - take.trim.start).toBeLessThan(take.duration);
    expect(await page.api.findClips({ digests: [digest, 'b'.repeat(64)] })).toEqual([{ digest, deleted: false }]);
    const clip = { word: 'grasp', signer, file: 'dark.webm', digest: 'c'.repeat(64) };
    const nobody = encodeFrames([0, 40].map((t) => ({ t, aspect: 1, hands: [] })));
    await expect(page.api.saveClip({ ...clip, frames: nobody })).rejects.toMatchObject({ code: 'clip' });
    await expect(page.api.saveClip({ ...clip, frames: 'AAAA' })).rejects.toMatchObject({ code: 'clip' });
  });
});
