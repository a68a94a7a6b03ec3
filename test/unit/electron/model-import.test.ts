/** Models from strangers: what is sound is taken over, anything else is refused in a sentence and leaves nothing behind. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeOver } from '../../../electron/models/foreign.ts';
import { RequestError } from '../../../electron/ipc.ts';
import { releasedBoundary } from '../../../models/boundary_released.ts';
import { encodeBoundary } from '../../../models/boundary_weights.ts';
import { BOUNDARY_FILE, readModelFolder } from '../../../models/engine/folder.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { zip, type ZipMember } from '../training/exchange/writers.ts';

const FILES = ['card.md', 'metrics.json', 'model.json', 'prototypes.json', 'weights.safetensors'];

let sound: Awaited<ReturnType<typeof constantModel>>;
let root: string;
let place = 0;
let stranger: string;
let into: string;
beforeAll(async () => {
  sound = await constantModel('hello');
  root = await mkdtemp(join(tmpdir(), 'signwright-foreign-'));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
  await sound.remove();
});
beforeEach(fresh);

/** A copy of the sound model, and an empty folder to take it over into. */
async function fresh(): Promise<void> {
  stranger = join(root, `stranger-${++place}`);
  into = join(root, `into-${place}`);
  await cp(sound.folder, stranger, { recursive: true });
  await mkdir(into);
}

const file = (name: string) => join(stranger, name);
const change = async (name: string, edit: (json: Record<string, unknown>) => unknown) => {
  const json = JSON.parse(await readFile(file(name), 'utf8')) as Record<string, unknown>;
  await writeFile(file(name), JSON.stringify(edit(json)));
};
const members = async (prefix = ''): Promise<ZipMember[]> =>
  Promise.all(FILES.map(async (name) => ({ name: prefix + name, bytes: await readFile(file(name)) })));

/** Refused with one sentence for people, without a path of this machine. */
async function refused(path = stranger): Promise<string> {
  const error: unknown = await takeOver(path, into).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(RequestError);
  const { message } = error as RequestError;
  expect(message).toMatch(/^[A-Z_a-z].*[.]$/s);
  expect(message).not.toContain(root);
  return message;
}

describe('a model from a stranger', () => {
  test('is taken over as it is: from a folder, from a .zip, and from a folder in a .zip', async () => {
    await writeFile(file('run-me.js'), 'process.exit(1)');
    await mkdir(file('more'));
    await takeOver(stranger, into);
    expect((await readdir(into)).sort()).toEqual(FILES);
    const before = await readModelFolder(sound.folder);
    expect(await readModelFolder(into)).toEqual(before);
    for (const prefix of ['', 'a/b/']) {
      await fresh();
      const archive = join(root, `${place}.zip`);
      await writeFile(archive, zip([...(await members(prefix)), { name: 'other/run-me.js', bytes: Buffer.from('1') }]));
      await takeOver(archive, into);
      expect((await readdir(into)).sort()).toEqual(FILES);
      expect(await readModelFolder(into)).toEqual(before);
    }
  });

  test.each([
    ['nothing there', async () => rm(stranger, { recursive: true }), /nothing at/],
    ['no weights', async () => rm(file('weights.safetensors')), /weights.safetensors is missing/],
    ['no description', async () => rm(file('model.json')), /model.json is missing/],
    ['short weights', async () => truncate(file('weights.safetensors'), 4000), /SHA-256/],
    ['empty weights', async () => truncate(file('weights.safetensors'), 0), /SHA-256/],
    ['huge weights', async () => truncate(file('weights.safetensors'), 2 ** 27), /larger than that of any model/],
    ['a huge description', async () => truncate(file('model.json'), 2 ** 22), /larger than that of any model/],
    [
      'another hash',
      async () =>
        change('model.json', (m) => ({ ...m, weights: { file: 'weights.safetensors', sha256: 'a'.repeat(64) } })),
      /SHA-256/,
    ],
    [
      'another shape',
      async () => change('model.json', (m) => ({ ...m, network: { stem: 8, hidden: 16, layers: 1 } })),
      /values instead of/,
    ],
    [
      'more words than weights',
      async () => change('model.json', (m) => ({ ...m, vocabulary: ['none', 'hello', 'other', 'more'] })),
      /values instead of/,
    ],
    [
      'a network without end',
      async () => change('model.json', (m) => ({ ...m, network: { stem: 1e9, hidden: 16, layers: 1 } })),
      /network\.stem/,
    ],
    [
      'other features',
      async () => change('model.json', (m) => ({ ...m, features: { version: 999, count: 256 } })),
      /version 999/,
    ],
    ['another format', async () => change('model.json', (m) => ({ ...m, format: 2 })), /format/],
    [
      'weights elsewhere',
      async () =>
        change('model.json', (m) => ({ ...m, weights: { ...(m.weights as object), file: '../../etc/passwd' } })),
      /weights\.file/,
    ],
    [
      'control characters',
      async () => change('model.json', (m) => ({ ...m, name: 'a\u001b[2Jb' })),
      /control characters/,
    ],
    ['a list for a description', async () => change('model.json', () => []), /model\.json/],
    ['deep nesting', async () => writeFile(file('metrics.json'), '['.repeat(1e6)), /nested too deeply/],
    ['no JSON', async () => writeFile(file('prototypes.json'), '{"word":'), /not JSON/],
    [
      'prototypes of another form',
      async () => writeFile(file('prototypes.json'), '[{"word":"hello","fps":30,"frames":[[[1,2],null]]}]'),
      /prototypes\.json is damaged/,
    ],
    [
      'figures beyond one',
      async () => writeFile(file('metrics.json'), '{"heldOut":{"top1":7,"worstSigner":"s","worstTop1":0}}'),
      /metrics\.json is damaged/,
    ],
  ] as const)('is refused with %s', async (_, spoil, sentence) => {
    await spoil();
    expect(await refused()).toMatch(sentence);
  });

  test.skipIf(process.platform === 'win32')('is refused where a file of it is a link, or no file at all', async () => {
    for (const name of FILES) {
      await fresh();
      await rename(file(name), join(root, `${place}-${name}`));
      await symlink(join(root, `${place}-${name}`), file(name));
      expect(await refused()).toMatch(/not a plain file/);
      await rm(file(name));
      await mkdir(file(name));
      expect(await refused()).toMatch(/not a plain file/);
    }
  });

  test('brings only what is checked: figures that nobody knows, and numbers that are none, stay outside', async () => {
    await change('metrics.json', (metrics) => ({
      ...metrics,
      evaluation: { perSigner: { '<b>': 1 } },
      judgement: { note: 'Perfect.' },
    }));
    await takeOver(stranger, into);
    expect(Object.keys(JSON.parse(await readFile(join(into, 'metrics.json'), 'utf8')) as object)).toEqual(['heldOut']);
  });

  test('brings what finds its signs, and is refused where that is damaged', async () => {
    const boundary = JSON.stringify(encodeBoundary(releasedBoundary()));
    await writeFile(file(BOUNDARY_FILE), boundary);
    await takeOver(stranger, into);
    expect((await readModelFolder(into)).boundary).toEqual(releasedBoundary());
    await fresh();
    await writeFile(file(BOUNDARY_FILE), boundary.replace(/"learnt":"..../, '"learnt":"'));
    expect(await refused()).toMatch(/boundary network is damaged/);
  });

  test('in a .zip is refused that leads outside, bursts, or holds several', async () => {
    const archive = join(root, 'hostile.zip');
    const all = await members();
    const others = all.filter(({ name }) => name !== 'weights.safetensors');
    const weights = all.find(({ name }) => name === 'weights.safetensors') as ZipMember;
    const cases: [ZipMember[], RegExp][] = [
      [[...others, { ...weights, name: '../weights.safetensors' }], /weights.safetensors is missing/],
      [[...others, { ...weights, name: '/weights.safetensors' }], /weights.safetensors is missing/],
      [[...all, ...(await members('again/'))], /more than one model/],
      [[{ name: 'readme.txt', bytes: Buffer.from('hello') }], /model.json is missing/],
      [[...others, { name: weights.name, bytes: Buffer.alloc(2 ** 26 + 1) }], /larger|far more bytes/],
    ];
    for (const [content, sentence] of cases) {
      await writeFile(archive, zip(content));
      expect(await refused(archive)).toMatch(sentence);
      expect(await readdir(into)).toEqual([]);
    }
    const bytes = zip(all);
    for (const end of [10, bytes.length / 2, bytes.length - 5]) {
      await writeFile(archive, bytes.subarray(0, end));
      await refused(archive);
    }
  });

  test('with any bytes changed or cut off is refused in a sentence, or is a model that can be read', async () => {
    const names = fc.constantFrom(...FILES.filter((name) => name !== 'card.md'));
    const damage = fc.record({
      name: names,
      at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      byte: fc.nat(255),
      cut: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.boolean(), async ({ name, at, byte, cut }, packed) => {
        await fresh();
        const bytes = await readFile(file(name));
        const where = Math.floor(at * bytes.length);
        if (!cut) bytes[where] = byte;
        await writeFile(file(name), cut ? bytes.subarray(0, where) : bytes);
        let path = stranger;
        if (packed) await writeFile((path = join(root, 'fuzzed.zip')), zip(await members()));
        const error: unknown = await takeOver(path, into).then(
          () => null,
          (reason: unknown) => reason,
        );
        if (error) expect(error).toBeInstanceOf(RequestError);
        else await readModelFolder(into);
        await rm(stranger, { recursive: true });
        await rm(into, { recursive: true });
      }),
      { numRuns: 150 },
    );
  });
});
