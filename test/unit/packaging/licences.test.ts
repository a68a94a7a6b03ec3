import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { noteOf } from '../../../packaging/bundled.ts';
import { isAllowed, licencesOf, shippedFolders } from '../../../packaging/licences.ts';

const root = mkdtempSync(join(tmpdir(), 'signwright-licences-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function install(folder: string, manifest: object, files: Record<string, string> = { LICENSE: 'As you like.' }) {
  mkdirSync(join(root, folder), { recursive: true });
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...manifest }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, folder, file), text);
}

install('node_modules/@mediapipe/hands', { license: 'Apache-2.0' }, {});
install('node_modules/native', { license: 'MIT', dependencies: { deep: '1', shared: '1' } });
install('node_modules/native/node_modules/deep', { license: 'ISC', optionalDependencies: { absent: '1' } });
install('node_modules/shared', { license: '(MIT OR GPL-3.0)' }, { 'licence.md': 'Like this.' });
install('node_modules/viral', { license: 'GPL-3.0' });
install('node_modules/bare', { license: 'MIT' }, {});

describe('licences', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0)', true],
    ['(MIT AND GPL-3.0)', false],
    ['Apache-2.0 AND MIT', true],
    ['GPL-3.0', false],
    ['UNLICENSED', false],
    ['SEE LICENSE IN README', false],
  ])('%s: may ship is %s', (expression, allowed) => expect(isAllowed(expression)).toBe(allowed));

  test('packages in the bundle and beside it are followed to the last, those of their own folders too', () => {
    const notes = [{ bundled: ['node_modules/shared'], loaded: ['native', 'bullmq'] }];
    expect(shippedFolders(notes, root)).toEqual([
      'node_modules/@mediapipe/hands',
      'node_modules/native',
      'node_modules/native/node_modules/deep',
      'node_modules/shared',
    ]);
    const listed = licencesOf(shippedFolders(notes, root), root);
    expect(listed.map(({ name, text }) => [name, text])).toEqual([
      ['@mediapipe/hands', 'The text of Apache-2.0 is at the end.'],
      ['native', 'As you like.'],
      ['deep', 'As you like.'],
      ['shared', 'Like this.'],
    ]);
  });

  test('a licence that may not be passed on fails, and so does one of nobody', () => {
    expect(() => licencesOf(['node_modules/viral', 'node_modules/native'], root)).toThrow('viral 1.0.0 (GPL-3.0)');
    expect(() => licencesOf(['node_modules/bare'], root)).toThrow('say who grants it');
    expect(() => shippedFolders([{ bundled: [], loaded: ['absent'] }], root)).toThrow('absent ships but');
  });

  test('a bundle says what it took in, and what it will load', () => {
    const at = (name: string) => `/somewhere/node_modules/${name}`;
    const note = noteOf({
      'main.cjs': {
        type: 'chunk',
        modules: {
          '/somewhere/electron/main.ts': { renderedLength: 9 },
          [at('@scope/a/dist/index.js?url')]: { renderedLength: 9 },
          [at('b/node_modules/c/index.js')]: { renderedLength: 9 },
          [at('dropped/index.js')]: { renderedLength: 0 },
          '\0virtual': { renderedLength: 9 },
        },
        imports: ['electron', 'node:fs', 'path', 'native', 'chunk.cjs'],
        dynamicImports: ['later'],
      },
      'chunk.cjs': { type: 'chunk', modules: {}, imports: [], dynamicImports: [] },
      'picture.png': { type: 'asset' },
    });
    expect(note).toEqual({
      bundled: ['node_modules/@scope/a', 'node_modules/b/node_modules/c'],
      loaded: ['later', 'native'],
    });
  });
});
