/** Engines in processes of their own, behind the real live path: tried, chosen, killed and hung in mid-stream. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Engines } from '../../../electron/engines/engines.ts';
import { forkEngine } from '../../../electron/engines/fork-engine.ts';
import { LiveInterpreter } from '../../../electron/interpreter.ts';
import type { AppEvent, EngineStanding } from '../../../electron/ipc.ts';
import { LoadedModel, openShared } from '../../../electron/loaded-model.ts';
import { plainReading, Readings } from '../../../electron/reading.ts';
import { HeldSigns } from '../../../electron/sureness/held-signs.ts';
import { Translator } from '../../../electron/translator.ts';
import { AGREEMENT, disagreement } from '../../../models/engine/agreement.ts';
import type { Candidate } from '../../../models/engine/candidates.ts';
import type { EngineProcess } from '../../../models/engine/engine_process.ts';
import { RemoteEngine } from '../../../models/engine/remote_engine.ts';
import type { EngineId } from '../../../models/engine_ids.ts';
import { encodeFrame } from '../../../models/wire.ts';
import { features } from '../../fixtures/engine-parity.ts';
import { signed } from '../../fixtures/shown-words.ts';

const PATIENCE = { timeout: 60_000, interval: 20 };
vi.setConfig({ testTimeout: 120_000 });

const ROOT = resolve(import.meta.dirname, '../../..');
const RELEASED = join(ROOT, 'models/released/asl-starter');
const PROCESS = join(ROOT, 'test/fixtures/engine-process.ts');
type Fault = 'sound' | 'crashes' | 'hangs' | 'wrong';

const onnx: Candidate = { id: 'onnx', obstacle: null, promising: false };
const webgpu: Candidate = { id: 'webgpu', obstacle: null, promising: true };

let folder: string;
let started: EngineProcess[];
let closing: (() => Promise<void>)[];

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  folder = await mkdtemp(join(tmpdir(), 'signwright-engines-'));
  started = [];
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await Promise.all(started.map(({ ended }) => ended));
  await rm(folder, { recursive: true, force: true });
  vi.restoreAllMocks();
});

/** The app's parts around the engines, on the released model. */
function app(fault: Fault | null = 'sound', candidates: readonly Candidate[] = [onnx, webgpu]) {
  const events: AppEvent[] = [];
  const loaded = new LoadedModel(() => openShared('released', RELEASED));
  const start = () => {
    const process = forkEngine(PROCESS, [fault ?? ''])();
    started.push(process);
    return process;
  };
  const engines = new Engines({
    loaded,
    dataFolder: folder,
    version: '1',
    start: fault && start,
    tell: (event) => events.push(structuredClone(event)),
    look: () => [...candidates],
  });
  const readings = new Readings(loaded, plainReading);
  const translator = new Translator(
    () => LiveInterpreter.open(readings, { held: new HeldSigns(() => false) }),
    (event) => events.push(event),
  );
  const close = async () => {
    translator.stop();
    await engines.close();
    await loaded.release();
  };
  closing.push(close);
  const troubles = () => events.flatMap((event) => (event.event === 'trouble' ? [event.message] : []));
  const standing = async (id: EngineId): Promise<EngineStanding | undefined> =>
    (await engines.describe()).engines.find((each) => each.id === id);
  return { engines, loaded, translator, events, troubles, standing, close };
}

describe('an engine in a process of its own', () => {
  test('is measured, chosen, kept over a restart, and left again', async () => {
    const first = app();
    expect(await first.engines.describe()).toMatchObject({ choice: 'auto', running: 'onnx', measuring: false });
    expect(await first.standing('webgpu')).toEqual({
      id: 'webgpu',
      reason: null,
      failed: false,
      device: null,
      latency: null,
    });
    await first.engines.measure(null);
    // It is the processor in another process, so it cannot be faster than the processor in this one.
    expect((await first.engines.describe()).running).toBe('onnx');
    for (const id of ['onnx', 'webgpu'] as const) {
      const { device, latency, reason } = (await first.standing(id)) as EngineStanding;
      expect({ device, reason }).toEqual({ device: 'CPU', reason: null });
      expect(latency?.p95).toBeGreaterThan(0);
      expect(latency?.p50).toBeLessThanOrEqual(latency?.p95 ?? 0);
    }
    expect((await first.engines.choose('webgpu')).running).toBe('webgpu');
    await first.close();

    const second = app();
    const { engine } = (await second.loaded.shared()).open;
    await vi.waitFor(() => expect(engine.active).toBeInstanceOf(RemoteEngine), PATIENCE);
    expect(await second.engines.describe()).toMatchObject({ choice: 'webgpu', running: 'webgpu' });
    // Measured in another life.
    expect((await second.standing('onnx'))?.latency).not.toBeNull();
    expect(await second.engines.choose('auto')).toMatchObject({ choice: 'auto', running: 'onnx' });
    await started.at(-1)?.ended;
    expect(second.troubles()).toEqual([]);
    expect(JSON.parse(await readFile(join(folder, 'engines.json'), 'utf8'))).toMatchObject({ choice: 'auto' });
  });

  test.each([
    ['crashes', 'It crashed when it was tried.'],
    ['wrong', 'Its answers differ from those of the processor.'],
  ] as const)('that %s is not used, and says why', async (fault, reason) => {
    const { engines, troubles, standing } = app(fault);
    expect(await engines.measure(null)).toMatchObject({ running: 'onnx', measuring: false });
    expect(await standing('webgpu')).toMatchObject({ reason, failed: false, device: null, latency: null });
    // Nobody had wanted it.
    expect(troubles()).toEqual([]);
    expect(await engines.choose('webgpu')).toMatchObject({ choice: 'webgpu', running: 'onnx' });
    const sentence = 'The graphics engine that you chose cannot be used, so Signwright goes on with the processor.';
    expect(troubles()).toEqual([`${sentence} ${reason}`]);
  });

  test('that hangs when it is opened is killed', async () => {
    const process = forkEngine(PROCESS, ['hangs'])();
    const { model, weights } = (await app(null).loaded.shared()).open;
    await expect(RemoteEngine.open('webgpu', process, model.definition, weights, 500)).rejects.toMatchObject({
      kind: 'hung',
    });
    expect(await process.ended).toBeNull();
  });

  test('that this machine cannot have says so, and the processor stands in for it', async () => {
    const obstacle = 'No graphics card was found.';
    const { engines, loaded, troubles, standing } = app('sound', [onnx, { ...webgpu, obstacle }]);
    expect(await standing('webgpu')).toMatchObject({ reason: obstacle });
    await engines.choose('webgpu');
    expect(troubles()).toHaveLength(1);
    expect(troubles()[0]).toContain(obstacle);
    // Another model of the same network: it was said once.
    await loaded.exchange(await openShared('other', RELEASED));
    expect((await engines.describe()).running).toBe('onnx');
    await engines.measure(null);
    expect(troubles()).toHaveLength(1);
    expect(started).toHaveLength(0);
  });

  test('is not offered where no process can be started', async () => {
    const { engines, standing } = app(null);
    expect((await standing('webgpu'))?.reason).toMatch(/process of its own/);
    expect(await engines.choose('webgpu')).toMatchObject({ running: 'onnx' });
  });

  test('goes along with another model', async () => {
    const { engines, loaded } = app();
    await engines.choose('webgpu');
    await loaded.exchange(await openShared('other', RELEASED));
    await vi.waitFor(async () => expect((await engines.describe()).running).toBe('webgpu'), PATIENCE);
    expect(started).toHaveLength(2);
  });
});

describe('an engine that this machine may have', () => {
  const REAL = forkEngine(join(ROOT, 'electron/engines/engine-main.ts'));

  test.for(['onnx', 'webgpu', 'tensorflow'] as const)(
    '%s answers as the processor does, from a process of its own',
    async (id, { skip }) => {
      const { model, engine, weights } = (await app(null).loaded.shared()).open;
      const opened = await RemoteEngine.open(id, REAL(), model.definition, weights).catch((error: unknown) => error);
      if (id !== 'onnx' && opened instanceof Error) return skip(opened.message);
      const remote = opened as RemoteEngine;
      expect(await disagreement(model.definition, engine.lastResort, remote)).toBeLessThanOrEqual(AGREEMENT);
      const x = features(7, 1);
      expect((await remote.embed(x, 7)).length).toBe((await engine.embed(x, 7)).length);
      await expect(remote.score(x, 3)).rejects.toThrow(RangeError);
      await remote.release();
      await expect(remote.score(x, 7)).rejects.toMatchObject({ kind: 'ended' });
    },
  );
});

describe.skipIf(process.platform === 'win32')('bar 6: the engine that computes goes in mid-stream', () => {
  const FRAMES = signed(['wave', 'circle', 'grasp', 'wave'], 3);
  /** Of a camera, while another process computes or is missed; the processor needs no such time. */
  const EVERY_MS = 1000 / 30;
  const FAST_MS = 6;

  let undisturbed: Awaited<ReturnType<typeof sign>> | null = null;

  async function sign({ translator, events }: ReturnType<typeof app>, at?: { frame: number; strike(): void }) {
    await translator.start();
    for (const [index, frame] of FRAMES.entries()) {
      if (index === at?.frame) at.strike();
      translator.push(encodeFrame(frame));
      await sleep(at && index < at.frame + 25 ? EVERY_MS : FAST_MS);
    }
    const said = () => events.flatMap((event) => (event.event === 'recognition' ? [event.recognition] : []));
    // The last answers are on their way: a second without any says that they are through.
    for (let known = -1; known !== said().length; await sleep(1000)) known = said().length;
    translator.stop();
    return said().filter(({ kind }) => kind !== 'provisional');
  }

  test.each(['killed', 'hung', 'killed while nobody signs'] as const)(
    '%s: every word is written, within a second, and the person is told once',
    async (how) => {
      undisturbed ??= await sign(app(null));
      const written = undisturbed.filter((each) => each.kind === 'committed');
      expect(written.length).toBeGreaterThan(1);
      const [{ start, end }] = written as [(typeof written)[number]];
      const within = FRAMES.findIndex(({ t }) => t >= (start + end) / 2);

      const shown = app();
      await shown.engines.choose('webgpu');
      const { engine } = (await shown.loaded.shared()).open;
      let struck = 0;
      let replaced = 0;
      const told = engine.onfailure;
      engine.onfailure = (failure) => {
        replaced = performance.now();
        told?.(failure);
      };
      const strike = () => {
        expect(engine.active).toBeInstanceOf(RemoteEngine);
        process.kill(started.at(-1)?.pid ?? 0, how === 'hung' ? 'SIGSTOP' : 'SIGKILL');
        struck = performance.now();
      };
      const words = await sign(shown, { frame: how === 'killed while nobody signs' ? 5 : within, strike });
      console.info(`${how}: replaced after ${(replaced - struck).toFixed(0)} ms, ${words.length} words`);
      expect(words).toEqual(undisturbed);
      expect(replaced - struck).toBeLessThan(5000);
      const verb = how === 'hung' ? 'stopped answering' : 'ended unexpectedly';
      expect(shown.troubles()).toEqual([`The graphics engine ${verb}. Signwright goes on with the processor.`]);
      expect(await shown.standing('webgpu')).toMatchObject({ failed: true, reason: `It ${verb} while it was in use.` });
      // Another model does not bring it back, but somebody may.
      await shown.loaded.exchange(await openShared('other', RELEASED));
      expect((await shown.engines.choose('auto')).running).toBe('onnx');
      await shown.engines.measure('webgpu');
      expect(await shown.standing('webgpu')).toMatchObject({ failed: false, reason: null });
    },
  );
});
