/**
 * `npm start`: opens the built app in Electron, or, where Electron cannot run, the browser host.
 * Options: --browser (the browser host in any case), --port N (its port), --no-open (leave the browser alone).
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { downloadElectron, findElectron } from './electron-binary.ts';
import { forkEngine } from './engines/fork-engine.ts';
import { forkCommand } from './exchange/command.ts';
import { createBackend } from './handlers.ts';
import { listenToConsole, Log } from './log/log.ts';
import { outliveErrors } from './log/uncaught.ts';
import { openHost, type Host } from './host.ts';
import { keepPort, lastPort } from './last-port.ts';
import { dataFolder, modelFolder, rendererFolder, spaceFolder } from './locations.ts';
import { erase, finishErasing } from './privacy/erasing.ts';
import { renewed } from './privacy/renewed.ts';

const root = join(import.meta.dirname, '..');
/** Whoever exits with an error sooner than this never showed a window (a missing library, a refused sandbox). */
const STARTED_MS = 5000;

const { values } = parseArgs({
  options: { browser: { type: 'boolean' }, port: { type: 'string' }, 'no-open': { type: 'boolean' } },
});
const port = Number(values.port ?? 0);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port needs a number between 0 and 65535.');
if (!existsSync(join(rendererFolder(root), 'index.html'))) fail('The app is not built yet: run `npm run build` first.');

const obstacle = values.browser ? null : await runInElectron();
if (values.browser || obstacle) {
  if (obstacle) console.log(`${obstacle} Signwright opens in your browser instead.`);
  await runInBrowser();
}

/** @returns null once the app has run, else why it could not, as a sentence */
async function runInElectron(): Promise<string | null> {
  const binary = findElectron() ?? (await fetchElectron());
  if (!binary) return "Electron's binary is not installed and could not be downloaded.";
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'Electron needs a display, and this session has none.';
  }
  const args = [root];
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log(
      "Running as root: Chromium's sandbox does not work for root and is off. Better start as a normal user.",
    );
    args.unshift('--no-sandbox');
  }
  // Set by editors that are Electron apps themselves; with it the binary would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = performance.now();
  const electron = spawn(binary, args, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => electron.kill(signal));
  const code = await new Promise<number | null>((resolve) => {
    electron.once('exit', resolve);
    electron.once('error', () => resolve(-1));
  });
  if (code && performance.now() - started < STARTED_MS) return `Electron could not start here (exit code ${code}).`;
  process.exitCode = code ?? 0;
  return null;
}

async function fetchElectron(): Promise<string | null> {
  console.log('Fetching the Electron binary, once (about 110 MB)…');
  return downloadElectron();
}

async function runInBrowser(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = dataFolder();
  const log = new Log({ data: folder, app: root });
  listenToConsole(log);
  if (finishErasing(folder)) log.note('Everything was deleted.');
  const backend = renewed((renew) => {
    /** At once, so that nothing is asked for in between. */
    const startAnew = async () => {
      erase(folder);
      log.forget();
      renew();
    };
    return createBackend({
      app: { version, shell: 'browser', platform: process.platform },
      modelFolder: modelFolder(root),
      spaceFolder: spaceFolder(root),
      dataFolder: folder,
      rendererFolder: rendererFolder(root),
      runCommand: forkCommand(join(root, 'training', 'cli.ts')),
      startEngine: forkEngine(join(root, 'electron', 'engines', 'engine-main.ts')),
      choosePath: null,
      premises: { log, openFolder: null, startAnew, facts: () => ({}) },
    });
  });
  const open = (at: number) => openHost({ backend, rendererFolder: rendererFolder(root), port: at });
  const host = await openAt(open).catch((error: unknown) =>
    fail(`Port ${port} could not be opened (${(error as NodeJS.ErrnoException).code}): choose another with --port.`),
  );
  console.log(`Signwright is at ${host.url}`);
  console.log('Press Ctrl+C to stop it.');
  outliveErrors((message) => backend.tell({ event: 'notice', message }));
  log.note(`Started: ${version}, ${process.platform} ${process.arch}.`);
  if (!values['no-open']) openBrowser(host.url);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.close());
}

/** At the port that was asked for, or the one of the last time, or another where somebody else has that now. */
async function openAt(open: (port: number) => Promise<Host>): Promise<Host> {
  if (values.port !== undefined) return open(port);
  const last = await lastPort(dataFolder());
  const host = await open(last).catch(() => open(0));
  if (host.port !== last) await keepPort(dataFolder(), host.port);
  return host;
}

/** Harmless where there is no browser: the address has been printed. */
function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '""', url]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', url];
  const browser = spawn(command ?? '', args, { stdio: 'ignore', detached: true, windowsVerbatimArguments: true });
  browser.once('error', () => undefined);
  browser.unref();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
