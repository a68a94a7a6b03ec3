/**
 * Playwright's `test` with the two shells of the built app: `startHost` and `launchElectron`. Each call gets a fresh data
 * folder; logs (and pictures of Electron's windows) are attached when a test fails. Run `npm run build` first.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type * as Electron from 'electron';
import { _electron, test as base, type ElectronApplication, type TestInfo } from '@playwright/test';
import { findElectron } from '../../electron/electron-binary.ts';
import { openDisplay } from './display.ts';
import { withoutHands } from './without-hands.ts';

export { expect } from '@playwright/test';

/** Steps for the end of the test, run last to first. */
type CleanUp = (() => Promise<unknown>)[];

export const ROOT = resolve(import.meta.dirname, '../..');

export interface ShellOptions {
  /** A model folder; the released model without it. */
  model?: string;
  /** A folder that outlives the test; a fresh one without it. */
  dataFolder?: string;
  env?: Record<string, string | undefined>;
  args?: string[];
}

export interface ElectronOptions extends ShellOptions {
  /** An .mjpeg that the camera shows over and over, or `true` for Chromium's green test picture. */
  fakeVideo?: string | true;
}

export interface RunningShell {
  pid: number;
  /** What it has printed so far. */
  output(): string;
  close(): Promise<void>;
}

export interface RunningHost extends RunningShell {
  /** With the token: what a person would open. */
  url: string;
}

interface Shells {
  /** Starts the browser host as its users do, in a process of its own. */
  startHost(options?: ShellOptions): Promise<RunningHost>;
  /** Starts real Electron, and skips the test where there is no binary or no display. */
  launchElectron(options?: ElectronOptions): Promise<ElectronApplication>;
  /** The same without Playwright, whose own switches would silence some of Chromium's traffic. */
  startElectron(options?: ElectronOptions): Promise<RunningShell>;
}

interface PageOptions {
  /** Whether a fresh page begins with the first steps; tests of everything else have been through them. */
  firstSteps: boolean;
  /** Whether hands can be looked for: false where there is never a picture (without-hands.ts). */
  hands: boolean;
}

export const test = base.extend<Shells & PageOptions & { cleanUp: CleanUp }, { hostUrl: string }>({
  firstSteps: [false, { option: true }],
  hands: [true, { option: true }],
  page: async ({ page, firstSteps, hands }, use) => {
    const skip = () => {
      // A blank page has no storage.
      if (location.protocol === 'http:') localStorage.setItem('signwright.guide', 'done');
    };
    if (!firstSteps) await page.addInitScript(skip);
    if (!hands) await page.addInitScript(withoutHands);
    await use(page);
  },
  // eslint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  cleanUp: async ({}, use) => {
    const steps: CleanUp = [];
    await use(steps);
    for (const step of steps.reverse()) await step();
  },

  /** A host for pages whose main side is scripted: they want nothing of it but its files, so one serves all. */
  hostUrl: [
    // eslint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
    async ({}, use) => {
      const steps: CleanUp = [];
      const host = await spawnHost({}, steps);
      await use(host.url);
      await host.close();
      for (const step of steps) await step();
    },
    { scope: 'worker' },
  ],

  startHost: async ({ cleanUp }, use, testInfo) => {
    await use(async (options = {}) => {
      const host = await spawnHost(options, cleanUp);
      cleanUp.push(() => host.close(), attachOnFailure(testInfo, 'host.log', host.output));
      return host;
    });
  },

  launchElectron: async ({ cleanUp }, use, testInfo) => {
    await use(async (options = {}) => {
      const { env } = await electronFor(options, cleanUp);
      const args = [...switches(options), ROOT, ...(options.args ?? [])];
      // Without executablePath, so that Playwright holds the app back until it is connected: otherwise a start hangs now
      // and then (5 of 70 on a busy machine, 0 of 70 this way). It finds the same binary.
      const app = await _electron.launch({ args, cwd: ROOT, env });
      const log = collect(app.process());
      cleanUp.push(() => app.close(), attachOnFailure(testInfo, 'electron.log', log), pictureOnFailure(testInfo, app));
      return app;
    });
  },

  startElectron: async ({ cleanUp }, use, testInfo) => {
    await use(async (options = {}) => {
      const { binary, env } = await electronFor(options, cleanUp);
      const app = runningOf(spawn(binary, [...switches(options), ...(options.args ?? []), ROOT], { cwd: ROOT, env }));
      cleanUp.push(() => app.close(), attachOnFailure(testInfo, 'electron.log', app.output));
      return app;
    });
  },
});

/**
 * `app.evaluate`, asked anew where V8 has collected the promise of the answer before anybody read it: that happens now and
 * then in a main process that is busy. What is asked may so happen twice.
 */
export async function inMain<Result, Given>(
  app: ElectronApplication,
  ask: (electron: typeof Electron, given: Given) => Result | Promise<Result>,
  given?: Given,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await app.evaluate(ask as never, given as never);
    } catch (error) {
      if (attempt === 3 || !String(error).includes('garbage collected')) throw error;
    }
  }
}

async function spawnHost(options: ShellOptions, cleanUp: CleanUp): Promise<RunningHost> {
  const env = await environment(options, cleanUp);
  const args = ['electron/start.ts', '--browser', '--no-open', ...(options.args ?? [])];
  return hostOf(spawn(nodeBinary(), args, { cwd: ROOT, env }));
}

/** Waits until the host has printed its address. @throws with its output when it ends before */
export async function hostOf(process: ChildProcess): Promise<RunningHost> {
  const running = runningOf(process);
  const { output } = running;
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(output());
      if (found) resolve(found[0]);
    };
    process.stdout?.on('data', look);
    process.once('exit', (code) => reject(new Error(`The host ended with code ${code}:\n${output()}`)));
    process.once('error', reject);
  });
  return { ...running, url };
}

function runningOf(process: ChildProcess): RunningShell {
  return { pid: process.pid ?? 0, output: collect(process), close: () => end(process) };
}

/** The project's Node, which runs TypeScript: Playwright itself may have been started with an older one. */
export function nodeBinary(): string {
  const own = join(ROOT, 'node_modules/.bin/node');
  return existsSync(own) ? own : process.execPath;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

function collect(child: ChildProcess): () => string {
  let text = '';
  const add = (chunk: Buffer) => (text += chunk.toString());
  child.stdout?.on('data', add);
  child.stderr?.on('data', add);
  return () => text;
}

async function environment(options: ShellOptions, cleanUp: CleanUp) {
  const fresh = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'signwright-test-')));
  if (!options.dataFolder) cleanUp.push(() => rm(fresh, { recursive: true, force: true, maxRetries: 3 }));
  const all = { ...process.env, SIGNWRIGHT_DATA: fresh, SIGNWRIGHT_MODEL: options.model, ...options.env };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function electronFor(options: ShellOptions, cleanUp: CleanUp) {
  const binary = findElectron();
  test.skip(!binary, 'There is no Electron binary here: see ELECTRON_OVERRIDE_DIST_PATH in the README.');
  const display = await openDisplay(cleanUp);
  test.skip(display === null, 'Electron needs a display: this session has none, and Xvfb is not installed.');
  return { binary: binary ?? '', env: { ...(await environment(options, cleanUp)), ...display } };
}

/** Software GL, because MediaPipe needs WebGL2 and a test machine seldom has a GPU. */
function switches({ fakeVideo }: ElectronOptions): string[] {
  const all = [
    '--disable-dev-shm-usage',
    '--use-gl=angle',
    '--use-angle=swiftshader-webgl',
    '--enable-unsafe-swiftshader',
  ];
  if (process.platform === 'linux' && process.getuid?.() === 0) all.push('--no-sandbox');
  if (fakeVideo) all.push('--use-fake-device-for-media-stream');
  if (typeof fakeVideo === 'string') all.push(`--use-file-for-fake-video-capture=${fakeVideo}`);
  return all;
}

function attachOnFailure(testInfo: TestInfo, name: string, text: () => string) {
  return async () => {
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach(name, { body: text() });
  };
}

function pictureOnFailure(testInfo: TestInfo, app: ElectronApplication) {
  return async () => {
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const page of app.windows()) {
      const body = await page.screenshot({ timeout: 5000 }).catch(() => null);
      if (body) await testInfo.attach('window.png', { body, contentType: 'image/png' });
    }
  };
}
