/** The list of tasks that are there by keyboard is the list of tasks that are tested by keyboard. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const spec = read('test/e2e/keyboard-view.spec.ts');
const tested = [...spec.matchAll(/await task\('(.+?)', async/g)].map(([, name]) => name);
const listed = [...read('docs/keyboard.md').matchAll(/^\| (.+?) +\| .+\|$/gm)]
  .map(([, name]) => name)
  .filter((name) => name !== 'task' && !name?.startsWith('---'));

it('each task of docs/keyboard.md is done in a test, and each of these is listed', () => {
  expect(listed.length).toBeGreaterThan(60);
  expect(listed.toSorted()).toEqual(tested.toSorted());
});

it('the tests use nothing but keys', () => {
  const MOUSE = /\.(click|dblclick|tap|hover|fill|focus|check|uncheck|setChecked|selectOption|dispatchEvent)\(/g;
  // That of a locator gives the focus first.
  const GIVEN = /(?<!keyboard)\.press\(/g;
  const sources = [spec, read('test/e2e/keyboard.ts')];
  expect(
    sources.flatMap((source) => [...source.matchAll(MOUSE), ...source.matchAll(GIVEN)].map(([call]) => call)),
  ).toEqual([]);
});
