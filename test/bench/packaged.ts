/**
 * How soon the packaged app writes, and what its main process holds in memory: the bars of a product.
 * Run: npm run build && node test/bench/packaged.ts [--app FOLDER] [--runs N] [--json]
 *
 * From the start of the process to the window (`window`), to the first picture of the camera whose hands were looked for
 * while the network stands ready, which is when a word could be recognised (`live`), and to the first guess at a word of
 * a film that begins with a sign (`guess`: mostly the sign itself). The first run warms the disk and is not counted. The
 * main process's memory is read from the kernel after half a minute live. `cpu` is what all processes of the app had
 * computed by the time that it was live, in seconds: unlike the others, other work on the machine hardly changes it.
 * Without --app the app is packaged first.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { openDisplay } from '../e2e/display.ts';
import { obstacleToPackaging, openPackaged, packageApp } from '../e2e/packaged-app.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';

/** Bars: a live caption within 3 s of the start on a warm disk, 400 MB in the main process while live. */
const START_MS = 3000;
const MEMORY_MB = 400;
const LIVE_MS = 30_000;
/** For a guess at a word: the film shows signs that the released model may take for one of its own. */
const GUESS_MS = 20_000;

const { values } = parseArgs({
  options: { app: { type: 'string' }, runs: { type: 'string' }, json: { type: 'boolean' } },
});
const obstacle = values.app ? null : obstacleToPackaging();
if (obstacle) {
  console.error(obstacle);
  process.exit(1);
}

interface Run {
  /** From the start of the process, ms. */
  window: number;
  live: number;
  /** Of all processes of the app until then, s. */
  cpu: number;
  /** Null where none came in time. */
  guess: number | null;
  /** Resident memory of the main process, MB = 10⁶ bytes; of it, what it shares with no other process. */
  memory: { resident: number; own: number };
}

const folder = await mkdtemp(join(tmpdir(), 'signwright-bench-'));
const cleanUp: (() => Promise<unknown>)[] = [];
try {
  const app = values.app ? resolve(values.app) : packageApp(folder);
  const env = await openDisplay(cleanUp);
  if (!env) throw new Error('Electron needs a display: this session has none, and Xvfb is not installed.');
  const film = join(folder, 'film.mjpeg');
  const words = ['wave', 'circle', 'grasp'].map(wordOf);
  await writeVideo({ words, style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] }, film);
  const runs: Run[] = [];
  const count = Number(values.runs ?? 3);
  const load = loadavg()[0];
  for (let index = 0; index <= count; index++) {
    const run = await measure(app, join(folder, `data-${index}`), film, env, index === count ? LIVE_MS : 1000);
    if (index > 0) runs.push(run);
  }
  report(runs, load ?? 0);
} finally {
  for (const step of cleanUp.reverse()) await step();
  await rm(folder, { recursive: true, force: true });
}

async function measure(
  app: string,
  dataFolder: string,
  film: string,
  env: Record<string, string>,
  liveFor: number,
): Promise<Run> {
  await mkdir(dataFolder);
  const opened = await openPackaged(app, { dataFolder, film, env });
  try {
    const { page, started } = opened;
    await seen(page, () => document.querySelector('main'), 60_000);
    const window = Date.now() - started;
    // The status line says how often hands were looked for in the last second, and who reads words.
    const live = await seen(
      page,
      () => {
        const told = document.querySelector('footer')?.innerText ?? '';
        return /Hand detection\s+[1-9]/.test(told) && /Words\s+\S/.test(told);
      },
      60_000,
    );
    const cpu = await cpuOf(opened.process.pid ?? 0);
    const guess = await seen(page, () => document.querySelector('#caption .guess, #caption .word'), GUESS_MS);
    await sleep(liveFor);
    const memory = await memoryOf(opened.process.pid ?? 0);
    if (live === null) throw new Error('The packaged app did not get as far as a live caption within a minute.');
    return { window, live: live - started, cpu, guess: guess && guess - started, memory };
  } finally {
    await opened.quit();
  }
}

/** When something is there, by the page's own clock, ms since 1970; null where it does not come in time. */
async function seen(page: Page, look: () => unknown, limit: number): Promise<number | null> {
  const found = page.waitForFunction(
    // The page's policy forbids code made from text, so the function itself is sent.
    look,
    undefined,
    { polling: 50, timeout: limit },
  );
  return found.then(
    () => Date.now(),
    () => null,
  );
}

/** Seconds of a process and its descendants; of those that have ended, nothing. */
async function cpuOf(pid: number): Promise<number> {
  const read = (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  // After the name in brackets, which may hold anything: ticks of 10 ms in the 12th and 13th place.
  const fields = (await read('stat')).replace(/^.*\) /s, '').split(' ');
  const own = (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const children = await Promise.all(threads.map((thread) => read(`task/${thread}/children`)));
  const all = await Promise.all(children.join(' ').split(/\s+/).filter(Boolean).map(Number).map(cpuOf));
  return all.reduce((sum, seconds) => sum + seconds, own);
}

async function memoryOf(pid: number): Promise<Run['memory']> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
  const inMB = (size: number) => Math.round((size * 1024) / 1e5) / 10;
  return { resident: inMB(kib('Rss')), own: inMB(kib('Private_Clean') + kib('Private_Dirty')) };
}

function report(runs: readonly Run[], load: number): void {
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? null;
  const figures = {
    runs: runs.length,
    load: Math.round(load * 10) / 10,
    window: middle(runs.map(({ window }) => window)),
    live: middle(runs.map(({ live }) => live)),
    cpu: Math.round(10 * (middle(runs.map(({ cpu }) => cpu)) ?? 0)) / 10,
    guess: middle(runs.flatMap(({ guess }) => (guess === null ? [] : [guess]))),
    memory: runs.at(-1)?.memory,
    bars: { live: START_MS, memory: MEMORY_MB },
  };
  console.log(JSON.stringify(figures, null, values.json ? 0 : 2));
}
