/** Results as people meet them: what was confused is looked at take by take, and advice leads to the recording. */
import type { Locator, Page } from '@playwright/test';
import type { ModelResults, Reply, RequestName, TakeChange } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { scriptModels, summaryOf } from './scripted-models.ts';
import { scriptShelf } from './scripted-shelf.ts';

/** In the library, by the order of their takes: those of hello are 1 to 24, of tree 25 to 44, and so on. */
const WORDS = { hello: 24, tree: 20, water: 4, thank_you: 22, home: 20, please: 18, no: 20, none: 30 };

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const matrix = (page: Page) => page.getByRole('grid', { name: /What was signed, by row/ });
const asked = <T>(page: Page, name: RequestName) =>
  page.evaluate(
    (wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  ) as Promise<T[]>;

test.use({ viewport: { width: 1280, height: 800 } });

let url: string;
test.beforeEach(async ({ hostUrl, page }) => {
  url = hostUrl;
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
});

/** Takes by what was read in them: `word>written`, with the numbers of those that the library still has. */
function resultsOf(
  words: Record<string, number>,
  confused: Record<string, { takes: number; ids: number[] }>,
  more: Partial<ModelResults> = {},
): ModelResults {
  const cells = Object.entries(confused).map(([key, of]) => {
    const [word = '', written = ''] = key.split('>');
    return { word, written, ...of };
  });
  const wrong = (name: string) => cells.filter(({ word }) => word === name).reduce((sum, { takes }) => sum + takes, 0);
  const perWord = Object.entries(words)
    .map(([word, takes]) => ({ word, takes, right: takes - wrong(word) }))
    .sort((a, b) => a.right / a.takes - b.right / b.takes);
  const takes = perWord.reduce((sum, row) => sum + row.takes, 0);
  const right = perWord.reduce((sum, row) => sum + row.right, 0);
  return {
    judgement: {
      basis: 'signers',
      note: 'Each of the 3 signers was left out and judged by a network that learnt from the others.',
      groups: { done: 3, all: 3 },
      takes,
      top1: right / takes,
      worst: { name: 'Ben', top1: 0.7 },
      unjudged: [],
    },
    perWord,
    perSigner: [
      { signer: 'Ben', takes: 54, right: 40 },
      { signer: 'Cleo', takes: 52, right: 49 },
      { signer: 'Ada', takes: 52, right: 51 },
    ],
    cells: [
      ...cells,
      ...perWord.map(({ word, right: takesOf }) => ({ word, written: word, takes: takesOf, ids: [] })),
    ].sort((a, b) => b.takes - a.takes),
    calibration: [
      { from: 0.3, to: 0.4, takes: 6, right: 2, meanProbability: 0.36 },
      { from: 0.5, to: 0.6, takes: 14, right: 7, meanProbability: 0.55 },
      { from: 0.7, to: 0.8, takes: 21, right: 16, meanProbability: 0.796 },
      { from: 0.9, to: 1, takes: 117, right: 115, meanProbability: 0.96 },
    ],
    calibrationError: 0.031,
    growth: null,
    ...more,
  };
}

const RESULTS = resultsOf(
  WORDS,
  {
    // Two of these were deleted since.
    'tree>hello': { takes: 5, ids: [25, 26, 27] },
    'hello>tree': { takes: 3, ids: [4, 5, 6] },
    'home>thank_you': { takes: 3, ids: [71, 72, 73] },
    'water>no': { takes: 1, ids: [45] },
    'none>please': { takes: 2, ids: [130, 131] },
    'please>none': { takes: 1, ids: [95] },
  },
  {
    growth: {
      points: [
        { takesPerWord: 5, top1: 0.71 },
        { takesPerWord: 10, top1: 0.82 },
        { takesPerWord: 19.8, top1: 0.89 },
      ],
      note: 'Networks that learnt from a quarter and a half of the takes read the same left-out ones. The ranges hold in about four of five cases.',
      words: [
        { word: 'tree', takes: 20, top1: 0.75, more: 10, low: 0.79, high: 0.86 },
        { word: 'hello', takes: 24, top1: 0.875, more: 10, low: 0.88, high: 0.93 },
      ],
    },
  },
);

async function open(page: Page, results: ModelResults | null = RESULTS, model = {}) {
  await scriptMainSide(page);
  await scriptShelf(page, { words: WORDS });
  const words = Object.keys(WORDS).filter((word) => word !== 'none');
  await scriptModels(page, { models: [summaryOf('mine', { name: 'Mine', active: true, words, ...model })] });
  await page.addInitScript((value) => {
    window.scripted.answers.loadResults = () => ({ ok: true, value });
  }, results);
  await page.goto(url);
  await button(page, 'Models').click();
  await page.getByRole('tab', { name: 'Results' }).click();
}
const answer = (page: Page, reply: Reply) =>
  page.evaluate((given) => (window.scripted.answers.loadResults = () => given), reply);

test('a number of the matrix opens the very takes that were confused, playing, and one puts them right, by keyboard', async ({
  page,
}) => {
  await open(page);
  await expect(part(page, 'How well it does')).toContainText('90 % of 158 takes by people');
  await expect(matrix(page).getByRole('row', { name: /^tree/ }).getByRole('gridcell')).toHaveText([
    '5',
    '15',
    '',
    '',
    '',
    '',
    '',
    '',
  ]);
  await button(page, 'hello read rightly: 21 of 24').focus();
  await page.keyboard.press('ArrowRight');
  await expect(button(page, 'hello read as tree: 3 of 24')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const cell = button(page, 'tree read as hello: 5 of 20');
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');

  const dialog = page.getByRole('dialog', { name: '“tree” read as “hello”' });
  const takes = dialog.getByRole('listbox', { name: 'Takes of “tree” read as “hello”' }).getByRole('option');
  await expect(takes).toHaveCount(3);
  await expect(dialog.getByText('2 of them are no longer in the library.')).toBeVisible();
  await button(dialog, 'Pause all takes').click();
  const others = dialog.getByRole('listbox', { name: 'Takes of “hello”, for comparison' });
  await expect(others.getByRole('option').first()).toHaveAttribute('aria-setsize', '24');
  const filters = await asked<{ filter: object }>(page, 'listTakes');
  expect(filters.map(({ filter }) => filter)).toContainEqual({ takes: [25, 26, 27] });

  expect(await violations(page)).toEqual([]);

  // The newest one really shows something else.
  await takes.first().focus();
  await page.keyboard.press('Space');
  await button(dialog, 'Relabel…').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Word that they really show').fill('hello');
  await page.keyboard.press('Enter');
  await expect(takes.first()).toHaveAccessibleName(/^hello by /);
  await expect(takes).toHaveCount(3);
  await takes.nth(1).focus();
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('Select takes to change them')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(takes).toHaveCount(2);
  await expect(dialog.getByText('3 of them are no longer in the library.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(takes).toHaveCount(3);
  const changes = await asked<{ takes: number[]; change: TakeChange }>(page, 'changeTakes');
  expect(changes.map(({ change }) => change)).toEqual([{ word: 1 }, { deleted: true }]);
  for (const change of changes) expect([25, 26, 27]).toContain(change.takes[0]);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(cell).toBeFocused();
});

test('advice, and what more takes would bring, lead to the recording with the words planned', async ({ page }) => {
  await open(page);
  const advice = part(page, 'What would help').getByRole('listitem');
  await expect(advice).toHaveText([
    /^Ben is read worst \(74 %, the others 96 %\)/,
    /^Record five more takes of “tree” and “hello”: they are mixed up \(8 of 44\)\./,
    /^Record five more takes of “home” and “thank you”/,
    /^Idle movement was taken for a word \(2 of 30\)/,
    /^“water” has only 4 takes: record six more\./,
  ]);
  await button(page, 'Record “tree” and “hello” 10 takes').click();
  await expect(page.getByRole('heading', { name: 'Record signs' })).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: 'Takes of tree' })).toHaveValue('5');
  await expect(page.getByRole('spinbutton', { name: 'Takes of hello' })).toHaveValue('5');
  await button(page, 'Models').click();
  await expect(part(page, 'What more takes would bring').getByRole('listitem')).toHaveText([
    /^Ten more takes of “tree” would bring about 79 to 86 % \(now 75 %\)\./,
    /^Ten more takes of “hello”/,
  ]);
  await button(page, 'Record “tree”, 10 takes').click();
  await expect(page.getByRole('spinbutton', { name: 'Takes of tree' })).toHaveValue('10');
});

test('results say how far they are, come anew while a model is judged, say what is missing, and may be of 300 words', async ({
  page,
}) => {
  const { judgement } = RESULTS;
  const early = resultsOf(
    { hello: 6, tree: 6, none: 6 },
    {},
    {
      judgement: { ...judgement, groups: { done: 1, all: 3 }, takes: 18, top1: 1, worst: null, unjudged: ['water'] },
      perSigner: [{ signer: 'Ada', takes: 18, right: 18 }],
      calibration: [{ from: 0.9, to: 1, takes: 18, right: 18, meanProbability: 0.97 }],
    },
  );
  await open(page, early);
  const verdict = part(page, 'How well it does');
  await expect(verdict).toContainText('100 % of 18 takes');
  await expect(verdict).toContainText('(probably 86 to 100 %)');
  await expect(verdict).toContainText('Provisional: 1 of 3 people judged. Figures may still move.');
  await expect(verdict).toContainText('Not judged, because only those who were left out showed it: “water”.');
  await expect(page.getByText('Nothing was taken for anything else.')).toBeVisible();
  await expect(part(page, 'Can its percentages be trusted?')).toContainText('18 takes were judged: too few to say.');
  await expect(part(page, 'What more takes would bring')).toContainText('Not measured yet.');

  await answer(page, { ok: false, code: 'gone', message: 'The disk does not answer: try again when it is back.' });
  const again = () => page.evaluate(() => window.say({ event: 'model', active: 'mine' }));
  await again();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The results could not be read again. The disk does not answer');
  await expect(verdict).toContainText('18 takes');
  await answer(page, { ok: true, value: { ...RESULTS, judgement: { ...judgement, basis: 'sessions' } } });
  await button(alert, 'Try again').click();
  await expect(alert).toHaveCount(0);
  await expect(verdict).toContainText('90 % of 158 takes from sittings that were left out');
  await expect(part(page, 'Can its percentages be trusted?')).toContainText(
    'When it says 80 %, it is right in 76 % of cases. On the whole its percentages can be trusted.',
  );
  await expect(page.getByRole('table', { name: 'By word' }).getByRole('rowheader').first()).toHaveText('tree');
  await page.getByRole('table', { name: 'By word' }).getByRole('button', { name: 'Takes' }).click();
  await expect(page.getByRole('table', { name: 'By word' }).getByRole('rowheader').first()).toHaveText('No sign');
  // One person only: somebody else is worth more than any word.
  await expect(part(page, 'What would help').getByRole('listitem').first()).toContainText('record a second person');

  const many = Object.fromEntries(Array.from({ length: 300 }, (_, k) => [`word_${k}`, 20]));
  const confused = Object.fromEntries(
    Array.from({ length: 140 }, (_, k) => [`word_${k}>word_${k + 1}`, { takes: 1 + (k % 5), ids: [] }]),
  );
  await answer(page, { ok: true, value: resultsOf(many, confused) });
  await again();
  const list = page.getByRole('list', { name: 'Confusions, the most frequent first' }).getByRole('listitem');
  await expect(list).toHaveCount(20);
  await expect(button(list.first(), 'word 4 read as word 5: 5 of 20')).toBeVisible();
  await button(page, 'Show all 140 confusions').click();
  await expect(list).toHaveCount(140);
  await button(page, 'Show all 300 words').click();
  await expect(page.getByRole('table', { name: 'By word' }).getByRole('row')).toHaveCount(301);

  await answer(page, { ok: true, value: null });
  await again();
  await expect(part(page, 'No results take by take')).toBeVisible();
});

test('can be read by everybody, in both themes and in small windows', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const theme = (name: string) => page.evaluate((given) => (document.documentElement.dataset.theme = given), name);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect(matrix(page)).toBeVisible();
  await theme('light');
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByRole('listbox', { name: 'All models' }).getByRole('option', { name: /^Mine/ }).click();
  await theme('dark');
  expect(await violations(page)).toEqual([]);
  for (const [width, height] of [
    [390, 800],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(part(page, 'By word')).toBeVisible();
    await expect.poll(sideways).toBeLessThanOrEqual(0);
    await button(page, 'tree read as hello: 5 of 20').click();
    await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
    await expect.poll(sideways).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
  }
});
