/** Items of Electron's security checklist that the sources themselves show (docs/security.md has the whole list). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { responseHeaders } from '../../../electron/response-headers.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const SOURCES = readdirSync(join(ROOT, 'electron'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: read(join('electron', path)) }));
const ALL = SOURCES.map(({ text }) => text).join('\n');
const count = (pattern: RegExp) => [...ALL.matchAll(pattern)].length;

describe('items', () => {
  test('2, 3, 4: every window is sandboxed and isolated, without Node', () => {
    const windows = count(/new BrowserWindow\(/g);
    expect(windows).toBeGreaterThan(0);
    for (const setting of [
      /sandbox: true/g,
      /contextIsolation: true/g,
      /nodeIntegration: false/g,
      /webviewTag: false/g,
    ])
      expect([setting.source, count(setting)]).toEqual([setting.source, windows]);
    expect(ALL).not.toMatch(/nodeIntegrationIn\w+: true|sandbox: false|contextIsolation: false/);
  });

  test('6, 8, 9, 10, 11: nothing that Chromium forbids is allowed', () => {
    expect(ALL).not.toMatch(
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|enable-blink-features|allowpopups|disable-web-security/,
    );
  });

  test('7: the policy names no other site, and allows no inline script or style', () => {
    for (const socket of [undefined, 'ws://127.0.0.1:1']) {
      const policy = responseHeaders(socket)['Content-Security-Policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test('15: no address is ever given to the system to open', () => {
    expect(ALL).not.toMatch(/openExternal/);
  });

  test('16: Electron is pinned to one version', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('17: every message from a page has its sender checked first', () => {
    const handled = [...ALL.matchAll(/ipcMain\.(?:handle|on|once|handleOnce)\([^\n]*\n([^\n]*)/g)];
    expect(handled.length).toBeGreaterThan(0);
    for (const [, first] of handled) expect(first).toContain('isOurFrame(event.senderFrame)');
  });

  test('18: no page comes from a file', () => {
    expect(ALL).not.toMatch(/loadFile\(|loadURL\(['"`]?(file|http)/);
  });

  test('19: fuses of the packaged app take away what it has no use for', () => {
    const builder = read('electron-builder.yml');
    for (const fuse of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ])
      expect(builder).toMatch(new RegExp(`^  ${fuse}$`, 'm'));
  });

  test('20: the page gets three functions, and nothing of Electron', () => {
    const preload = read('electron/preload.ts');
    expect([...preload.matchAll(/exposeInMainWorld\(([^)]*)\)/g)].map(([, given]) => given)).toEqual([
      "'signwright', transport",
    ]);
    expect(preload.split('\n').length).toBeLessThanOrEqual(26);
    // Only on two channels, whatever the page says, and without Electron's event object.
    expect(
      [...preload.matchAll(/ipcRenderer\.(\w+)\('(\w+)'/g)].map(([, verb, channel]) => `${verb} ${channel}`),
    ).toEqual(['invoke request', 'send frame', 'on event', 'off event']);
  });
});

test('each of the twenty items has a test that exists', () => {
  const rows = [...read('docs/security.md').matchAll(/^\| (\d+) +\|.*\| `([\w.]+)`: (.+?) +\|$/gm)];
  expect(rows.map(([, item]) => Number(item))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  for (const [, , file = '', name = ''] of rows) {
    const path = ['test/e2e', 'test/unit/electron']
      .map((folder) => join(folder, file))
      .find((each) => existsSync(join(ROOT, each)));
    expect([file, path && read(path).includes(`'${name}`)]).toEqual([file, true]);
  }
});
