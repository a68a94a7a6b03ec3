/** Retraining inside real Electron: the built app's own commands, each in a utility process, with its threads and native engine. */
import { mkdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { RequestInput, RequestName, RequestResult } from '../../electron/ipc.ts';
import { writeTakes } from '../../training/takes.ts';
import { makeTakes } from '../unit/training/data.ts';
import { expect, test } from './app.ts';

/** As the page asks, without its views. @throws with the sentence of a refusal */
async function ask<N extends RequestName>(page: Page, name: N, input: RequestInput<N>): Promise<RequestResult<N>> {
  const reply = await page.evaluate(([each, given]) => window.signwright?.request(each, given), [name, input] as const);
  if (!reply?.ok) throw new Error(`${name}: ${reply?.message ?? 'There is no shell.'}`);
  return reply.value as RequestResult<N>;
}

test('a model learns in its own process, recognises, and is judged', async ({ launchElectron }, testInfo) => {
  test.setTimeout(300_000);
  const dataFolder = testInfo.outputPath('data');
  await mkdir(dataFolder);
  const file = testInfo.outputPath('takes.parquet');
  // More than 16: one batch is then the work of two threads.
  await writeTakes(file, makeTakes({ signers: 1, each: 10, words: ['circle', 'line'] }));
  const first = await launchElectron({ dataFolder });
  const page = await first.firstWindow();
  expect(await ask(page, 'importTakes', { path: file, format: 'takes' })).toMatchObject({ takes: 20 });
  const { id } = await ask(page, 'startTraining', {
    name: 'Mine',
    words: null,
    signers: null,
    family: 'rnn',
    from: 'none',
    activate: true,
  });
  const job = async (of: Page) => (await ask(of, 'listJobs', undefined)).find((each) => each.id === id);
  await expect.poll(async () => (await job(page))?.step, { timeout: 120_000 }).toBeGreaterThan(20);
  // The app is closed, and the training with it; at the next start it goes on.
  await first.close();
  const again = await (await launchElectron({ dataFolder })).firstWindow();
  await expect
    .poll(async () => [(await job(again))?.state, (await job(again))?.message], { timeout: 240_000 })
    .toEqual(['done', 'Done.']);
  expect((await ask(again, 'describeModel', undefined)).name).toBe('Mine');
  // One person, one sitting: there is nothing to leave out.
  expect((await job(again))?.judgement).toMatchObject({ basis: 'none' });
  expect((await job(again))?.data).toMatchObject({ takes: 20, words: 2 });
  expect(await ask(again, 'startSession', undefined)).toMatchObject({ engine: 'onnx' });
});
