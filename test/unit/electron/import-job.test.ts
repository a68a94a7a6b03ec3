/** An import that is cancelled, and one that cannot begin: nothing is left behind, and the next one works. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Clips } from '../../../electron/exchange/clips.ts';
import type { CommandRunner } from '../../../electron/exchange/command.ts';
import { ImportJob } from '../../../electron/exchange/import-job.ts';
import { fullDisk } from '../../../electron/library/disk.ts';
import { Library } from '../../../electron/library/library.ts';
import { Inspector } from '../../../electron/recording/inspector.ts';
import { encodeFrames } from '../../../models/wire.ts';
import { importTakes } from '../../../training/exchange/import.ts';
import { writeTakes, type Take } from '../../../training/takes.ts';
import { sitting } from '../../fixtures/sitting.ts';

const TAKES = 1500;

let folder: string;
let data: string;
let library: Library;
const order = () => ({ path: join(folder, 'theirs.parquet'), format: 'takes' as const });

/** Reads within this process, as the command does in its own. */
const here: CommandRunner = ([, path = '', , , , out = ''], onmessage) => ({
  ended: importTakes({ path, out, format: 'takes' }).then((report) => {
    onmessage({ kind: 'done', report });
    return 0;
  }),
  kill: () => undefined,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-job-'));
  data = join(folder, 'data');
  library = await Library.open(data);
});

afterEach(async () => {
  await library.close();
  await rm(folder, { recursive: true, force: true });
});

const takes = (): Take[] =>
  Array.from({ length: TAKES }, (_, k) => ({
    ...{ word: `word ${k % 20}`, signer: 'Eve', session: '', split: null, source: '', aspect: 1 },
    times: Float32Array.of(0, 40),
    hands: new Float32Array(252).fill(k / 2048),
    handedness: new Float32Array(4).fill(0.5),
  }));

describe('an import', () => {
  // From before the library has heard of it to the middle of its work.
  test.each([0, 5, 20, 60])('that is cancelled %i ms after it was read adds nothing', async (ms) => {
    await writeTakes(order().path, takes());
    const job = new ImportJob(here, data);
    const before = await library.describe();
    let late = false;
    const running = job.start(order(), library, (share) => {
      if (share === 0.9) setTimeout(() => job.cancel(), ms);
      if (share === 1) late = true;
    });
    const outcome = await running.catch((error: unknown) => error);
    // On a very fast machine 60 ms may be too late.
    if (!late) {
      expect(outcome).toMatchObject({ code: 'cancelled', message: 'The import was cancelled. Nothing was added.' });
      expect(await library.describe()).toEqual(before);
      expect(await job.start(order(), library, () => undefined)).toMatchObject({ takes: TAKES, known: 0 });
    } else expect(ms).toBe(60);
    expect(job.busy).toBe(false);
    expect(await library.check()).toEqual([]);
    expect((await readdir(data)).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  test('that finds no room to begin in says so, and the next one may begin', async (context) => {
    const disk = join(folder, 'disk');
    await mkdir(disk);
    // Room for nothing but the folder itself. Only root may make such a disk, on Linux.
    const mount = ['-t', 'tmpfs', '-o', 'size=64k,nr_inodes=1', 'tmpfs', disk];
    if (process.platform !== 'linux' || spawnSync('mount', mount).status !== 0) context.skip();
    try {
      await writeTakes(order().path, takes());
      const job = new ImportJob(here, disk);
      const full = { code: 'disk-full', message: 'There is no room on the disk: free some space and try again.' };
      for (let again = 0; again < 2; again++)
        await expect(job.start(order(), library, () => undefined)).rejects.toMatchObject(full);
      expect(job.busy).toBe(false);
      spawnSync('mount', ['-o', 'remount,size=30m,nr_inodes=100', disk]);
      expect(await job.start(order(), library, () => undefined)).toMatchObject({ takes: TAKES });
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

test('a video of somebody for whom there was no room can be imported when there is', async () => {
  const { id: signer } = await library.addSigner({ name: 'Ada', dominant: 'right' });
  const clips = new Clips(new Inspector({ takesOf: async () => [], engine: async () => null }));
  const clip = { word: 'wave', signer, file: 'a.mp4', digest: 'a'.repeat(64), frames: encodeFrames(sitting(['wave'])) };
  vi.spyOn(library, 'startSession').mockRejectedValueOnce(fullDisk());
  await expect(clips.save(clip, library)).rejects.toMatchObject({ code: 'disk-full' });
  const first = await clips.save(clip, library);
  const second = await clips.save({ ...clip, digest: 'b'.repeat(64) }, library);
  expect(second.session).toBe(first.session);
});
