/** Retraining as people meet it: by keyboard and screen reader, with a main side that goes through every state. */
import type { Page } from '@playwright/test';
import type { ModelSummary, RequestName, TrainingJob, TrainingOrder } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { scriptShelf, type ShelfScript } from './scripted-shelf.ts';
import {
  done,
  jobOf,
  judging,
  learning,
  modelOf,
  ORDER,
  RELEASED,
  scriptTraining,
  type TrainingScript,
} from './scripted-training.ts';

const WORDS = { hello: 24, none: 12, no: 3, thank_you: 60, water: 12, family: 0 };

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const become = (page: Page, id: string, changes: Partial<TrainingJob>) =>
  page.evaluate(([job, news]) => window.workshop.become(job, news), [id, changes] as const);
const add = (page: Page, model: ModelSummary) => page.evaluate((added) => window.workshop.add(added), model);
/** Inputs of all requests of that name so far. */
const asked = <T>(page: Page, name: RequestName) =>
  page.evaluate(
    (wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  ) as Promise<T[]>;
const heard = (page: Page) => page.getByRole('status', { name: 'Training' });

test.use({ viewport: { width: 1280, height: 800 } });

let url: string;
test.beforeEach(async ({ hostUrl, page }) => {
  url = hostUrl;
  // Nothing here is about the camera: without it the landmark worker leaves the machine to the test.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
});

async function open(page: Page, script: TrainingScript = {}, shelf: ShelfScript = { words: WORDS }) {
  await scriptMainSide(page);
  await scriptShelf(page, shelf);
  await scriptTraining(page, script);
  await page.goto(url);
  await button(page, 'Train').click();
  await expect(page.getByRole('heading', { name: 'Train', exact: true })).toBeVisible();
}

test('a model is retrained by keyboard, followed, used, and given up again', async ({ page }) => {
  await open(page, {}, { words: WORDS });
  const retrain = button(page, 'Retrain');
  await expect(retrain).toHaveAccessibleDescription(/^Learns 4 words from 111 takes of 3 people\. About 25 seconds\./);
  await expect(page.getByText('“no” has fewer than 5 takes: too few to be read well.')).toBeVisible();

  await button(page, 'Train').press('Tab');
  for (let stops = 0; stops < 6 && !(await retrain.evaluate((it) => it === document.activeElement)); stops++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const [order] = await asked<TrainingOrder>(page, 'startTraining');
  expect(order).toEqual({ ...ORDER, name: order?.name });
  expect(order?.name).toMatch(/^My words, \d+ \w+$/);
  await expect(page.getByRole('heading', { name: 'Waiting' })).toBeVisible();

  await become(page, 't-1', { state: 'running', message: 'Collects the takes.' });
  const card = page.getByRole('article', { name: order?.name });
  await expect(card.getByRole('listitem').filter({ hasText: 'Collects' })).toHaveAttribute('aria-current', 'step');
  await expect(card.getByText('It learns from the takes as they are now.')).toBeVisible();
  await become(page, 't-1', learning(0.42));
  await expect(card.getByText('42 %, about 13 s left')).toBeVisible();
  await expect(card.getByText('Step 168 of 400, epoch 42 of 100')).toBeVisible();
  await expect(card.getByText('frozen as version 3fa9c1d2')).toBeVisible();
  await expect(card.getByRole('progressbar', { name: 'Learning' })).toHaveJSProperty('value', 0.42);
  await expect(card.getByRole('img')).toHaveAccessibleName(
    /^Loss, on a logarithmic scale: 2\.38 at step 4, .* of 400\.$/,
  );
  await expect(button(page, 'Train')).toHaveAccessibleDescription('A training runs: 42 %');
  await expect(heard(page)).toHaveText(/Learns from 111 takes of 3 people\.$/);
  // Four times a second would talk over everything.
  await become(page, 't-1', learning(0.6));
  await expect(card.getByText('60 %, about 9 s left')).toBeVisible();
  await expect(heard(page)).toHaveText(/Learns from 111 takes of 3 people\.$/);
  // Another one waits meanwhile, and may be given up.
  await expect(page.getByText('Another training is under way: this one waits for its turn.')).toBeVisible();
  await retrain.press('Enter');
  await button(page, `Cancel ${order?.name} (2)`).press('Enter');
  await expect(page.getByRole('heading', { name: 'Earlier trainings' })).toBeVisible();
  await button(page, `Take ${order?.name} (2) off the list`).press('Enter');
  await expect(page.getByRole('heading', { name: 'Earlier trainings' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Under way' })).toBeFocused();

  await add(page, modelOf('t-1', { name: order?.name ?? '', active: true }));
  await become(page, 't-1', judging('t-1'));
  await expect(card.getByText(/^It has recognised since \d\d:\d\d\.$/)).toBeVisible();
  await expect(card.getByText('Provisional: 1 of 3 people judged.')).toBeVisible();
  await expect(card.getByRole('img')).toHaveAccessibleName('Chart of the list below, over 100 epochs');
  await expect(card.getByRole('listitem').filter({ hasText: 'Ada' })).toHaveText(/95 %$/);
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('has learnt, and recognises now.');
  await become(page, 't-1', done('t-1'));
  await expect(
    card.getByText('Reads 91 % of 111 takes rightly of people it has not learnt from; least of Ben, 84 %.'),
  ).toBeVisible();
  await button(page, 'Roll back to “asl-starter”').press('Enter');
  await expect(card.getByText('It is ready, and does not recognise yet.')).toBeVisible();
  // What had the focus is gone with its button.
  await expect(card.getByRole('heading')).toBeFocused();
  await button(page, 'Activate').press('Enter');
  await expect(card.getByText(/^It has recognised since/)).toBeVisible();
  await button(page, 'See results').press('Enter');
  await expect(button(page, 'Models')).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('body')).not.toBeFocused();
});

test('what is learnt can be chosen, of 300 words; what is cancelled or fails can go on', async ({ page }) => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, k) => [`word ${k + 1}`, 20]));
  await open(page, { models: [{ ...RELEASED, active: true }, modelOf('m-1')] }, { words: many });
  await expect(page.getByText('every movement would be taken for a word')).toBeVisible();
  await button(page, 'Choose…').press('Enter');
  const words = page.getByRole('group', { name: /^Words/ });
  await button(page, /^None of the words$/).click();
  await expect(page.getByText('What is chosen has no takes: choose more words or people.')).toBeVisible();
  await expect(button(page, 'Retrain')).toBeDisabled();
  await words.getByRole('searchbox').fill('word 12');
  await button(page, /^All found words$/).click();
  await words.getByRole('searchbox').fill('');
  await expect(words.getByText('11 of 300')).toBeVisible();
  await words.getByRole('checkbox', { name: /^word 120 / }).press('Space');
  await page.getByRole('group', { name: 'People' }).getByRole('checkbox', { name: /^Cleo/ }).uncheck();
  await page.getByRole('radio', { name: 'Attention' }).check();
  await page.getByLabel('Start from').selectOption('m-1');
  await page.getByRole('group', { name: 'Merge vocabularies' }).getByRole('checkbox').check();
  await page.getByLabel('Activate it as soon as').uncheck();
  await page.getByLabel('Name of the model').fill('Twelves');
  await expect(button(page, 'Retrain')).toHaveAccessibleDescription(/^Learns 14 words \(10 of them new\)/);
  await button(page, 'Retrain').press('Enter');
  const [order] = await asked<TrainingOrder>(page, 'startTraining');
  expect(order).toMatchObject({ name: 'Twelves', signers: [1, 2], family: 'attention', from: 'm-1', union: ['m-1'] });
  expect(order).toMatchObject({ activate: false, words: [12, 121, 122, 123, 124, 125, 126, 127, 128, 129] });
  await button(page, 'Back to the defaults').click();
  await expect(button(page, 'Retrain')).toHaveAccessibleDescription(/^Learns 300 words/);

  await become(page, 't-1', learning(0.3));
  await button(page, 'Cancel').press('Enter');
  const card = page.getByRole('article', { name: 'Twelves' });
  await expect(card.getByText('Cancelled.')).toBeVisible();
  await expect(card.getByRole('heading')).toBeFocused();
  await button(page, 'Try again').press('Enter');
  await become(page, 't-1', learning(0.31));
  await expect(card.getByText('31 %, about 15 s left')).toBeVisible();
  await become(page, 't-1', {
    state: 'failed',
    message: 'There is no room on the disk: free some space and try again.',
    ended: 1,
  });
  await expect(card.getByText('It failed. There is no room on the disk')).toBeVisible();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('The training “Twelves” failed');
  await page.evaluate(
    () => (window.scripted.replies.retryTraining = { ok: false, code: 'x', message: 'The takes are gone.' }),
  );
  await button(page, 'Try again').click();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('The takes are gone.');

  await button(page, 'Record idle movement').click();
  await expect(button(page, 'Record')).toHaveAttribute('aria-current', 'page');
  expect(await asked(page, 'addWord')).toEqual([{ word: 'none' }]);
});

test('it is accessible in both themes and fits small windows, whatever the state', async ({ page }) => {
  const earlier = [
    jobOf('t-8', {
      state: 'failed',
      ended: 5,
      message: 'The takes that this training had begun with are gone: start a new one.',
    }),
    jobOf('t-7', { state: 'done', ended: 4, judgement: done('').judgement ?? null, model: 'm-1' }),
  ];
  const jobs = [jobOf('t-12', { order: { ...ORDER, name: 'Later' } }), jobOf('t-11', judging('m-2')), ...earlier];
  const models = [RELEASED, modelOf('m-2', { active: true }), modelOf('m-1')];
  await open(page, { jobs, models });
  await button(page, 'Choose…').click();
  const cut = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const [width, height] of [
      [1280, 800],
      [390, 800],
      [640, 400],
    ] as const) {
      await page.setViewportSize({ width, height });
      await expect.poll(cut, `${width} wide`).toBeLessThanOrEqual(0);
      await become(page, 't-11', width === 390 ? learning(0.42) : judging('m-2'));
      expect(await violations(page), `${theme}, ${width} wide`).toEqual([]);
    }
  }
});

test('without takes it says what is missing, and leads to the recording', async ({ page }) => {
  await open(page, {}, { words: { hello: 0 }, signers: ['Ada'] });
  await expect(page.getByText('There are no takes to learn from yet: record some first.')).toBeVisible();
  await expect(button(page, 'Retrain')).toBeDisabled();
  await expect(page.getByText('There have been no trainings yet.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Record signs').click();
  await expect(button(page, 'Record')).toHaveAttribute('aria-current', 'page');
});
