/** What the shells promise whatever the page does: no other page, no device but the camera, no network. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { encodeFrame } from '../../models/wire.ts';
import { constantModel, oneSign } from '../fixtures/constant-model.ts';
import { expect, hostOf, inMain, nodeBinary, ROOT, test } from './app.ts';
import { foreignRequests, foreignSockets, isLocalAddress } from './outgoing.ts';

/** How long the network is watched, ms. The stage's own check is ten minutes. */
const SOAK_MS = Number(process.env.SIGNWRIGHT_SOAK_MINUTES ?? 0.15) * 60_000;

test.describe('Electron', () => {
  test('opens its own page in a sandboxed, isolated window', async ({ launchElectron }) => {
    const app = await launchElectron();
    const page = await app.firstWindow();
    expect(page.url()).toBe('app://signwright/');
    expect(await page.evaluate(() => [typeof window.signwright, 'require' in window, 'process' in window])).toEqual([
      'object',
      false,
      false,
    ]);
    const preferences = await inMain(app, ({ webContents }) => {
      const contents = webContents.getAllWebContents()[0] as unknown as { getLastWebPreferences(): object };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
    expect(policy).toContain("default-src 'none'");
  });

  test('answers requests of its own page', async ({ launchElectron }) => {
    const page = await (await launchElectron()).firstWindow();
    const reply = await page.evaluate(() => window.signwright?.request('describeApp', undefined));
    expect(reply).toMatchObject({ ok: true, value: { shell: 'electron' } });
  });

  test('turns landmark frames into words with the native engine', async ({ launchElectron }) => {
    const model = await constantModel('hello');
    const app = await launchElectron({ model: model.folder });
    const page = await app.firstWindow();
    const frames = oneSign().map((frame) => [...new Uint8Array(encodeFrame(frame))]);
    const word = await page.evaluate(async (all) => {
      const shell = window.signwright;
      if (!shell) return 'no shell';
      const committed = new Promise<string>((resolve) => {
        shell.subscribe((event) => {
          if (event.event === 'recognition' && event.recognition.kind === 'committed') resolve(event.recognition.word);
        });
      });
      const reply = await shell.request('startSession', undefined);
      if (!reply.ok) return reply.message;
      for (const bytes of all) {
        shell.sendFrame(Uint8Array.from(bytes).buffer);
        // As fast as a quick camera: frames that come all at once are dropped, and rightly.
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
      return committed;
    }, frames);
    expect(word).toBe('hello');
    await model.remove();
  });

  test('its menu and dialogs speak the language of the window, at the next start too', async ({ launchElectron }) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'signwright-language-'));
    const menu = (app: ElectronApplication) =>
      inMain(app, ({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
    const german = ['&Datei', '&Bearbeiten', '&Ansicht', '&Fenster'];
    const first = await launchElectron({ dataFolder });
    const page = await first.firstWindow();
    await page.evaluate(() => localStorage.setItem('signwright.language', 'de'));
    await page.reload();
    await expect.poll(() => menu(first)).toEqual(german);
    const items = await inMain(first, ({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items.map(({ label }) => label) ?? []),
    );
    expect(items).toContain('Alles auswählen');
    await inMain(first, ({ dialog }) => {
      dialog.showOpenDialog = ((_: unknown, { title }: { title: string }) =>
        Promise.resolve({ canceled: false, filePaths: [title] })) as typeof dialog.showOpenDialog;
    });
    const asked = page.evaluate(() => window.signwright?.request('choosePath', { purpose: 'import-model' }));
    expect(await asked).toEqual({ ok: true, value: 'Ein Modell importieren' });
    await first.close();
    const kept = await readFile(join(dataFolder, 'language.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual({ format: 1, language: 'de' });
    const second = await launchElectron({ dataFolder });
    await expect.poll(() => menu(second)).toEqual(german);
    await second.close();
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 3 });
  });

  test('serves nothing outside of the built page', async ({ launchElectron }) => {
    const page = await (await launchElectron()).firstWindow();
    const paths = ['/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json', '/missing.js'];
    const answers = await page.evaluate(
      (all) => Promise.all(all.map(async (path) => (await fetch(path)).status)),
      paths,
    );
    expect(answers).toEqual([404, 404, 404, 404]);
  });

  test('ends when it is closed before its page has asked for anything', async ({ launchElectron }) => {
    for (let round = 0; round < 3; round++) await (await launchElectron()).close();
  });

  test('refuses to leave its page and to open another', async ({ launchElectron }) => {
    const app = await launchElectron();
    const page = await app.firstWindow();
    const elsewhere = await listen();
    expect(await page.evaluate((url) => window.open(url), elsewhere.url)).toBeNull();
    await page.evaluate((url) => (location.href = url), elsewhere.url);
    await page.evaluate(() => (location.href = 'app://elsewhere/'));
    await page.evaluate(() => (location.href = 'file:///etc/hostname'));
    await expect.poll(() => page.evaluate(() => document.readyState)).toBe('complete');
    expect(page.url()).toBe('app://signwright/');
    expect(app.windows()).toHaveLength(1);
    expect(elsewhere.hits()).toBe(0);
    elsewhere.close();
  });

  test('gives its page the camera and copying, and neither microphone nor place nor screen', async ({
    launchElectron,
  }) => {
    const page = await (await launchElectron({ fakeVideo: true })).firstWindow();
    const answers = await page.evaluate(async () => {
      const outcome = (question: Promise<unknown>) =>
        Promise.race([
          question.then(
            () => 'given',
            (error: unknown) => (error as DOMException).name,
          ),
          new Promise((resolve) => setTimeout(() => resolve('no answer'), 15_000)),
        ]);
      const media = (constraints: MediaStreamConstraints) => outcome(navigator.mediaDevices.getUserMedia(constraints));
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        camera: await media({ video: true }),
        microphone: await media({ audio: true }),
        both: await media({ audio: true, video: true }),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
        place: await outcome(
          new Promise((resolve, reject) =>
            navigator.geolocation.getCurrentPosition(resolve, () => reject(new DOMException('', 'NotAllowedError'))),
          ),
        ),
        notifications: await Notification.requestPermission(),
        copy: await state('clipboard-write'),
        paste: await state('clipboard-read'),
      };
    });
    expect(answers).toMatchObject({ camera: 'given', microphone: 'NotAllowedError', both: 'NotAllowedError' });
    expect(answers).toMatchObject({
      place: 'NotAllowedError',
      notifications: 'denied',
      copy: 'granted',
      paste: 'denied',
    });
    expect(answers.screen).not.toBe('given');
  });

  test('shows its page again after the page has crashed', async ({ launchElectron }) => {
    const app = await launchElectron();
    const page = await app.firstWindow();
    await page.waitForFunction(() => performance.now() > 3000);
    const crash = () =>
      inMain(app, async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (!window) return null;
        const loaded = new Promise<string>((resolve) =>
          window.webContents.once('did-finish-load', () => resolve(window.webContents.getURL())),
        );
        window.webContents.forcefullyCrashRenderer();
        return loaded;
      });
    expect(await crash()).toBe('app://signwright/');
  });

  test('opens where it was closed', async ({ launchElectron }, testInfo) => {
    const dataFolder = testInfo.outputPath('data');
    await mkdir(dataFolder);
    const bounds = { x: 40, y: 50, width: 700, height: 600 };
    const first = await launchElectron({ dataFolder });
    await first.firstWindow();
    await inMain(first, ({ BrowserWindow }, at) => BrowserWindow.getAllWindows()[0]?.setBounds(at), bounds);
    await first.close();
    const second = await launchElectron({ dataFolder });
    await second.firstWindow();
    expect(await inMain(second, ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(bounds);
  });

  test('cancels requests that no page policy sees', async ({ launchElectron }) => {
    const app = await launchElectron();
    await app.firstWindow();
    const elsewhere = await listen();
    const outcome = await inMain(
      app,
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      elsewhere.url,
    );
    expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(elsewhere.hits()).toBe(0);
    elsewhere.close();
  });

  test('sends nothing out of the machine', async ({ startElectron }, testInfo) => {
    test.setTimeout(SOAK_MS + 120_000);
    const netLog = testInfo.outputPath('net-log.json');
    const args = [`--log-net-log=${netLog}`, '--enable-logging=stderr'];
    const app = await startElectron({ fakeVideo: true, args });
    const seen = await watch(app.pid);
    expect(app.output()).not.toMatch(/Content Security Policy/);
    await app.close();
    expect(seen).toEqual([]);
    expect(foreignRequests(netLog)).toEqual([]);
  });
});

test.describe('Browser host', () => {
  test('opens the page from the printed address, key kept out of sight', async ({ startHost, page }) => {
    const host = await startHost();
    await page.goto(host.url);
    expect(page.url()).toBe(new URL('/', host.url).href);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const reply = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`ws://${location.host}/socket`);
          socket.onopen = () => socket.send(JSON.stringify({ id: 1, name: 'describeApp' }));
          // Whatever has happened meanwhile is told as well.
          socket.onmessage = ({ data }) => {
            const message = JSON.parse(data as string) as { id?: number };
            if (message.id === 1) resolve(message);
          };
        }),
    );
    expect(reply).toMatchObject({ id: 1, ok: true, value: { shell: 'browser' } });
  });

  test('sends nothing out of the machine', async ({ startHost, page }) => {
    test.setTimeout(SOAK_MS + 120_000);
    const host = await startHost();
    const requests = requestsOf(page);
    const violations = violationsOf(page);
    await page.goto(host.url);
    expect(await watch(host.pid)).toEqual([]);
    expect(violations()).toEqual([]);
    expect(requests()).toEqual([]);
  });
});

test.describe('npm start where Electron cannot run', () => {
  /** Starts with `env` and expects a sentence, and the host in working order behind it. */
  async function expectHost(page: Page, sentence: string, env: NodeJS.ProcessEnv) {
    const host = await hostOf(spawn(nodeBinary(), ['electron/start.ts', '--no-open'], { cwd: ROOT, env }));
    try {
      expect(host.output()).toContain(`${sentence} Signwright opens in your browser instead.`);
      expect(host.output()).not.toMatch(/\n\s+at /);
      expect((await page.goto(host.url))?.status()).toBe(200);
    } finally {
      await host.close();
    }
  }

  test('without a binary says so and opens the browser host', async ({ page }, testInfo) => {
    test.skip(existsSync(join(ROOT, 'node_modules/electron/path.txt')), 'The Electron binary is installed here.');
    const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
    // A mirror that refuses every connection stands for a machine without a network.
    const offline = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: testInfo.outputPath('cache') };
    const sentence = "Electron's binary is not installed and could not be downloaded.";
    await expectHost(page, sentence, { ...env, ...offline });
  });

  test('without a display, or with a binary that fails, says so and opens the browser host', async ({
    page,
  }, testInfo) => {
    test.skip(process.platform !== 'linux', 'Displays are optional on Linux only.');
    const folder = testInfo.outputPath('electron');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'electron'), '#!/bin/sh\nexit 127\n', { mode: 0o755 });
    const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
    const broken = { ...env, ELECTRON_OVERRIDE_DIST_PATH: folder };
    await expectHost(page, 'Electron needs a display, and this session has none.', broken);
    await expectHost(page, 'Electron could not start here (exit code 127).', { ...broken, DISPLAY: ':1' });
  });
});

/** Foreign sockets of a process and its descendants, looked for as long as the soak lasts. */
async function watch(pid: number): Promise<string[]> {
  const seen = new Set<string>();
  const until = Date.now() + SOAK_MS;
  while (Date.now() < until) {
    for (const socket of foreignSockets(pid)) seen.add(socket);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return [...seen];
}

/** Addresses beyond the machine that a page asked for, its workers and sockets included. */
function requestsOf(page: Page): () => string[] {
  const foreign: string[] = [];
  const note = (address: string) => {
    if (!isLocalAddress(address)) foreign.push(address);
  };
  page.context().on('request', (request) => note(request.url()));
  page.on('websocket', (socket) => note(socket.url()));
  return () => foreign;
}

/** What the page's own policy stopped: the app needs nothing that it forbids. */
function violationsOf(page: Page): () => string[] {
  const found: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Permissions policy/.test(message.text())) found.push(message.text());
  });
  return () => found;
}

async function listen() {
  let hits = 0;
  const server = createServer((_, response) => {
    hits++;
    response.end('elsewhere');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, hits: () => hits, close: () => server.close() };
}
