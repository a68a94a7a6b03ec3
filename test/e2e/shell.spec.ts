/** What the shells promise whatever the page does: no other page, no device but the camera, no network. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodeFrame } from '../../models/wire.ts';
import { constantModel, oneSign } from '../fixtures/constant-model.ts';
import { expect, hostOf, nodeBinary, ROOT, test } from './app.ts';
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
    const preferences = await app.evaluate(({ webContents }) => {
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
      for (const bytes of all) shell.sendFrame(Uint8Array.from(bytes).buffer);
      return committed;
    }, frames);
    expect(word).toBe('hello');
    await model.remove();
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
      const media = (constraints: MediaStreamConstraints) =>
        navigator.mediaDevices.getUserMedia(constraints).then(
          () => 'given',
          (error: unknown) => (error as DOMException).name,
        );
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return {
        camera: await media({ video: true }),
        microphone: await media({ audio: true }),
        both: await media({ audio: true, video: true }),
        screen: await navigator.mediaDevices.getDisplayMedia().then(
          () => 'given',
          (error: unknown) => (error as DOMException).name,
        ),
        place: await new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            () => resolve('denied'),
          ),
        ),
        notifications: await Notification.requestPermission(),
        copy: await state('clipboard-write'),
        paste: await state('clipboard-read'),
      };
    });
    expect(answers).toMatchObject({ camera: 'given', microphone: 'NotAllowedError', both: 'NotAllowedError' });
    expect(answers).toMatchObject({ place: 'denied', notifications: 'denied', copy: 'granted', paste: 'denied' });
    expect(answers.screen).not.toBe('given');
  });

  test('cancels requests that no page policy sees', async ({ launchElectron }) => {
    const app = await launchElectron();
    await app.firstWindow();
    const elsewhere = await listen();
    const outcome = await app.evaluate(
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

  test('sends nothing out of the machine', async ({ launchElectron }, testInfo) => {
    test.setTimeout(SOAK_MS + 120_000);
    const netLog = testInfo.outputPath('net-log.json');
    const app = await launchElectron({ fakeVideo: true, args: [`--log-net-log=${netLog}`] });
    const page = await app.firstWindow();
    const requests = requestsOf(page);
    const seen = await watch(app.process().pid ?? 0);
    await app.close();
    expect(seen).toEqual([]);
    expect(requests()).toEqual([]);
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
  });

  test('sends nothing out of the machine', async ({ startHost, page }) => {
    test.setTimeout(SOAK_MS + 120_000);
    const host = await startHost();
    const requests = requestsOf(page);
    await page.goto(host.url);
    expect(await watch(host.pid)).toEqual([]);
    expect(requests()).toEqual([]);
  });
});

test.describe('npm start without an Electron binary', () => {
  const sentence =
    "Electron's binary is not installed and could not be downloaded. Signwright opens in your browser instead.";

  test('says so in a sentence and opens the browser host', async ({ page }, testInfo) => {
    test.skip(existsSync(join(ROOT, 'node_modules/electron/path.txt')), 'The Electron binary is installed here.');
    const { ELECTRON_OVERRIDE_DIST_PATH: _, ...env } = process.env;
    // A mirror that refuses every connection stands for a machine without a network.
    const offline = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', electron_config_cache: testInfo.outputPath('cache') };
    const args = ['electron/start.ts', '--no-open'];
    const host = await hostOf(spawn(nodeBinary(), args, { cwd: ROOT, env: { ...env, ...offline } }));
    try {
      expect(host.output()).toContain(sentence);
      expect(host.output()).not.toMatch(/\n\s+at /);
      const response = await page.goto(host.url);
      expect(response?.status()).toBe(200);
    } finally {
      await host.close();
    }
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
