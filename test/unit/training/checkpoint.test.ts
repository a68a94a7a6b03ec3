/** An interrupted training goes on from its checkpoint and comes to the very same weights. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_COUNT } from '../../../models/features.ts';
import type { Family } from '../../../models/network.ts';
import { toExample } from '../../../training/clips.ts';
import { labelled } from '../../../training/learn.ts';
import { RECIPE } from '../../../training/recipe.ts';
import { writeTakes } from '../../../training/takes.ts';
import { train, type TrainOptions } from '../../../training/trainer.ts';
import { makeTakes, WORDS } from './data.ts';

const signs = labelled(makeTakes({ signers: 3, each: 6 }).map(toExample), WORDS);
const [taught, heldOut] = [signs.filter(({ party }) => party !== 's2'), signs.filter(({ party }) => party === 's2')];
const network = { features: FEATURE_COUNT, stem: 12, hidden: 12, layers: 1, classes: WORDS.length };

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'signwright-checkpoint-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

const lesson = (family: Family, more: Partial<TrainOptions> = {}): TrainOptions => ({
  network: { ...network, family },
  train: taught,
  heldOut,
  recipe: { ...RECIPE, epochs: 8 },
  ...more,
});

/** Learns until step `last`, with a checkpoint after each step, and dies there. */
async function interrupt(options: TrainOptions, last: number, path: string): Promise<void> {
  const onProgress = ({ step }: { step: number }) => {
    // The checkpoint of this step is not written any more.
    if (step === last) throw new Error('Killed.');
  };
  await expect(train({ ...options, checkpoint: { path, every: 0 }, onProgress })).rejects.toThrow('Killed.');
}

describe('a training that was interrupted', () => {
  it.each([
    ['gru', 1],
    ['gru', 2],
    ['encoder-decoder', 2],
  ] as const)('comes to the same weights, bit for bit: %s, %i threads', async (family, threads) => {
    const path = join(folder, `${family}-${threads}`);
    const whole = await train(lesson(family));
    for (const last of [4, 5, 9]) await interrupt(lesson(family, { threads }), last, path);
    const notes: string[] = [];
    const steps: number[] = [];
    const resumed = await train(
      lesson(family, {
        threads,
        checkpoint: { path },
        onNote: (note) => notes.push(note),
        onProgress: ({ step }) => steps.push(step),
      }),
    );
    expect(notes).toEqual([`The training goes on from step 8 of ${whole.steps}.`]);
    expect(steps[0]).toBe(9);
    expect(resumed.weights).toEqual(whole.weights);
    expect(resumed.best).toEqual(whole.best);
  });

  it('begins anew, and says so, where anything that its weights depend on has changed', async () => {
    const path = join(folder, 'other');
    const base = lesson('gru', { recipe: { ...RECIPE, epochs: 3 } });
    await interrupt(base, 5, path);
    const changes: Partial<TrainOptions>[] = [
      { recipe: { ...base.recipe, seed: 2 } },
      { recipe: { ...base.recipe, epochs: 4 } },
      { train: taught.slice(1) },
      { train: taught.map((sign, k) => (k ? sign : { ...sign, label: (sign.label + 1) % WORDS.length })) },
      { heldOut: heldOut.slice(1) },
      { network: { ...base.network, hidden: 16 } },
    ];
    for (const change of changes) {
      const notes: string[] = [];
      const steps: number[] = [];
      await train({
        ...base,
        ...change,
        checkpoint: { path, every: Infinity },
        onNote: (note) => notes.push(note),
        onProgress: ({ step }) => steps.push(step),
      });
      expect([notes, steps[0]]).toEqual([[expect.stringMatching(/other data.*begins anew/)], 1]);
    }
  });

  it('begins anew where its checkpoint is damaged in any place', async () => {
    const path = join(folder, 'damaged');
    const options = lesson('gru', { recipe: { ...RECIPE, epochs: 2 } });
    const whole = await train(options);
    await interrupt(options, 4, path);
    const good = await readFile(path);
    const flipped = (at: number) => {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const wrecks = [0, 5, 40, 2000, good.length - 1].map(flipped);
    for (const bytes of [...wrecks, good.subarray(0, 3), good.subarray(0, good.length / 2), Buffer.alloc(0)]) {
      await writeFile(path, bytes);
      const notes: string[] = [];
      const { weights } = await train({
        ...options,
        checkpoint: { path, every: Infinity },
        onNote: (n) => notes.push(n),
      });
      expect(notes).toEqual(['The checkpoint is damaged: the training begins anew.']);
      expect(weights).toEqual(whole.weights);
    }
  });

  it('goes on without checkpoints where none can be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const notes: string[] = [];
    const { steps } = await train(
      lesson('gru', {
        recipe: { ...RECIPE, epochs: 1 },
        checkpoint: { path: join(folder, 'file', 'checkpoint'), every: 0 },
        onNote: (note) => notes.push(note),
      }),
    );
    expect(steps).toBe(2);
    expect(notes[0]).toMatch(/could not be written/);
  });
});

describe.skipIf(process.platform === 'win32')('`signwright train --checkpoint`', () => {
  it('comes to the same weights although its process is killed again and again', { timeout: 240_000 }, async () => {
    const data = join(folder, 'takes.parquet');
    await writeTakes(data, makeTakes({ signers: 2, each: 4 }));
    const cli = join(import.meta.dirname, '../../../training/cli.ts');
    const start = (out: string, ...more: string[]) =>
      spawn(
        process.execPath,
        [
          ...[cli, 'train', '--data', data, '--family', 'rnn', '--epochs', '60', '--from', 'none', '--threads', '1'],
          ...['--out', join(folder, out), ...more],
        ],
        { stdio: 'ignore' },
      );
    const [code] = (await once(start('whole'), 'exit')) as [number];
    expect(code).toBe(0);
    const checkpoint = join(folder, 'cli.checkpoint');
    const again = () => start('resumed', '--checkpoint', checkpoint, '--checkpoint-every', '50');
    for (let kills = 0; kills < 3; kills++) {
      const child = again();
      const before = await stat(checkpoint).catch(() => null);
      // Somewhere after its first checkpoint.
      await expect
        .poll(async () => (await stat(checkpoint).catch(() => null))?.mtimeMs, { timeout: 30_000, interval: 10 })
        .not.toBe(before?.mtimeMs);
      await new Promise((later) => setTimeout(later, Math.random() * 200));
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await stat(join(folder, 'resumed')).catch(() => null)).toBeNull();
    }
    const [last] = (await once(again(), 'exit')) as [number];
    expect(last).toBe(0);
    const digest = async (out: string) =>
      createHash('sha256')
        .update(await readFile(join(folder, out, 'weights.safetensors')))
        .digest('hex');
    expect(await digest('resumed')).toBe(await digest('whole'));
    expect(await stat(checkpoint).catch(() => null)).toBeNull();
  });
});
