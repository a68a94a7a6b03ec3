/** The models as people meet them: which recognises, the way back, what is written, compared and merged, in and out. */
import type { Locator, Page } from '@playwright/test';
import type { RequestName } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { NOT_JUDGED, RELEASED, scriptModels, summaryOf, type ModelScript } from './scripted-models.ts';
import { scriptShelf } from './scripted-shelf.ts';

const MODELS = [
  RELEASED,
  summaryOf('mine', { name: 'My words, 3 Sep', off: ['no'] }),
  summaryOf('young', {
    name: 'Colours',
    created: Date.UTC(2026, 8, 1, 9),
    words: ['blue', 'red'],
    judgement: { ...NOT_JUDGED, groups: { done: 1, all: 3 } },
  }),
  summaryOf('alien', {
    name: 'Dagmar’s words',
    origin: 'imported',
    snapshot: false,
    judgement: { ...NOT_JUDGED, basis: 'card', top1: 0.7 },
  }),
  summaryOf('bad', { name: 'bad', trouble: 'The model folder is damaged: model.json cannot be read.', words: [] }),
];

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const row = (page: Page, name: RegExp) =>
  page.getByRole('listbox', { name: 'All models' }).getByRole('option', { name });
const article = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
/** Inputs of all requests of that name so far. */
const asked = <T>(page: Page, name: RequestName) =>
  page.evaluate(
    (wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  ) as Promise<T[]>;

test.use({ permissions: ['clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 800 } });

let url: string;
test.beforeEach(async ({ hostUrl, page }) => {
  url = hostUrl;
  // Nothing here is about the camera: without it the landmark worker leaves the machine to the test.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
});

async function open(page: Page, script: Partial<ModelScript> = {}) {
  await scriptMainSide(page);
  await scriptShelf(page, { words: { hello: 24, water: 12 } });
  await scriptModels(page, { models: MODELS, before: ['mine'], ...script });
  await page.goto(url);
  await button(page, 'Models').click();
  await expect(page.getByRole('heading', { name: 'Models', exact: true })).toBeVisible();
}

test('another model is used, renamed, deleted and brought back, and there is a way back, by keyboard alone', async ({
  page,
}) => {
  await open(page);
  await expect(row(page, /^Signwright ASL 250 In use Came with Signwright/)).toHaveAttribute('aria-selected', 'true');
  await expect(row(page, /^Colours.*2 words.*Being judged: 1 of 3 groups so far/)).toBeVisible();
  await expect(row(page, /^bad.*The model folder is damaged/)).toBeVisible();
  const goBack = button(page, 'Go back to “My words, 3 Sep”');
  await expect(goBack).toBeVisible();

  await row(page, /^Signwright/).focus();
  await page.keyboard.press('ArrowDown');
  await expect(row(page, /^My words/)).toBeFocused();
  await page.keyboard.press('Enter');
  const mine = article(page, 'My words, 3 Sep');
  await expect(mine.getByRole('heading', { name: 'My words, 3 Sep' }).first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(mine, 'Use it')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('“My words, 3 Sep” recognises from the next sign on.')).toBeVisible();
  await expect(row(page, /^My words, 3 Sep In use/)).toBeVisible();
  await expect(mine.getByText('In use: it recognises now')).toBeVisible();
  await expect(mine.getByRole('heading', { name: 'My words, 3 Sep' }).first()).toBeFocused();
  await expect(button(mine, 'Delete')).toHaveCount(0);
  await button(page, 'Go back to “Signwright ASL 250”').press('Enter');
  await expect(row(page, /^Signwright ASL 250 In use/)).toHaveAttribute('aria-selected', 'true');
  expect(await asked(page, 'rollBack')).toHaveLength(1);

  await row(page, /^My words/).click();
  await button(mine, 'Rename…').press('Enter');
  const name = page.getByRole('dialog').getByLabel('Name');
  await expect(name).toBeFocused();
  await name.fill('Kitchen');
  await page.keyboard.press('Enter');
  await expect(row(page, /^Kitchen/)).toBeVisible();
  await expect(button(article(page, 'Kitchen'), 'Rename…')).toBeFocused();

  await button(article(page, 'Kitchen'), 'Delete').press('Enter');
  await expect(row(page, /^Kitchen/)).toHaveCount(0);
  await expect(row(page, /^Signwright/)).toBeFocused();
  await expect(page.getByText(/^goes for good on Sep 17, 2026/)).toBeVisible();
  await button(page, 'Restore Kitchen').press('Enter');
  await expect(row(page, /^Kitchen/)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Deleted' })).toHaveCount(0);

  // What is refused is said, and nothing changes.
  await page.evaluate(() => {
    window.scripted.replies.activateModel = { ok: false, code: 'model', message: 'Its weights are damaged.' };
  });
  await button(article(page, 'Kitchen'), 'Use it').click();
  await expect(page.getByText('Its weights are damaged.')).toBeVisible();
  await expect(button(article(page, 'Kitchen'), 'Use it')).toBeEnabled();
  await page.evaluate(() => {
    window.scripted.replies.listModels = { ok: false, code: 'disk', message: 'The disk does not answer.' };
    window.say({ event: 'model', active: 'mine' });
  });
  await expect(page.getByRole('alert')).toContainText('could not be listed again. The disk does not answer.');
  await page.evaluate(() => delete window.scripted.replies.listModels);
  await button(page, 'Try again').click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('words are switched off at once, one by one and many together', async ({ page }) => {
  await open(page);
  await row(page, /^My words/).click();
  const mine = article(page, 'My words, 3 Sep');
  await mine.getByRole('tab', { name: 'Card' }).focus();
  await page.keyboard.press('End');
  await expect(mine.getByRole('tab', { name: 'Words' })).toBeFocused();
  await expect(mine.getByText('3 of 4 words are on.')).toBeVisible();
  const word = (name: string) => mine.getByRole('list').getByRole('switch', { name, exact: true });
  await expect(word('no')).not.toBeChecked();
  await word('hello').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(mine.getByText('3 of 4 words are on.')).toBeVisible();
  await expect.poll(() => asked(page, 'setWords').then((all) => all.at(-1))).toEqual({ model: 'mine', off: ['hello'] });
  await mine.getByRole('searchbox').fill('WATER');
  await button(mine, 'All off but this one').click();
  await expect(mine.getByText('1 of 4 words is on.')).toBeVisible();
  await button(mine, 'Turn off this one').click();
  await expect(page.getByText('At least one word must stay on.')).toBeVisible();
  await expect(word('water')).toBeChecked();
  await button(mine, 'All on').click();
  await expect.poll(() => asked(page, 'setWords').then((all) => all.at(-1))).toEqual({ model: 'mine', off: [] });

  const beside = mine.getByRole('switch', { name: 'Also write the words of the model that came with Signwright' });
  await expect(mine.getByText(/^300 more words\. Two networks/)).toBeVisible();
  await beside.click();
  await expect(beside).toBeChecked();
  expect(await asked(page, 'setBeside')).toEqual([{ model: 'mine', on: true }]);

  await row(page, /^Signwright/).click();
  await expect(page.getByRole('list', { name: 'Words that are written' }).getByRole('switch')).toHaveCount(300);
  await page.evaluate(() => {
    window.scripted.replies.setWords = { ok: false, code: 'disk-full', message: 'The disk is full.' };
  });
  const first = page.getByRole('switch', { name: 'word 1', exact: true });
  await first.click();
  await expect(page.getByText('The disk is full.')).toBeVisible();
  await expect(first).toBeChecked();
});

test('two models are compared, others merged, and models go out and come in', async ({ page }) => {
  await open(page, { gained: Array.from({ length: 20 }, (_, at) => at + 1), lost: [30, 31, 4711] });
  await row(page, /^My words/).click();
  await button(page, 'Compare…').click();
  const compare = page.getByRole('dialog', { name: 'Compare two models' });
  await expect(compare.getByLabel('Second model')).toHaveValue('mine');
  await button(compare, 'Compare').click();
  await expect(
    compare.getByText(
      '“My words, 3 Sep” reads 17 more of the 120 takes rightly (20 that only it reads, 3 that only the other does): that is hardly chance.',
    ),
  ).toBeVisible();
  await expect(compare.getByText('120 of 140 takes')).toBeVisible();
  const gained = compare.getByRole('list', { name: 'Only “My words, 3 Sep” reads these rightly' });
  await expect(gained.getByRole('listitem')).toHaveCount(12);
  await button(compare, 'Show 8 more of 8').click();
  await expect(gained.getByRole('listitem')).toHaveCount(20);
  await expect(compare.getByText('1 take of these is no longer in the library.')).toBeVisible();
  const player = gained.getByRole('button', { name: /^Play hello by Ada$/ }).first();
  await player.press('Enter');
  await expect(gained.getByRole('button', { name: /^Pause hello by Ada$/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(button(page, 'Compare…')).toBeFocused();

  await button(page, 'Merge…').click();
  const merge = page.getByRole('dialog', { name: 'Merge models' });
  await expect(merge.getByRole('checkbox', { name: /^Dagmar’s words.*came without its takes/ })).toBeDisabled();
  await expect(merge.getByRole('checkbox', { name: /^Signwright ASL 250.*did not come along/ })).toBeDisabled();
  await merge.getByRole('checkbox', { name: /^My words/ }).check();
  await expect(button(merge, 'Learn all their words in one model')).toBeDisabled();
  await merge.getByRole('checkbox', { name: /^Colours/ }).check();
  await expect(merge.getByLabel('Name of the new model')).toHaveValue('My words, 3 Sep + Colours');
  await expect(merge.getByText('It will know 6 words, as a GRU network.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(merge, 'Learn all their words in one model').click();
  await expect(button(page, 'Train')).toHaveAttribute('aria-current', 'page');
  expect(await asked(page, 'startTraining')).toMatchObject([
    { name: 'My words, 3 Sep + Colours', union: ['mine', 'young'], words: [1, 2], signers: null },
  ]);

  await button(page, 'Models').click();
  await expect(row(page, /^My words/)).toHaveAttribute('aria-selected', 'true');
  await button(page, 'Export…').click();
  const out = page.getByRole('dialog', { name: 'Export “My words, 3 Sep”' });
  await out.getByRole('radio', { name: 'ONNX file, for other programs' }).check();
  await out.getByLabel('File to write (.onnx)').fill('words.onnx');
  await page.keyboard.press('Enter');
  await expect(out.getByText('“My words, 3 Sep” is in /home/ada/words.onnx.')).toBeVisible();
  expect(await asked(page, 'exportModel')).toEqual([{ model: 'mine', path: 'words.onnx', format: 'onnx' }]);
  await out.getByRole('button', { name: 'Close' }).last().click();

  await button(page, 'Import…').click();
  const into = page.getByRole('dialog', { name: 'Import a model' });
  await into.getByLabel('Folder or .zip of a model').fill('/tmp/forged');
  await page.keyboard.press('Enter');
  await expect(into.getByText('model.json is damaged: its hash is not that of the weights.')).toBeVisible();
  await into.getByLabel('Folder or .zip of a model').fill('/tmp/theirs.zip');
  await page.keyboard.press('Enter');
  await expect(into.getByText('“Theirs” is among the models, with 4 words. It is not in use yet.')).toBeVisible();
  await button(into, 'Show it').click();
  await expect(article(page, 'Theirs').getByRole('heading', { name: 'Theirs' })).toBeFocused();
  await expect(article(page, 'Theirs').getByText('From elsewhere', { exact: false }).first()).toBeVisible();
});

test('everything is reachable and readable in small windows and in both themes', async ({ page }) => {
  await open(page);
  const narrow = () =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  await row(page, /^Colours/).click();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('tab', { name: 'Words' }).click();
  expect(await violations(page)).toEqual([]);
  for (const [width, height] of [
    [390, 800],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(row(page, /^Colours/)).toBeHidden();
    await expect.poll(narrow).toBe(true);
    if (width === 390) expect(await violations(page)).toEqual([]);
    await button(page, 'All models').press('Enter');
    await expect(row(page, /^Colours/)).toBeFocused();
    await expect.poll(narrow).toBe(true);
    if (width === 640) expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await expect(row(page, /^Dagmar/)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(article(page, 'Colours').getByRole('heading', { name: 'Colours' }).first()).toBeFocused();
  }
  await page.getByRole('tab', { name: 'Card' }).click();
  await button(page, 'Copy the whole data version').click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('3f9a'.repeat(16));
});
