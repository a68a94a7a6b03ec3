/**
 * What a training costs the caption: somebody signs at 30 pictures a second through the real main side, first alone, then
 * while a real training runs in its own process.
 * Run: node test/bench/training-while-live.ts [--data FILE] [--threads N] [--loud] [--seconds N] [--judge] [--json]
 *
 * 20 words of 30 takes each are learnt by a GRU: once with nobody in front of the camera, once while somebody signs. What
 * counts is how long it takes from the click to the model that recognises. `--threads` overrules what the app would
 * choose, `--loud` leaves the training at everybody's priority, `--judge` waits for the figures, too. Without `--data` the
 * takes are made (4 words).
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { CommandMessage, CommandRunner } from '../../electron/exchange/command.ts';
import { createBackend } from '../../electron/handlers.ts';
import { Library } from '../../electron/library/library.ts';
import { modelFolder, spaceFolder } from '../../electron/locations.ts';
import { encodeFrame } from '../../models/wire.ts';
import { readTakes, writeTakes, type Take } from '../../training/takes.ts';
import { connect, type Connected } from '../fixtures/in-process.ts';
import { sitting } from '../fixtures/sitting.ts';
import { makeTakes } from '../unit/training/data.ts';

const WORDS = 20;
const TAKES = 30;
const FRAME_MS = 1000 / 30;

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    threads: { type: 'string' },
    loud: { type: 'boolean' },
    seconds: { type: 'string' },
    judge: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const seconds = Number(values.seconds ?? 10);
const root = resolve(import.meta.dirname, '../..');
const folder = await mkdtemp(join(tmpdir(), 'signwright-bench-'));

interface Figures {
  seconds: number;
  frames: number;
  dropped: number;
  /** From a frame's arrival to the network's answer, ms. */
  latency: { p50: number; p95: number } | null;
  /** How late the main process gets to what it has to do, ms. */
  loop: { p50: number; p99: number; max: number };
}

try {
  const takes = values.data ? some(await readTakes([values.data])) : makeTakes({ signers: 3, each: 50 });
  const data = { takes: takes.length, words: new Set(takes.map(({ word }) => word)).size };
  await fill(takes);
  const backend = createBackend({
    app: { version: 'bench', shell: 'browser', platform: process.platform },
    modelFolder: modelFolder(root),
    spaceFolder: spaceFolder(root),
    dataFolder: folder,
    rendererFolder: folder,
    runCommand: commands(),
    choosePath: null,
  });
  const page = connect(backend);
  // First with nobody in front of the camera: all cores are the training's.
  const quiet = await trained(page);
  // Its figures are not waited for.
  await page.api.cancelTraining({ job: quiet.id });
  await page.api.startSession();
  const camera = new AbortController();
  const filming = film(page, camera.signal);
  await sleep(3000);
  const alone = await measured(page, () => sleep(1000 * seconds));
  let live: Trained | null = null;
  const during = await measured(page, async () => void (live = await trained(page, values.judge)));
  camera.abort();
  await filming;
  // A shell stays open while its main side closes; this process would end by itself.
  const open = setInterval(() => undefined, 1000);
  await backend.close();
  clearInterval(open);
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism() };
  const result: Result = { data, alone, during, toActive: { quiet, live }, machine };
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : report(result));
} finally {
  await rm(folder, { recursive: true });
}

interface Result {
  data: { takes: number; words: number };
  alone: Figures;
  during: Figures;
  toActive: { quiet: Trained; live: Trained | null };
  machine: object;
}

/** A training as whoever ordered it sees it: seconds from the click. */
interface Trained {
  id: string;
  frozen: number;
  firstStep: number;
  lastStep: number;
  active: number;
}

/** From the click to the active model; with `judged` until its figures are there, too. */
async function trained({ api, events }: Connected, judged = false): Promise<Trained> {
  const clicked = performance.now();
  const since = () => (performance.now() - clicked) / 1000;
  const order = { words: null, signers: null, family: 'gru', from: null, activate: true } as const;
  const { id } = await api.startTraining({ name: 'Bench', ...order });
  const at = { id, frozen: NaN, firstStep: NaN, lastStep: NaN, active: NaN };
  let heard = events.length;
  for (;;) {
    for (const event of events.slice(heard)) {
      if (event.event === 'model' && event.active === id && Number.isNaN(at.active)) at.active = since();
      if (event.event !== 'job' || event.job.id !== id) continue;
      const { state, data, step, steps, message } = event.job;
      if (state === 'failed') throw new Error(message);
      if (data && Number.isNaN(at.frozen)) at.frozen = since();
      if (step > 0 && Number.isNaN(at.firstStep)) at.firstStep = since();
      if (step > 0 && step === steps && Number.isNaN(at.lastStep)) at.lastStep = since();
      if (state === 'done') return at;
    }
    heard = events.length;
    if (!judged && !Number.isNaN(at.active)) return at;
    await sleep(20);
  }
}

function report({ data, alone, during, toActive, machine }: Result): string {
  const ms = (value = NaN) => value.toFixed(2).padStart(8);
  const row = (name: string, { frames, dropped, latency, loop }: Figures) =>
    `${name.padEnd(16)}${ms(latency?.p50)}${ms(latency?.p95)}${ms(loop.p50)}${ms(loop.p99)}${ms(loop.max)}${String(frames).padStart(8)}${String(dropped).padStart(8)}\n`;
  return [
    `${JSON.stringify(machine)}\n`,
    'ms              latency p50   p95  loop p50     p99     max  frames dropped\n',
    row('alone', alone),
    row('while training', during),
    `from the click to the active model, ${data.takes} takes of ${data.words} words, s\n`,
    '                takes frozen  first step  last step  active\n',
    ...Object.entries(toActive).map(([name, at]) =>
      at
        ? `${name.padEnd(16)}${[at.frozen, at.firstStep, at.lastStep, at.active].map((each) => each.toFixed(1).padStart(10)).join('')}\n`
        : '',
    ),
  ].join('');
}

/** Latency and losses by what the session itself says once a second. */
async function measured({ events }: Connected, work: () => Promise<unknown>): Promise<Figures> {
  const from = events.length;
  const started = performance.now();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  await work();
  loop.disable();
  const statuses = events.slice(from).flatMap((event) => (event.event === 'status' ? [event.status] : []));
  // A status speaks of the last 300 frames, so of ten seconds.
  const latencies = statuses.flatMap(({ latency }) => (latency ? [latency] : []));
  const worst = (of: 'p50' | 'p95') => Math.max(...latencies.map((latency) => latency[of]));
  return {
    seconds: (performance.now() - started) / 1000,
    frames: Math.round(statuses.reduce((sum, { framesPerSecond }) => sum + framesPerSecond, 0)),
    dropped: statuses.reduce((sum, { framesDropped }) => sum + framesDropped, 0),
    latency: latencies.length ? { p50: worst('p50'), p95: worst('p95') } : null,
    loop: { p50: loop.percentile(50) / 1e6, p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 },
  };
}

/** Somebody who signs on and on, 30 pictures a second by the clock. */
async function film({ client }: Connected, signal: AbortSignal): Promise<void> {
  const frames = sitting(['wave', 'grasp', 'circle', 'wave', 'circle', 'grasp'], 3);
  const started = performance.now();
  for (let n = 0; !signal.aborted; n++) {
    const { hands, aspect } = frames[n % frames.length] ?? { hands: [], aspect: 4 / 3 };
    client.receive(encodeFrame({ t: n * FRAME_MS, aspect, hands }));
    await sleep(Math.max(0, started + (n + 1) * FRAME_MS - performance.now()));
  }
}

/** As the app runs them, but for what is to be compared. */
function commands(): CommandRunner {
  return (argv, onmessage) => {
    const changed = values.loud ? argv.filter((word) => word !== '--background') : [...argv];
    const at = changed.indexOf('--threads');
    if (values.threads && at >= 0) changed[at + 1] = values.threads;
    const child = fork(join(root, 'training', 'cli.ts'), changed, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (message) => onmessage(message as CommandMessage));
    return { ended: new Promise((end) => child.once('exit', end)), kill: () => void child.kill() };
  };
}

/** The first words that have enough takes, so many of each. */
function some(takes: readonly Take[]): Take[] {
  const byWord = new Map<string, Take[]>();
  for (const take of takes) byWord.set(take.word, [...(byWord.get(take.word) ?? []), take]);
  const enough = [...byWord.values()].filter(({ length }) => length >= TAKES).slice(0, WORDS);
  // From all over the file, so of all signers.
  return enough.flatMap((all) =>
    Array.from({ length: TAKES }, (_, k) => all[Math.floor((k * all.length) / TAKES)]).flatMap((take) => take ?? []),
  );
}

async function fill(takes: readonly Take[]): Promise<void> {
  const file = join(folder, 'takes.parquet');
  await writeTakes(file, takes);
  const library = await Library.open(folder);
  await library.importParquet(file, { source: 'bench' });
  await library.close();
}
