/** What somebody has recorded here can be made into streams: the export is data for the benchmark as it is. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Library } from '../../../electron/library/library.ts';
import { keyOf } from '../../fixtures/library.ts';
import { makeTakes } from '../training/data.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-library-bench-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a library’s own export is a source of streams, each signer read by a model that learnt from the others', async () => {
  const library = await Library.open(join(folder, 'library'));
  const file = join(folder, 'takes.parquet');
  try {
    const takes = makeTakes({ signers: 2, each: 3, words: ['circle', 'line'] });
    const words = new Map<string, number>();
    const signers = new Map<string, { signer: number; session: number }>();
    for (const [seed, { word, signer, aspect, times, hands, handedness }] of takes.entries()) {
      if (!words.has(word)) words.set(word, (await library.addWord({ word })).id);
      if (!signers.has(signer)) {
        const { id } = await library.addSigner({ name: signer, dominant: 'right' });
        signers.set(signer, { signer: id, session: await library.startSession(id, 'camera') });
      }
      await library.saveTake({
        key: keyOf(seed),
        word: words.get(word) ?? 0,
        ...(signers.get(signer) ?? { signer: 0, session: 0 }),
        recorded: 1_750_000_000_000 + 5000 * seed,
        aspect,
        times,
        hands,
        handedness,
        trim: { start: 0, end: times.at(-1) ?? 0 },
        notes: [],
        source: 'camera',
      });
    }
    await library.exportParquet(file, {}, { applied: false });
  } finally {
    await library.close();
  }
  const options = '--epochs 1 --boundary motion --streams 2 --signs 3 --idle 1 --json'.split(' ');
  const argv = ['training/cli.ts', 'bench', 'stream', '--data', file, '--cache', folder, ...options];
  const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules/.bin/node'), argv, { cwd: ROOT });
  const found = JSON.parse(stdout) as { signs: number; perSigner: { signer: string }[] };
  expect(found.signs).toBe(12);
  expect(found.perSigner.map(({ signer }) => signer).sort()).toEqual(['s0', 's1']);
}, 300_000);
