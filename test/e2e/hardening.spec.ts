/** What Electron's bridge withstands: whatever a page says, and whoever says it. The WebSocket: test/unit/electron/fuzz.test.ts. */
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { Reply, RequestName, SharingDescription } from '../../electron/ipc.ts';
import { encodeFrame } from '../../models/wire.ts';
import { constantModel, oneSign } from '../fixtures/constant-model.ts';
import { hostileFrames, hostileRequests } from '../fixtures/hostile.ts';
import { expect, inMain, ROOT, test } from './app.ts';

const MESSAGES = 100_000;
const ROUND = 10_000;
const SEED = 20_262;
/** What may stay of 90,000 refused messages in the main process: nothing of theirs, but code that was compiled meanwhile. */
const HEAP_GROWTH = 8 * 2 ** 20;

/** Of the main process, after a collection. */
function memory(app: ElectronApplication) {
  return inMain(app, () => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
    const { heapUsed, rss } = process.memoryUsage();
    return { heap: heapUsed, rss };
  });
}

test(`refuses ${MESSAGES} hostile messages one by one, and goes on with the session of the same page`, async ({
  launchElectron,
}) => {
  // A minute and a half on two cores that others use as well.
  test.setTimeout(300_000);
  const model = await constantModel('hello');
  const app = await launchElectron({ model: model.folder });
  const page = await app.firstWindow();
  await page.evaluate(() => {
    const state = window as unknown as { committed: number };
    state.committed = 0;
    window.signwright?.subscribe((event) => {
      if (event.event === 'recognition' && event.recognition.kind === 'committed') state.committed++;
    });
  });
  expect(await page.evaluate(() => window.signwright?.request('startSession', undefined))).toMatchObject({ ok: true });
  const texts = hostileRequests(MESSAGES, SEED).map((request) => JSON.stringify(request));
  const nonsense = hostileFrames(300, SEED).map((bytes) => [...bytes]);
  const codes = new Map<string, number>();
  let before = { heap: 0, rss: 0 };
  for (let from = 0; from < MESSAGES; from += ROUND) {
    const replies = await page.evaluate(
      async ([all, frames]) => {
        const shell = window.signwright;
        if (!shell) return {};
        for (const bytes of frames) shell.sendFrame(Uint8Array.from(bytes).buffer);
        const counts: Record<string, number> = {};
        // As a page that goes wrong does: many at once.
        for (let at = 0; at < all.length; at += 2000) {
          const asked = all.slice(at, at + 2000).map((text) => {
            const { name, input } = JSON.parse(text) as { name: RequestName; input: unknown };
            return shell
              .request(name, input)
              .catch((error: unknown): Reply => ({ ok: false, code: 'not sent', message: String(error) }));
          });
          for (const reply of await Promise.all(asked)) {
            const code = reply.ok ? 'ok' : reply.code;
            counts[code] = (counts[code] ?? 0) + 1;
          }
        }
        return counts;
      },
      [texts.slice(from, from + ROUND), nonsense] as const,
    );
    for (const [code, count] of Object.entries(replies)) codes.set(code, (codes.get(code) ?? 0) + count);
    if (from === 0) before = await memory(app);
  }
  const after = await memory(app);
  const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(1);
  console.log(`Refused: ${[...codes].map(([code, count]) => `${code} ${count}`).join(', ')}.`);
  console.log(
    `Heap after collection ${mb(before.heap)} → ${mb(after.heap)} MB, resident ${mb(before.rss)} → ${mb(after.rss)} MB.`,
  );
  expect([...codes.values()].reduce((sum, count) => sum + count)).toBe(MESSAGES);
  expect([...codes.keys()]).not.toContain('ok');
  expect([...codes.keys()]).not.toContain('internal');
  // Those that came in time were looked into, the others were too many.
  for (const code of ['bad-input', 'unknown-request', 'too-large', 'too-fast'])
    expect(codes.get(code) ?? 0, code).toBeGreaterThan(100);
  expect(after.heap - before.heap).toBeLessThan(HEAP_GROWTH);

  // The session has gone on, and the page is heard again once it is quiet.
  const frames = oneSign(100_000).map((frame) => [...new Uint8Array(encodeFrame(frame))]);
  await page.evaluate(async (all) => {
    for (const bytes of all) {
      window.signwright?.sendFrame(Uint8Array.from(bytes).buffer);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }, frames);
  await expect.poll(() => page.evaluate(() => (window as unknown as { committed: number }).committed)).toBe(1);
  await expect
    .poll(() => page.evaluate(() => window.signwright?.request('describeApp', undefined)))
    .toMatchObject({ ok: true });
  await model.remove();
});

test('has no webviews, and answers no other page', async ({ launchElectron }) => {
  const app = await launchElectron();
  const page = await app.firstWindow();
  const webview = await page.evaluate(() => {
    const element = document.createElement('webview');
    element.setAttribute('src', 'data:text/html,elsewhere');
    document.body.append(element);
    return 'loadURL' in element;
  });
  expect(webview).toBe(false);
  expect(await page.evaluate(() => Object.keys(window.signwright ?? {}).sort())).toEqual([
    'request',
    'sendFrame',
    'subscribe',
  ]);
  // A window that somebody has led elsewhere, with our preload all the same.
  const reply = await inMain(
    app,
    async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await stranger.loadURL('data:text/html,elsewhere');
      const answer: unknown = await stranger.webContents.executeJavaScript("signwright.request('describeApp')");
      stranger.destroy();
      return answer;
    },
    join(ROOT, 'out/preload/preload.cjs'),
  );
  expect(reply).toMatchObject({ ok: false, code: 'forbidden' });
  const preferences = await inMain(app, ({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) => (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()),
  );
  for (const each of preferences)
    expect(each).toMatchObject({ webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false });
});

test('gives words to other programs once it is told to, with the captions page out of its archive', async ({
  launchElectron,
}) => {
  const page = await (await launchElectron()).firstWindow();
  const ask = (name: RequestName, input?: unknown) =>
    page.evaluate(([verb, given]) => window.signwright?.request(verb, given), [name, input] as const);
  let sharing: SharingDescription | null = null;
  for (let port = 47_900; port < 47_950; port++) {
    const reply = (await ask('setSharing', { on: true, port })) as { value: SharingDescription };
    sharing = reply.value;
    if (!sharing.trouble) break;
  }
  const address = `http://127.0.0.1:${sharing?.port}`;
  expect((await fetch(`${address}/api/status`)).status).toBe(401);
  const known = { headers: { Authorization: `Bearer ${sharing?.key}` } };
  expect(await (await fetch(`${address}/api/status`, known)).json()).toMatchObject({ app: 'Signwright', version: 1 });
  expect(await (await fetch(`${address}/captions`)).text()).toContain('Captions – Signwright');
});

test('the browser host is under the same address after a restart, and under another where that is taken', async ({
  startHost,
}, testInfo) => {
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder, { recursive: true });
  const portOf = ({ url }: { url: string }) => new URL(url).port;
  const first = await startHost({ dataFolder });
  const port = portOf(first);
  await first.close();
  const second = await startHost({ dataFolder });
  expect(portOf(second)).toBe(port);
  expect(second.url).not.toBe(first.url);
  await second.close();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
  expect(portOf(await startHost({ dataFolder }))).not.toBe(port);
  other.close();
});
