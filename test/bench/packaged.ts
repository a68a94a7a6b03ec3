/**
 * How soon the packaged app writes, how soon it finds hands again after its detector was lost, and what its main process
 * holds in memory: the bars of a product.
 * Run: npm run build && node test/bench/packaged.ts [--app FOLDER] [--runs N] [--json]
 *
 * From the start of the process, by marks that the page sets on its own clock (renderer/status/milestones.ts): to the
 * interface (`window`), the camera's first picture (`picture`), hand detection (`hands`) and network (`network`) that
 * stand ready, to the first picture whose hands were looked for while the network stands ready, which is when a word
 * could be recognised (`live`), and to the first guess at a word of a film that begins with a sign (`word`: mostly the
 * sign itself). The first start, with an empty data folder, also warms the disk; it is told by itself, and the others
 * start as an installed app does every day. `cpu` is what all processes of the app had computed by the time that it was
 * seen to be live, in seconds: unlike the others, other work on the machine hardly changes it.
 *
 * Then the landmark worker is ended, and after it the process of Chromium that draws is killed: after how long the page
 * noticed (`lost`), had another detector (`hands`) and had looked for hands in a picture again (`live`). The main
 * process's memory is read from the kernel after half a minute live. Without --app the app is packaged first.
 */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openDisplay } from '../e2e/display.ts';
import { obstacleToPackaging, packageApp, startPackaged } from '../e2e/packaged-app.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { DevTools } from './devtools.ts';

/** Bars: a live caption within 3 s of the start on a warm disk, 400 MB in the main process while live. */
const START_MS = 3000;
const MEMORY_MB = 400;
const LIVE_MS = 30_000;
/** Until something is there that comes within seconds, unless the machine is very busy. */
const LONGEST_MS = 60_000;
/** For a guess at a word: the film shows signs that the released model may take for one of its own. */
const WORD_MS = 20_000;
/** Between two looks at the page: seldom, as looking takes time of its own. */
const LOOK_MS = 100;
/** The page has other things to do in its first moments than to be looked at. */
const FIRST_LOOK_MS = 1000;

const STAGES = ['window', 'picture', 'hands', 'network', 'live', 'word'] as const;
type Stage = (typeof STAGES)[number];
const AGAIN = ['lost', 'hands', 'live'] as const;

const { values } = parseArgs({
  options: { app: { type: 'string' }, runs: { type: 'string' }, json: { type: 'boolean' } },
});
const obstacle = values.app ? null : obstacleToPackaging();
if (obstacle) {
  console.error(obstacle);
  process.exit(1);
}

interface Run {
  /** From the start of the process, ms; null where it did not come in time. */
  start: Record<Stage, number | null>;
  /** Of all processes of the app until it was live, s. */
  cpu: number;
  /** From the end of the worker, and from that of the process that draws, ms. */
  worker: Recovery;
  graphics: Recovery;
  /** Resident memory of the main process, MB = 10⁶ bytes; of it, what it shares with no other process. */
  memory: { resident: number; own: number };
}
type Recovery = Record<(typeof AGAIN)[number], number | null>;

const folder = await mkdtemp(join(tmpdir(), 'signwright-bench-'));
const cleanUp: (() => Promise<unknown>)[] = [];
try {
  const app = values.app ? resolve(values.app) : packageApp(folder);
  const env = await openDisplay(cleanUp);
  if (!env) throw new Error('Electron needs a display: this session has none, and Xvfb is not installed.');
  const film = join(folder, 'film.mjpeg');
  const words = ['wave', 'circle', 'grasp'].map(wordOf);
  await writeVideo({ words, style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] }, film);
  const dataFolder = join(folder, 'data');
  await mkdir(dataFolder);
  const runs: Run[] = [];
  const count = Number(values.runs ?? 3);
  const load = loadavg()[0];
  for (let index = 0; index <= count; index++)
    runs.push(await measure(app, { dataFolder, film, env }, index === count ? LIVE_MS : 1000));
  report(runs, load ?? 0);
} finally {
  for (const step of cleanUp.reverse()) await step();
  await rm(folder, { recursive: true, force: true });
}

async function measure(app: string, options: Parameters<typeof startPackaged>[1], liveFor: number): Promise<Run> {
  const { process: main, started, address, ended } = await startPackaged(app, options);
  const pid = main.pid ?? 0;
  try {
    await sleep(started + FIRST_LOOK_MS - Date.now());
    const page = await DevTools.open(address, 'app:');
    const live = await reached(page, 'live', LONGEST_MS);
    const cpu = await cpuOf(pid);
    if (live === null) throw new Error('The packaged app did not get as far as a live caption within a minute.');
    await reached(page, 'word', WORD_MS);
    const start = Object.fromEntries(
      await Promise.all(STAGES.map(async (stage) => [stage, since(started, await reached(page, stage, 0))])),
    ) as Run['start'];
    const worker = await recovery(page, await page.endWorker());
    const [drawing] = await descendants(pid, '--type=gpu-process');
    if (!drawing) throw new Error('There is no process that draws.');
    process.kill(drawing, 'SIGKILL');
    const graphics = await recovery(page, Date.now());
    await sleep(liveFor);
    const memory = await memoryOf(pid);
    // The answer may not come any more.
    void page.evaluate('window.close()');
    await Promise.race([ended, sleep(10_000)]);
    page.close();
    return { start, cpu, worker, graphics, memory };
  } finally {
    main.kill('SIGKILL');
    await ended;
  }
}

/** What came after something was ended at `from`, ms since 1970. */
async function recovery(page: DevTools, from: number): Promise<Recovery> {
  const times: [string, number | null][] = [];
  for (const stage of AGAIN) times.push([stage, since(from, await reached(page, stage, LONGEST_MS, from))]);
  return Object.fromEntries(times) as Recovery;
}

function since(from: number, at: number | null): number | null {
  return at && Math.round(at - from);
}

/**
 * When the page first got so far, ms since 1970; null where it does not within `limit`, ms.
 * @param after what came before then does not count
 */
async function reached(page: DevTools, stage: string, limit: number, after = 0): Promise<number | null> {
  const until = Date.now() + limit;
  const marks = `performance.getEntriesByName('signwright ${stage}').map((mark) => performance.timeOrigin + mark.startTime)`;
  for (;;) {
    const all = (await page.evaluate(marks)) as number[];
    const first = all.find((at) => at >= after);
    if (first !== undefined || Date.now() >= until) return first ?? null;
    await sleep(LOOK_MS);
  }
}

/** Seconds of a process and its descendants; of those that have ended, nothing. */
async function cpuOf(pid: number): Promise<number> {
  const seconds = await Promise.all(
    [pid, ...(await descendants(pid))].map(async (each) => {
      // After the name in brackets, which may hold anything: ticks of 10 ms in the 12th and 13th place.
      const fields = (await read(each, 'stat')).replace(/^.*\) /s, '').split(' ');
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
    }),
  );
  return seconds.reduce((sum, each) => sum + each, 0);
}

/** Processes that it has started, and theirs. @param option only those with it on their command line */
async function descendants(pid: number, option = ''): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => read(pid, `task/${thread}/children`)));
  const children = lists.join(' ').split(/\s+/).filter(Boolean).map(Number);
  const all = await Promise.all(
    children.map(async (child) => {
      const fits = (await read(child, 'cmdline')).includes(option);
      return [...(fits ? [child] : []), ...(await descendants(child, option))];
    }),
  );
  return all.flat();
}

function read(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
}

async function memoryOf(pid: number): Promise<Run['memory']> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
  const inMB = (size: number) => Math.round((size * 1024) / 1e5) / 10;
  return { resident: inMB(kib('Rss')), own: inMB(kib('Private_Clean') + kib('Private_Dirty')) };
}

function report([first, ...runs]: readonly Run[], load: number): void {
  const figures = {
    runs: runs.length,
    load: Math.round(load * 10) / 10,
    first: first && { ...first.start, cpu: rounded(first.cpu) },
    ...middles(
      STAGES,
      runs.map(({ start }) => start),
    ),
    slowest: Math.max(...runs.map(({ start }) => start.live ?? Infinity)),
    cpu: rounded(middle(runs.map(({ cpu }) => cpu)) ?? 0),
    recovery: {
      worker: middles(
        AGAIN,
        runs.map(({ worker }) => worker),
      ),
      graphics: middles(
        AGAIN,
        runs.map(({ graphics }) => graphics),
      ),
    },
    memory: runs.at(-1)?.memory,
    bars: { live: START_MS, memory: MEMORY_MB },
  };
  console.log(JSON.stringify(figures, null, values.json ? 0 : 2));
}

function middles<Key extends string>(keys: readonly Key[], all: readonly Record<Key, number | null>[]) {
  return Object.fromEntries(keys.map((key) => [key, middle(all.flatMap((each) => each[key] ?? []))]));
}

function middle(all: readonly number[]): number | null {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? null;
}

function rounded(seconds: number): number {
  return Math.round(10 * seconds) / 10;
}
