import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHost, type Host } from '../../../electron/host.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { cookieOf, get, openSocket, pathOf, upgradeStatus } from './client.ts';

let folder: string;
let host: Host;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-host-'));
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html>the page');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const backend = testBackend(folder);
  host = await openHost({ backend, rendererFolder: join(folder, 'renderer') });
  cookie = await cookieOf(host);
});

afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true });
});

describe('the key', () => {
  test('becomes a cookie that scripts and other sites do not get, and leaves the address', async () => {
    const { status, headers } = await get(host.port, pathOf(host));
    expect(status).toBe(303);
    expect(headers.location).toBe('/');
    expect(headers['set-cookie']?.[0]).toMatch(/^signwright-\d+=[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await get(host.port, '/', { Cookie: `other=1; ${cookie}` })).body).toContain('the page');
  });

  test.each([
    ['no key', '/', {}],
    ['an empty key', '/?token=', {}],
    ['a wrong key', `/?token=${'A'.repeat(32)}`, {}],
    ['a wrong cookie', '/', { Cookie: `signwright-1=${'A'.repeat(32)}` }],
    ['no key for a file', '/assets/x.js', {}],
  ])('is wanted: %s gets a sentence', async (_, path, headers) => {
    const { status, body } = await get(host.port, path, headers);
    expect(status).toBe(403);
    expect(body).toMatch(/^Open the whole address that Signwright printed/);
  });

  test('of this port is not taken under the name of another', async () => {
    const value = cookie.slice(cookie.indexOf('='));
    expect((await get(host.port, '/', { Cookie: `signwright-1${value}` })).status).toBe(403);
  });
});

describe('pages', () => {
  test('carry the policy, on refusals too, and never a CORS header', async () => {
    for (const answer of [await get(host.port, '/', { Cookie: cookie }), await get(host.port, '/')]) {
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(answer.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test.each(['evil.example', `evil.example:80`, '127.0.0.1', '127.0.0.1:1'])('are refused under %s', async (name) => {
    const { status, body } = await get(host.port, '/', { Cookie: cookie, Host: name });
    expect(status).toBe(403);
    expect(body).not.toContain('the page');
  });

  test('are there under localhost too', async () => {
    expect((await get(host.port, '/', { Cookie: cookie, Host: `localhost:${host.port}` })).status).toBe(200);
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/..%5csecret.txt', '/x/../../secret.txt'])(
    'do not lead out of their folder: %s',
    async (path) => {
      const { status, body } = await get(host.port, path, { Cookie: cookie });
      expect(status).toBe(404);
      expect(body).not.toContain('secret');
    },
  );

  test('are only to be read', async () => {
    expect((await get(host.port, '/', { Cookie: cookie }, 'POST')).status).toBe(405);
    const head = await get(host.port, '/', { Cookie: cookie }, 'HEAD');
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '23']);
  });
});

describe('the socket', () => {
  test('opens for the own page', async () => {
    expect(await upgradeStatus(openSocket(host, { Cookie: cookie }))).toBe(101);
  });

  test.each([
    ['without the key', () => ({})],
    ['for a page from elsewhere', () => ({ Cookie: cookie, Origin: 'https://evil.example' })],
    ['for a page of another port', () => ({ Cookie: cookie, Origin: 'http://127.0.0.1:1' })],
    ['for a page without origin', () => ({ Cookie: cookie, Origin: 'null' })],
    ['under a foreign name', () => ({ Cookie: cookie, Host: 'evil.example', Origin: 'http://evil.example' })],
  ])('stays closed %s', async (_, headers) => {
    expect(await upgradeStatus(openSocket(host, headers()))).toBe(403);
  });

  test('stays closed on any other path', async () => {
    expect(await upgradeStatus(openSocket(host, { Cookie: cookie }, '/'))).toBe(403);
  });
});

test('a port that is taken is an error', async () => {
  const backend = testBackend(folder);
  await expect(openHost({ backend, rendererFolder: folder, port: host.port })).rejects.toThrow('EADDRINUSE');
});
