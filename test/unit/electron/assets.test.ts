import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAsset } from '../../../electron/assets.ts';

let parent: string;
let folder: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'signwright-assets-'));
  folder = join(parent, 'renderer');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await mkdir(join(parent, 'renderer-secret'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets', 'engine-1a2b.wasm'), 'wasm');
  await writeFile(join(folder, 'hand_landmarker.task'), 'task');
  await writeFile(join(parent, 'secret.txt'), 'secret');
  await writeFile(join(parent, 'renderer-secret', 'secret.txt'), 'secret');
});

afterAll(() => rm(parent, { recursive: true }));

describe('readAsset', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/hand_landmarker.task', 'application/octet-stream', 'no-cache'],
    ['/assets/engine-1a2b.wasm', 'application/wasm', 'private, max-age=31536000, immutable'],
    ['/assets/engine%2D1a2b.wasm', 'application/wasm', 'private, max-age=31536000, immutable'],
  ])('serves %s', async (path, type, caching) => {
    const asset = await readAsset(folder, path);
    expect(asset?.headers).toEqual({ 'Content-Type': type, 'Cache-Control': caching });
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%2e%2e%2frenderer-secret/secret.txt',
    '/../renderer-secret/secret.txt',
    '//etc/passwd',
    '/C:/secret.txt',
    '/index.html%00.png',
    '/%',
    '/assets',
    '/missing.js',
    '',
    '..',
  ])('serves nothing for %s', async (path) => {
    expect(await readAsset(folder, path)).toBeNull();
  });
});
