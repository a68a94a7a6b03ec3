/**
 * The packaged app as people get it, with all its fuses. Playwright's own way into Electron is `--inspect`, which a fuse
 * shuts: so the app is started like any program, and its window is reached through Chromium's debugging port.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from '@playwright/test';
import { findElectron } from '../../electron/electron-binary.ts';
import { nodeBinary, ROOT } from './app.ts';

/** Why nothing can be packaged and started here, as a sentence; null where it can. */
export function obstacleToPackaging(): string | null {
  if (process.platform !== 'linux') return 'The packaged app is tested on Linux only.';
  if (!findElectron()) return 'There is no Electron to package: see ELECTRON_OVERRIDE_DIST_PATH in the README.';
  return existsSync(join(ROOT, 'out', 'main', 'main.cjs')) ? null : 'Nothing is built: run `npm run build` first.';
}

/**
 * Packages what is built. 12 s on a quiet machine of two cores; most of it is copying.
 * @param folder gets the package, 420 MB
 * @returns the app's folder
 * @throws with what electron-builder said
 */
export function packageApp(folder: string): string {
  const args = ['packaging/dist.ts', '--dir', `-c.directories.output=${folder}`];
  const electron = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules', 'electron', 'dist');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron };
  const { status, stdout, stderr } = spawnSync(nodeBinary(), args, { cwd: ROOT, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Packaging failed:\n${stdout}\n${stderr}`);
  return join(folder, 'linux-unpacked');
}

export interface StartedApp {
  process: ChildProcess;
  /** When the process was started, ms since 1970. */
  started: number;
  /** Of Chromium's debugging port, ws://… */
  address: string;
  output(): string;
  /** The exit code; null where it was killed. */
  ended: Promise<number | null>;
}

export interface PackagedApp extends StartedApp {
  page: Page;
  /** By the window's own button. @returns the exit code of the app; null where it had to be killed */
  quit(): Promise<number | null>;
}

export interface PackagedOptions {
  dataFolder: string;
  /** An .mjpeg that the camera shows over and over. */
  film: string;
  /** DISPLAY and the like. */
  env: Record<string, string>;
}

/**
 * What Chromium does by itself where there is no graphics card: it draws windows in software, and WebGL with SwiftShader.
 * Newer ones want to be told. The `swiftshader` of the other tests draws the window through WebGL too: of two cores, most.
 */
const SOFTWARE_GRAPHICS = ['--use-gl=angle', '--use-angle=swiftshader-webgl', '--enable-unsafe-swiftshader'];

/** @param folder the app's. @throws with its output when it ends before its debugging port is open */
export async function startPackaged(folder: string, options: PackagedOptions): Promise<StartedApp> {
  const args = [
    '--remote-debugging-port=0',
    '--disable-dev-shm-usage',
    ...SOFTWARE_GRAPHICS,
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${options.film}`,
  ];
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  const env = { ...process.env, ...options.env, SIGNWRIGHT_DATA: options.dataFolder };
  const started = Date.now();
  // Not from its own folder: an installed app finds its files wherever it is started.
  const app = spawn(join(folder, 'signwright'), args, { cwd: options.dataFolder, env });
  let text = '';
  const add = (chunk: Buffer) => (text += chunk.toString());
  app.stdout.on('data', add);
  app.stderr.on('data', add);
  const ended = new Promise<number | null>((resolve) => app.once('exit', resolve));
  const output = () => text;
  const address = await debuggingAddress(app, output);
  return { process: app, started, address, output, ended };
}

/** @param folder the app's. @throws with its output when it ends before its window is there */
export async function openPackaged(folder: string, options: PackagedOptions): Promise<PackagedApp> {
  const app = await startPackaged(folder, options);
  try {
    const page = await firstPage(await connect(app.address));
    return { ...app, page, quit: () => quit(app, page) };
  } catch (error) {
    app.process.kill('SIGKILL');
    throw error;
  }
}

/** Chromium prints it. */
function debuggingAddress(app: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    app.stderr?.on('data', () => {
      const found = /DevTools listening on (ws:\S+)/.exec(output());
      if (found?.[1]) resolve(found[1]);
    });
    app.once('exit', (code) => reject(new Error(`The packaged app ended with code ${code}:\n${output()}`)));
    app.once('error', reject);
  });
}

/**
 * When the window is there: Playwright waits for ever for answers of a window that comes while it connects (seen on a
 * busy machine), so each attempt has its time.
 */
async function connect(address: string): Promise<Browser> {
  const list = new URL('/json/list', address.replace('ws:', 'http:'));
  const until = Date.now() + 60_000;
  for (;;) {
    const targets = await fetch(list)
      .then((answer) => answer.json() as Promise<{ type: string; url: string }[]>)
      .catch(() => []);
    if (targets.some(({ type, url }) => type === 'page' && url.startsWith('app:'))) {
      const browser = await chromium.connectOverCDP(address, { timeout: 10_000 }).catch((error: unknown) => {
        if (Date.now() > until) throw error;
        return null;
      });
      if (browser) return browser;
    } else if (Date.now() > until) throw new Error('The packaged app opens no window.');
    await sleep(50);
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('The packaged app has no window.');
  return context.pages()[0] ?? context.waitForEvent('page');
}

async function quit({ process: app, ended }: StartedApp, page: Page): Promise<number | null> {
  const timer = setTimeout(() => app.kill('SIGKILL'), 20_000);
  await page.evaluate(() => window.close()).catch(() => null);
  const code = await ended;
  clearTimeout(timer);
  return code;
}
