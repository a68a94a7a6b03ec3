/**
 * The main process is killed at random moments while it trains: the training goes on at the next start to the very same
 * weights, no half a model is ever listed, and no process is left behind. SIGNWRIGHT_KILLS sets how many times.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readModelFolder } from '../../../models/engine/folder.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { libraryOf } from '../../fixtures/training-backend.ts';
import { makeTakes } from '../training/data.ts';
import { killAll, openMortalHost, type MortalHost } from './mortal-host.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 5);
/** The longest that a process lives after it was opened, ms. */
const LIFE_MS = 4000;
const EPOCHS = 20;
const ORDER = { name: 'Mine', words: null, signers: null, family: 'rnn', from: 'none', activate: true } as const;
const PATIENCE = { timeout: 120_000, interval: 50 };

// Where the test breaks off, too.
afterEach(killAll);

const open = (folder: string, released: string): Promise<MortalHost> =>
  openMortalHost([resolve('test/fixtures/training-host.ts'), folder, released, String(EPOCHS)]);

async function kill(page: MortalHost): Promise<void> {
  await page.kill();
  // Its training notices that nobody waits for it any more.
  await expect.poll(() => isThere(-(page.process.pid ?? 0)), PATIENCE).toBe(false);
}

function isThere(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

test.skipIf(process.platform === 'win32')(
  `a training goes on to the same model although the main process is killed ${KILLS} times`,
  { timeout: 180_000 + KILLS * 30_000 },
  async () => {
    const released = await constantModel('hello');
    const takes = makeTakes({ signers: 2, each: 2, words: ['circle', 'line'] });
    const digests: string[] = [];
    for (const kills of [0, KILLS]) {
      const { folder, remove } = await libraryOf(takes);
      let id: string | null = null;
      const modelsOf = async ({ api }: MortalHost) => {
        const { models } = await api.listModels();
        // Whatever is listed can be used.
        for (const { id: model } of models.filter(({ origin }) => origin === 'trained'))
          await readModelFolder(join(folder, 'models', model));
        return models;
      };
      for (let killed = 0; killed < kills; killed++) {
        const page = await open(folder, released.folder);
        id ??= (await page.api.startTraining(ORDER)).id;
        await new Promise((later) => setTimeout(later, Math.random() * LIFE_MS));
        await modelsOf(page);
        await kill(page);
      }
      const page = await open(folder, released.folder);
      id ??= (await page.api.startTraining(ORDER)).id;
      const own = async () => (await page.api.listJobs()).find((job) => job.id === id);
      await expect.poll(async () => (await own())?.state, PATIENCE).toBe('done');
      expect(await own()).toMatchObject({ model: id, judgement: { groups: { done: 2, all: 2 } } });
      expect((await modelsOf(page)).map((model) => [model.id, model.active])).toEqual([
        ['released', false],
        [id, true],
      ]);
      const weights = await readFile(join(folder, 'models', id, 'weights.safetensors'));
      digests.push(createHash('sha256').update(weights).digest('hex'));
      await kill(page);
      await remove();
    }
    expect(digests[1]).toBe(digests[0]);
    await released.remove();
  },
);
