/** Against a real server on this machine, with real keys. */
import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isNewer, MANIFEST, type Manifest } from '../../../electron/updates/manifest.ts';
import { Updates, updateSource } from '../../../electron/updates/updates.ts';
import { signManifest } from '../../../packaging/sign-update.ts';

const CONTENT = Buffer.from('a package');
const NAME = 'signwright_0.2.0_amd64.deb';
const maker = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');
const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const KEY = maker.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

const manifest = (change: Partial<Manifest> = {}): Manifest => ({
  app: 'signwright',
  version: '0.2.0',
  notes: 'Better.',
  files: [
    {
      platform: process.platform,
      arch: process.arch,
      name: NAME,
      bytes: CONTENT.length,
      sha256: createHash('sha256').update(CONTENT).digest('hex'),
    },
  ],
  ...change,
});

let asked: { path: string | undefined; headers: Record<string, unknown> }[] = [];
let files: Record<string, string | Buffer> = {};
let address: string;
let downloads: string;
const server = createServer((request, response) => {
  asked.push({ path: request.url, headers: request.headers });
  const body = files[(request.url ?? '').slice(1)];
  if (body === undefined) response.writeHead(302, { Location: `${address}elsewhere` });
  response.end(body);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());
beforeEach(async () => {
  asked = [];
  files = { [MANIFEST]: signManifest(manifest(), pem(maker.privateKey)), [NAME]: CONTENT };
  downloads = await mkdtemp(join(tmpdir(), 'signwright-updates-'));
});
afterEach(() => rm(downloads, { recursive: true, force: true }));

const updates = (version = '0.1.0', at = address) =>
  new Updates({ version, source: { address: at, key: KEY }, downloads, reveal: () => undefined });

describe('updates', () => {
  test('nothing is asked until somebody looks, and then one address, with nothing about anybody', async () => {
    const own = updates();
    expect(own.host).toBe(new URL(address).host);
    expect(asked).toEqual([]);
    expect(await own.look()).toEqual({ version: '0.2.0', notes: 'Better.', name: NAME, bytes: CONTENT.length });
    expect(asked).toEqual([{ path: `/${MANIFEST}`, headers: { host: own.host, connection: 'close' } }]);
  });

  test('neither this version nor an older one is offered', async () => {
    expect(await updates('0.2.0').look()).toBeNull();
    expect(await updates('0.10.0').look()).toBeNull();
    await expect(updates('0.2.0').fetch()).rejects.toThrow('There is no newer version.');
  });

  test('a list that somebody else has signed, or changed, is not believed', async () => {
    files[MANIFEST] = signManifest(manifest(), pem(stranger.privateKey));
    await expect(updates().look()).rejects.toThrow('not signed by the maker');
    const { signature } = JSON.parse(signManifest(manifest(), pem(maker.privateKey))) as { signature: string };
    const content = Buffer.from(JSON.stringify(manifest({ version: '9.9.9' }))).toString('base64');
    files[MANIFEST] = JSON.stringify({ content, signature });
    await expect(updates().look()).rejects.toThrow('not signed by the maker');
  });

  test.each<[string, Buffer | string | undefined, string]>([
    ['no list', 'Hello', 'no list of updates'],
    ['a list of another app', signManifest({ ...manifest(), app: 'other' as never }, pem(maker.privateKey)), 'a kind'],
    ['an endless list', Buffer.alloc(70_000, 0x20), 'more than was announced'],
    ['a redirect', undefined, 'no updates at its address'],
  ])('%s is refused with a sentence', async (_, body, sentence) => {
    if (body === undefined) delete files[MANIFEST];
    else files[MANIFEST] = body;
    await expect(updates().look()).rejects.toThrow(sentence);
    expect(asked).toHaveLength(1);
  });

  test('a file’s name cannot lead out of the folder for downloads', async () => {
    const [file] = manifest().files;
    if (!file) throw new Error('There is no file.');
    files[MANIFEST] = signManifest(manifest({ files: [{ ...file, name: '../evil' }] }), pem(maker.privateKey));
    await expect(updates().fetch()).rejects.toThrow('a kind');
  });

  test('what was signed is fetched; anything else leaves nothing behind', async () => {
    const { path } = await updates().fetch();
    expect(await readFile(path)).toEqual(CONTENT);
    await rm(path);
    files[NAME] = Buffer.from('b package');
    await expect(updates().fetch()).rejects.toThrow('is not what the maker');
    files[NAME] = Buffer.concat([CONTENT, CONTENT]);
    await expect(updates().fetch()).rejects.toThrow('more than was announced');
    expect(await readdir(downloads)).toEqual([]);
  });

  test('no address, no encryption, no answer: each is said in a sentence', async () => {
    const none = new Updates({
      version: '0.1.0',
      source: updateSource('/nowhere'),
      downloads,
      reveal: () => undefined,
    });
    expect(none.host).toBeNull();
    await expect(none.look()).rejects.toThrow('no place to look');
    await expect(updates('0.1.0', 'http://example.org/').look()).rejects.toThrow('https addresses only');
    await expect(updates('0.1.0', 'http://127.0.0.1:9/').look()).rejects.toThrow('does not answer');
  });

  test('versions are compared as numbers', () => {
    expect(isNewer('0.10.0', '0.9.9')).toBe(true);
    expect(isNewer('1.0.0', '0.9.9')).toBe(true);
    expect(isNewer('0.9.9', '0.10.0')).toBe(false);
    expect(isNewer('1.0.0', '1.0.0')).toBe(false);
  });
});
