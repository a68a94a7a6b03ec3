/** A new word after five takes, as people meet it: that it works, what it is easily taken for, and what one can do. */
import type { Locator, Page } from '@playwright/test';
import type { NewWord, Reply, RequestName } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { MODEL, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';
import { scriptShelf } from './scripted-shelf.ts';

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const asked = (page: Page, name: RequestName) =>
  page.evaluate((wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input), name);

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

/** After the library's script, before the page is opened: the main side knows of these new words. */
async function scriptNewWords(page: Page, words: NewWord[]) {
  await page.addInitScript((given) => {
    let list = given;
    const ok = (value: unknown): Reply => ({ ok: true, value });
    Object.assign(window.scripted.answers, {
      listNewWords: () => ok(list),
      setNewWord: ({ id, on }: { id: number; on: boolean }) => {
        list = list.map((word) => (word.id === id ? { ...word, on } : word));
        return ok(list.find((word) => word.id === id));
      },
    });
  }, words);
}

const say = (page: Page, words: NewWord[]) =>
  page.evaluate((list) => window.say({ event: 'new-words', words: list }), words);
const make = (page: Page, count: number) =>
  page.evaluate((times) => {
    for (let made = 0; made < times; made++) window.studio.take([]);
  }, count);

const newWord = (id: number, word: string, takes: number, changes: Partial<NewWord> = {}): NewWord => ({
  id,
  word,
  takes,
  needed: Math.max(0, 5 - takes),
  on: true,
  alike: [],
  ...changes,
});
const HELLO = { word: 'hello', id: null, nearness: 0.84 };

/** No sideways scrolling in windows that are small or zoomed. */
async function expectFits(page: Page) {
  for (const [width, height] of [
    [390, 800],
    [640, 400],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  }
}

async function expectDecent(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  await expectFits(page);
}

test('five takes make a word work, by keyboard, and what it is taken for can be looked at', async ({ page }) => {
  await scriptMainSide(page);
  await scriptLibrary(page, { words: { tree: 2, hello: 12 } });
  await scriptNewWords(page, [newWord(1, 'tree', 2)]);
  await page.goto(url);
  await button(page, 'Record').click();
  await page.getByRole('combobox', { name: 'Who signs' }).selectOption('Ada');
  await page.getByRole('combobox', { name: 'Words to record' }).fill('tree');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
  await button(page, 'Start recording').press('Enter');

  const prompt = page.getByRole('region', { name: 'To sign now' });
  await expect(prompt).toContainText('2 of 5 takes: three more and it is recognised');
  await make(page, 2);
  await say(page, [newWord(1, 'tree', 4)]);
  await expect(prompt).toContainText('4 of 5 takes: one more and it is recognised');
  await expect(page.getByRole('status', { name: 'New words' })).toHaveText('');
  await make(page, 1);
  await say(page, [newWord(1, 'tree', 5, { alike: [HELLO] })]);
  await expect(prompt).toContainText('Works now');
  await expect(page.getByRole('status', { name: 'New words' })).toHaveText('“tree” works now.');
  const news = page.getByRole('group', { name: '“tree” works now. Retrain to make it firm.' });
  await expect(news).toBeVisible();
  await expect(button(news, 'Try it')).toHaveAccessibleDescription('Either ends the recording.');
  await expect(page.getByText('“tree” looks much like “hello”: they may be mixed up.')).toBeVisible();
  await expectDecent(page);

  // Comparing holds the recording; Escape ends the one and not the other.
  const compare = button(page, 'Compare the movements of “tree” and “hello”');
  await compare.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '“tree” and “hello”' });
  await expect(dialog.getByRole('img', { name: 'Moving hands of “tree”, as in a mirror' })).toBeVisible();
  await expect(dialog.getByRole('img', { name: 'Moving hands of “hello”, as in a mirror' })).toBeVisible();
  await expect(dialog.getByText('a take of the library')).toBeVisible();
  await expect(dialog.getByText('from the model')).toBeVisible();
  const moment = dialog.getByRole('slider', { name: 'Moment of both movements' });
  await moment.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(button(dialog, 'Play both movements')).toBeVisible();
  await expect(moment).toHaveAttribute('aria-valuetext', '0.0 s of 1.5 s after the sign began');
  await dialog.getByRole('checkbox', { name: 'Slowly' }).focus();
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Slowly' })).toBeChecked();
  await expectDecent(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(compare).toBeFocused();
  await expect(prompt.getByRole('button', { name: 'Go on' })).toBeVisible();

  await compare.click();
  await dialog.getByRole('textbox').fill('oak');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“tree” is now “oak”.').last()).toBeVisible();
  expect(await asked(page, 'changeWord')).toEqual([{ id: 1, word: 'oak' }]);
  await button(page, 'Leave both').click();
  await expect(page.getByText('looks much like')).toHaveCount(0);

  await prompt.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('list', { name: 'Takes of each word' })).toContainText(/works now\s*3/);
  await expectFits(page);
  await button(page, 'Try it').press('Enter');
  await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  await button(page, 'Record').click();
  await expect(page.getByRole('status', { name: 'New words' })).toHaveText('');
});

test('the library says which words work untrained, turns them on and off, and makes one anew', async ({ page }) => {
  await scriptMainSide(page);
  await scriptShelf(page, { words: { tree: 6, hello: 12, river: 3, house: 7 } });
  await scriptNewWords(page, [
    newWord(1, 'tree', 6, {
      alike: [
        { word: 'hello', id: 2, nearness: 0.91 },
        { word: 'water', id: null, nearness: 0.7 },
      ],
    }),
    newWord(3, 'river', 3),
    newWord(4, 'house', 7, { on: false }),
  ]);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(url);
  await button(page, 'Library').click();
  const words = page.getByRole('listbox', { name: 'Words of the library' });
  await expect(words.getByRole('option')).toHaveText([
    /All takes/,
    /hello\s*2\s*12/,
    /house\s*off/,
    /river\s*2 more takes/,
    /tree\s*works untrained/,
  ]);
  await expect(words.getByRole('option', { name: /^house, 7 takes, .*off$/ })).toHaveCount(1);

  await words.getByRole('option', { name: /^river/ }).click();
  await expect(page.getByText('It is recognised when two more takes of it have been recorded.')).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(0);

  await words.getByRole('option', { name: /^house/ }).click();
  const turn = page.getByRole('switch', { name: 'Recognise untrained' });
  await expect(turn).not.toBeChecked();
  await expect(turn).toHaveAccessibleDescription('Imported words are recognised only when you turn them on.');
  await turn.press('Space');
  await expect(turn).toBeChecked();
  await expect(words.getByRole('option', { name: /^house/ })).toContainText('works untrained');
  await page.evaluate(() => {
    window.scripted.replies.setNewWord = {
      ok: false,
      code: 'bad-input',
      message: '300 new words are on: turn one off.',
    };
  });
  await turn.press('Space');
  await expect(page.getByText('300 new words are on: turn one off.')).toBeVisible();
  await expect(turn).toBeChecked();

  await words.getByRole('option', { name: /^tree/ }).click();
  await expect(page.getByText('“tree” looks much like “hello”: they may be mixed up.')).toBeVisible();
  await expect(page.getByText('“tree” is a little like')).toHaveCount(0);
  await expectDecent(page);
  await button(page, 'Compare the movements of “tree” and “hello”').press('Enter');
  const dialog = page.getByRole('dialog', { name: '“tree” and “hello”' });
  // Nothing moves unasked: both are shown as stills, until it is asked for.
  await expect(dialog.getByRole('img', { name: '3 moments of “tree”, as in a mirror' })).toBeVisible();
  await expect(dialog.getByText('a take of the library')).toHaveCount(2);
  await expectFits(page);
  await button(dialog, 'Play both movements').press('Enter');
  await expect(dialog.getByRole('img', { name: 'Moving hands of “hello”, as in a mirror' })).toBeVisible();
  await button(dialog, 'Record differently').press('Enter');
  await expect(page.getByRole('list', { name: 'Words of this recording' })).toContainText('tree');
  await expect(page.getByRole('heading', { name: 'Record signs' })).toBeFocused();
  await expect(page.getByText('6 takes of “tree” deleted. Undo in the library brings them back.')).toBeVisible();
  expect(
    await page.evaluate(() => window.shelf.takes.filter(({ deleted }) => deleted).map(({ word }) => word)),
  ).toEqual(Array(6).fill(1));
});

test('the words list says where words come from, and shows how the new ones are signed', async ({ page }) => {
  const words = [
    ...MODEL.words.slice(0, 6),
    { word: 'tree', hands: 1 as const, origin: 'new' as const },
    { word: 'zebra', hands: 2 as const, origin: 'released' as const },
  ];
  await scriptMainSide(page, { describeModel: { ok: true, value: { ...MODEL, words } } });
  await page.goto(url);
  const list = page.getByRole('list', { name: 'Words' });
  await expect(button(list, /^tree ?, new$/)).toBeVisible();
  await expect(button(list, /^zebra ?, with two hands ?, released$/)).toBeVisible();
  const origins = page.getByRole('group', { name: 'Words from where' });
  await expect(origins.getByRole('button')).toHaveText([/All\s*8/, /New\s*1/, /Learnt\s*6/, /Released\s*1/]);
  await origins.getByRole('button', { name: 'New' }).press('Enter');
  await expect(list.getByRole('button')).toHaveText([/tree/]);
  await button(list, /^tree ?, new$/).press('Enter');
  await expect(page.getByRole('img', { name: 'Moving hands that sign “tree”' })).toBeVisible();
  await expectDecent(page);
  // It has been learnt: there are no new words any more, and all are shown again.
  await page.evaluate((learnt) => {
    window.scripted.replies.describeModel = { ok: true, value: learnt };
    window.say({ event: 'model', active: 'mine' });
  }, MODEL);
  await expect(origins).toHaveCount(0);
  await expect(list.getByRole('button')).toHaveCount(20);
});

test('where nothing is known of new words, nothing is said of them', async ({ page }) => {
  await scriptMainSide(page);
  await scriptShelf(page, { words: { tree: 6 } });
  await page.goto(url);
  await expect.poll(() => asked(page, 'listNewWords')).toHaveLength(1);
  await button(page, 'Library').click();
  const words = page.getByRole('listbox', { name: 'Words of the library' });
  await words.getByRole('option', { name: /^tree/ }).click();
  await expect(page.getByRole('heading', { name: 'tree' })).toBeVisible();
  await expect(page.getByRole('switch')).toHaveCount(0);
  await expect(words.getByRole('option', { name: 'tree, 6 takes, 1 to look at', exact: true })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Messages' })).toHaveText('');
});
