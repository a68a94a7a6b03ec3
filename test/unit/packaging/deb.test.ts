/** A real package of a very small app, by the real dpkg-deb. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeDeb } from '../../../packaging/deb.ts';

const folder = mkdtempSync(join(tmpdir(), 'signwright-deb-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = existsSync(resolve(import.meta.dirname, '../../../out/renderer/licences.txt'));
const possible = built && spawnSync('dpkg-deb', ['--version']).status === 0;

test.skipIf(!possible)('a .deb holds the app, its icons, its licences, and what the sandbox needs', () => {
  const app = join(folder, 'app');
  mkdirSync(join(app, 'resources'), { recursive: true });
  writeFileSync(join(app, 'signwright'), '#!/bin/sh\necho started\n', { mode: 0o700 });
  writeFileSync(join(app, 'chrome-sandbox'), '', { mode: 0o700 });
  const file = makeDeb(app, join(folder, 'out'), 'x64');
  const fields = execFileSync('dpkg-deb', ['--field', file], { encoding: 'utf8' });
  expect(fields).toMatch(/^Package: signwright$/m);
  expect(fields).toMatch(/^Architecture: amd64$/m);
  expect(fields).toMatch(/^Depends: .*libgtk-3-0 \| libgtk-3-0t64/m);

  const root = join(folder, 'root');
  execFileSync('dpkg-deb', ['--raw-extract', file, root]);
  for (const name of ['postinst', 'postrm']) {
    expect(spawnSync('sh', ['-n', join(root, 'DEBIAN', name)]).status).toBe(0);
    expect(statSync(join(root, 'DEBIAN', name)).mode & 0o777).toBe(0o755);
  }
  // Whatever rights the builder's files had, everybody may run it, and nobody change it.
  expect(statSync(join(root, 'opt/Signwright/signwright')).mode & 0o777).toBe(0o755);
  expect(execFileSync(join(root, 'usr/bin/signwright'), { encoding: 'utf8' })).toBe('started\n');
  for (const path of [
    'usr/share/applications/signwright.desktop',
    'usr/share/icons/hicolor/256x256/apps/signwright.png',
    'usr/share/doc/signwright/copyright',
    'opt/Signwright/resources/apparmor-profile',
  ])
    expect(existsSync(join(root, path)), path).toBe(true);
  expect(execFileSync('dpkg-deb', ['--contents', file], { encoding: 'utf8' })).not.toMatch(/^\S+ (?!root\/root)/m);
});

test('a processor that no package is made for is refused with a sentence', () => {
  expect(() => makeDeb(folder, folder, 'ia32')).toThrow('no Debian package for ia32');
});
