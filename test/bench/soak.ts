/**
 * Does the app stay as it was when it runs for an hour? A fake camera films somebody who signs, 30 pictures a second, with
 * two trainings in between; memory of each process, latency, errors that nobody caught and delays of the event loop.
 * Run (Linux, after `npm run build`): node test/bench/soak.ts [--minutes 60] [--shell electron|browser]
 *
 * Prints one JSON object; `verdict` says of each bar whether it holds. In runs shorter than half an hour the spans are
 * shorter, too: a sixth of the time instead of ten minutes.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron, chromium, type Page } from '@playwright/test';
import { makeTakes } from '../unit/training/data.ts';
import { addTakes } from '../fixtures/training-backend.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { hostOf, inMain, ROOT } from '../e2e/app.ts';
import { launchOptions } from '../e2e/browser.ts';
import { openDisplay } from '../e2e/display.ts';

/** Between two looks at the memory, s. */
const EVERY = 5;
/** Bars: growth of any process, MB; of the latency's 95th percentile, a share. */
const MOST_GROWTH = 30;
const MOST_SLOWER = 0.1;
const UNCAUGHT = /^An error|nobody (caught|handled)|In the page:/;

const { values } = parseArgs({ options: { minutes: { type: 'string' }, shell: { type: 'string' } } });
const minutes = Number(values.minutes ?? 60);
const shell = values.shell ?? 'electron';
const span = minutes >= 30 ? 10 : minutes / 6;

interface Sample {
  /** Minutes since the beginning. */
  at: number;
  /** Resident memory by process, MB. */
  memory: Record<string, number>;
}
interface Running {
  page: Page;
  /** Of the process that holds the main side, and of the browser where that is another one. */
  pids: number[];
  /** How late the main process gets to what it has to do since the last question, ms; null where nobody can ask it. */
  delay: () => Promise<{ p99: number; max: number } | null>;
  train: (name: string) => Promise<unknown>;
}

const cleanUp: (() => Promise<unknown>)[] = [];
const folder = await mkdtemp(join(tmpdir(), 'signwright-soak-'));
const dataFolder = join(folder, 'data');
cleanUp.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
try {
  const video = join(folder, 'film.mjpeg');
  const words = ['wave', 'grasp', 'circle', 'pull', 'spread'].map(wordOf);
  await writeVideo({ words, style: styleOf(6, 21), seed: 5, gap: [0.8, 1.3] }, video);
  await mkdir(dataFolder);
  await addTakes(dataFolder, makeTakes({ signers: 2, each: 10 }));
  const latencies: { at: number; p95: number; fps: number }[] = [];
  const began = performance.now();
  const now = () => (performance.now() - began) / 60_000;
  const pageErrors: string[] = [];
  const hear = (text: string) => {
    const { event, status } = JSON.parse(text) as {
      event?: string;
      status?: { latency: { p95: number } | null; framesPerSecond: number };
    };
    if (event === 'status' && status?.latency)
      latencies.push({ at: now(), p95: status.latency.p95, fps: status.framesPerSecond });
  };
  const running = shell === 'browser' ? await openBrowser(video, hear) : await openElectron(video, hear);
  running.page.on('pageerror', ({ name }) => pageErrors.push(name));

  const samples: Sample[] = [];
  const delays: { p99: number; max: number }[] = [];
  const trainings = [minutes / 3, (2 * minutes) / 3];
  while (now() < minutes) {
    if (now() > (trainings[0] ?? Infinity)) await running.train(`Soak ${trainings.splice(0, 1).length}`);
    samples.push({ at: now(), memory: await memoryOf(running.pids) });
    const delay = await running.delay();
    if (delay) delays.push(delay);
    await sleep(1000 * EVERY);
  }
  const lines = (await readFile(join(dataFolder, 'logs', 'signwright.log'), 'utf8')).split('\n');
  const uncaught = [...lines.filter((line) => UNCAUGHT.test(line.replace(/^\S+ \w+ /, ''))), ...pageErrors];
  process.stdout.write(`${JSON.stringify(judge(samples, latencies, uncaught, delays), null, 2)}\n`);
} finally {
  for (const step of cleanUp.reverse()) await step().catch((error: unknown) => console.error(error));
}

function judge(
  samples: Sample[],
  latencies: { at: number; p95: number; fps: number }[],
  uncaught: string[],
  delays: { p99: number; max: number }[],
) {
  // A minute, or a part of the span, says more than one look.
  const about = Math.min(1, span / 2);
  const names = [...new Set(samples.flatMap(({ memory }) => Object.keys(memory)))];
  const memory = Object.fromEntries(
    names.map((name) => {
      const between = (from: number, to: number) =>
        median(samples.filter(({ at }) => at >= from && at < to).flatMap(({ memory: all }) => all[name] ?? []));
      const [settled, last] = [between(span, span + about), between(minutes - about, Infinity)];
      const peak = Math.max(...samples.flatMap(({ memory: all }) => all[name] ?? []));
      return [name, { settled, last, growth: last - settled, peak }];
    }),
  );
  const spans = Array.from({ length: Math.floor(minutes / span + 1e-6) }, (_, k) => {
    const within = latencies.filter(({ at }) => at >= k * span && at < (k + 1) * span);
    return {
      from: k * span,
      p95: median(within.map(({ p95 }) => p95)),
      framesPerSecond: median(within.map(({ fps }) => fps)),
    };
  });
  const growth = Math.max(...Object.values(memory).flatMap(({ growth: each }) => (Number.isFinite(each) ? each : [])));
  const slower = (spans.at(-1)?.p95 ?? NaN) / (spans[0]?.p95 ?? NaN) - 1;
  return {
    shell,
    minutes,
    spanMinutes: span,
    memoryMB: memory,
    latencyMs: spans,
    loopDelayMs: delays.length
      ? { p99: median(delays.map(({ p99 }) => p99)), max: Math.max(...delays.map(({ max }) => max)) }
      : null,
    uncaught,
    verdict: {
      memory: growth <= MOST_GROWTH,
      uncaught: uncaught.length === 0,
      latency: slower <= MOST_SLOWER,
    },
  };
}

async function openElectron(video: string, hear: (text: string) => void): Promise<Running> {
  const display = await openDisplay(cleanUp);
  const args = [
    '--disable-dev-shm-usage',
    '--use-gl=angle',
    '--use-angle=swiftshader-webgl',
    '--enable-unsafe-swiftshader',
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  args.push('--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${video}`, ROOT);
  const env = { ...process.env, ...display, SIGNWRIGHT_DATA: dataFolder } as Record<string, string>;
  const app = await _electron.launch({ args, cwd: ROOT, env });
  cleanUp.push(() => app.close());
  const page = await app.firstWindow();
  await page.exposeFunction('soak', hear);
  await page.evaluate(() => {
    window.signwright?.subscribe((event) => {
      if (event.event === 'status') (window as unknown as { soak(text: string): void }).soak(JSON.stringify(event));
    });
  });
  await inMain(app, () => {
    const loop = process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 10 });
    loop.enable();
    Object.assign(globalThis, { loop });
  });
  return {
    page,
    pids: [app.process().pid ?? 0],
    delay: () =>
      inMain(app, () => {
        const { loop } = globalThis as unknown as {
          loop: { percentile(of: number): number; max: number; reset(): void };
        };
        const delay = { p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 };
        loop.reset();
        return delay;
      }),
    train: (name) => page.evaluate((order) => window.signwright?.request('startTraining', order), orderOf(name)),
  };
}

async function openBrowser(video: string, hear: (text: string) => void): Promise<Running> {
  const env = { ...process.env, SIGNWRIGHT_DATA: dataFolder };
  const host = await hostOf(
    spawn(process.execPath, ['electron/start.ts', '--browser', '--no-open'], { cwd: ROOT, env }),
  );
  cleanUp.push(() => host.close());
  const server = await chromium.launchServer(launchOptions({ camera: video }));
  cleanUp.push(() => server.close());
  const page = await (await chromium.connect(server.wsEndpoint())).newPage();
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') hear(payload);
    }),
  );
  await page.goto(host.url);
  return {
    page,
    pids: [host.pid, server.process().pid ?? 0],
    delay: () => Promise.resolve(null),
    train: (name) =>
      page.evaluate((input) => {
        const socket = new WebSocket(`ws://${location.host}/socket`);
        socket.onopen = () => socket.send(JSON.stringify({ id: 1, name: 'startTraining', input }));
        socket.onmessage = ({ data }) => {
          if (String(data).startsWith('{"id":1,')) socket.close();
        };
      }, orderOf(name)),
  };
}

function orderOf(name: string) {
  return { name, words: null, signers: null, family: 'gru', from: null, activate: false } as const;
}

/** Of the processes and all that they started: MB by kind; several of a kind are added. Trainings come and go by themselves. */
async function memoryOf(roots: readonly number[]): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  const parents = new Map<number, number>();
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    parents.set(Number(name), Number(/\) \S (\d+)/.exec(stat)?.[1] ?? 0));
  }
  const belongs = (pid: number): boolean => roots.includes(pid) || (parents.has(pid) && belongs(parents.get(pid) ?? 0));
  for (const pid of [...parents.keys()].filter((each) => each > 0 && belongs(each))) {
    const [status, command] = await Promise.all(
      ['status', 'cmdline'].map((file) => readFile(resolve('/proc', String(pid), file), 'utf8').catch(() => '')),
    );
    const type =
      /--type=(\S+?)(?:\0|\s|$)/.exec(command ?? '')?.[1] ??
      (pid === roots[0] ? 'main' : pid === roots[1] ? 'browser' : null);
    // Zygotes are copies that only share; what a training takes is its own, and goes with it.
    if (type === null || type === 'zygote' || /node\.mojom\.NodeService/.test(command ?? '')) continue;
    found[type] = (found[type] ?? 0) + Number(/VmRSS:\s+(\d+)/.exec(status ?? '')?.[1] ?? 0) / 1024;
  }
  return found;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
