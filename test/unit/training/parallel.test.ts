/** Training shared by threads: the same weights, a clear word where a thread dies, nothing left behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from '../../../models/features.ts';
import type { Family, NetworkDefinition } from '../../../models/network.ts';
import { augment, augmentedFrames } from '../../../training/augmentation.ts';
import { measureStandardisation } from '../../../training/batches.ts';
import { toExample } from '../../../training/clips.ts';
import { learntCount } from '../../../training/graph/learnt.ts';
import { labelled } from '../../../training/learn.ts';
import { Random } from '../../../training/random.ts';
import { SHARD, shardsOf } from '../../../training/shard.ts';
import { writeTakes } from '../../../training/takes.ts';
import { sharedFloats, Team } from '../../../training/team.ts';
import { RECIPE } from '../../../training/recipe.ts';
import { train } from '../../../training/trainer.ts';
import { makeTakes, WORDS } from './data.ts';

const signs = labelled(makeTakes({ signers: 3, each: 6 }).map(toExample), WORDS);

const NETWORK: NetworkDefinition = {
  family: 'gru',
  features: FEATURE_COUNT,
  stem: 16,
  hidden: 16,
  layers: 1,
  classes: WORDS.length,
};

const learn = (threads: number, { family = 'gru' as Family, epochs = 2, seed = 1 } = {}) =>
  train({
    network: { ...NETWORK, family },
    train: signs,
    recipe: { ...RECIPE, batch: 40, epochs, seed },
    threads,
  });

describe('training on several threads', () => {
  it.each(['gru', 'encoder-decoder'] as const)('gives the same weights as on one, bit for bit: %s', async (family) => {
    // Batches of 40 and 32: three shards and two.
    const [one, ...others] = await Promise.all([1, 2, 3].map((threads) => learn(threads, { family })));
    expect(one?.steps).toBe(4);
    for (const other of others) expect(other.weights).toEqual(one?.weights);
  });

  it('gives other weights for another seed', async () => {
    const other = await learn(2, { seed: 2 });
    expect(other.weights).not.toEqual((await learn(2)).weights);
  });

  it('cuts a batch into even shards, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (size) => {
        const places = Array.from({ length: size }, (_, k) => k);
        const shards = shardsOf(places, 0, false);
        expect(shards.flatMap((shard) => shard.signs)).toEqual(places);
        const sizes = shards.map((shard) => shard.signs.length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(SHARD);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('knows beforehand how long a sequence will be', () => {
    const [{ clip } = { clip: { frames: 0, hands: new Float32Array(), presence: new Uint8Array() } }] = signs;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { frames } = augment(clip, RECIPE.augmentation, new Random(seed));
        expect(augmentedFrames(clip.frames, RECIPE.augmentation, new Random(seed))).toBe(frames);
      }),
    );
  });
});

describe('a thread that dies', () => {
  const workers: Worker[] = [];
  const remember = (worker: Worker) => workers.push(worker);
  const teamOfTwo = () => {
    const network = { ...NETWORK, stem: 4, hidden: 4 };
    const count = learntCount(network);
    const lesson = {
      network,
      recipe: RECIPE,
      signs,
      standardisation: measureStandardisation(signs.map(({ clip }) => clip)),
      weights: sharedFloats(count),
      gradients: [sharedFloats(count), sharedFloats(count)],
    };
    return Team.create(lesson, 2);
  };
  const batch = shardsOf([...signs.keys()].slice(0, 2 * SHARD), 0, false);
  beforeEach(() => process.on('worker', remember));
  afterEach(() => {
    process.off('worker', remember);
    workers.length = 0;
  });

  it('ends the training with a sentence, and the other threads with it', async () => {
    const team = await teamOfTwo();
    const steps = team.over([batch, batch, batch]);
    await steps.next();
    expect(workers).toHaveLength(2);
    const ends = workers.map((worker) => once(worker, 'exit'));
    await workers[0]?.terminate();
    await expect(steps.next()).rejects.toThrow('A training thread ended before its work was done (1).');
    await team.close();
    await Promise.all(ends);
  });

  it('says what was wrong with its work', async () => {
    const team = await teamOfTwo();
    await expect(team.over([shardsOf([0, 99_999], 0, false)]).next()).rejects.toThrow(
      'A training thread failed: There is no sign 99999 to learn from.',
    );
    await team.close();
  });

  it('has others finish what they are at when the caller gives up', async () => {
    const training = train({
      network: NETWORK,
      train: signs,
      recipe: { ...RECIPE, epochs: 100 },
      threads: 2,
      onProgress: ({ step }) => {
        if (step === 3) throw new Error('Enough.');
      },
    });
    await expect(training).rejects.toThrow('Enough.');
    expect(workers.map(({ threadId }) => threadId)).toEqual([-1, -1]);
  });
});

describe.skipIf(process.platform === 'win32')('a training that is killed', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves no process behind: %s', async (signal) => {
    const folder = await mkdtemp(join(tmpdir(), 'signwright-parallel-'));
    const data = join(folder, 'takes.parquet');
    await writeTakes(data, makeTakes({ signers: 2, each: 6 }));
    const cli = join(import.meta.dirname, '../../../training/cli.ts');
    const argv = ['train', '--data', data, '--family', 'gru', '--out', join(folder, 'model'), '--epochs', '100000'];
    // A group of its own, whose members can be asked for when its leader is gone.
    const child = spawn(process.execPath, [cli, ...argv, '--threads', '2'], { detached: true });
    const { pid } = child;
    if (!pid) throw new Error('The process did not start.');
    await once(child.stderr, 'data');
    child.kill(signal);
    await once(child, 'exit');
    expect(() => process.kill(-pid, 0)).toThrow(/ESRCH/);
    await rm(folder, { recursive: true, force: true });
  });
});
