/** The library as people meet it: reviewing takes by pointer, keyboard and screen reader, and bringing takes in and out. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { RequestName } from '../../electron/ipc.ts';
import { decodeFrames } from '../../models/wire.ts';
import { jpegsOf } from '../fixtures/mjpeg.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { scriptShelf, type ShelfScript } from './scripted-shelf.ts';

const WORDS = { hello: 24, none: 12, no: 3, thank_you: 60, water: 12, family: 0 };

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const grid = (page: Page, word: string) => page.getByRole('listbox', { name: `Takes of ${word}`, exact: true });
const cards = (page: Page, word: string) => grid(page, word).getByRole('option');
const selected = (page: Page, word: string) => grid(page, word).locator('[aria-selected="true"]');
const row = (page: Page, name: RegExp) =>
  page.getByRole('listbox', { name: 'Words of the library' }).getByRole('option', { name });
/** Inputs of all requests of that name so far. */
const asked = <T>(page: Page, name: RequestName) =>
  page.evaluate(
    (wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  ) as Promise<T[]>;

test.use({ permissions: ['camera', 'clipboard-read', 'clipboard-write'], viewport: { width: 1280, height: 800 } });

let url: string;
test.beforeEach(async ({ hostUrl, page }) => {
  url = hostUrl;
  // Nothing here is about the camera: without it the landmark worker leaves the machine to the test.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  if (!test.info().titlePath.includes('videos')) {
    await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
  }
});

async function open(page: Page, script: ShelfScript = { words: WORDS }) {
  await scriptMainSide(page);
  await scriptShelf(page, script);
  await page.goto(url);
  await button(page, 'Library').click();
  await expect(page.getByRole('heading', { name: 'Library', exact: true })).toBeVisible();
}

async function openWord(page: Page, word: string, script?: ShelfScript) {
  await open(page, script);
  await row(page, new RegExp(`^${word},`)).click();
  await expect(cards(page, word).first()).toBeVisible();
}

test.describe('takes of a word', () => {
  test('move side by side in step, and stop, slow down and go back together', async ({ page }) => {
    await openWord(page, 'thank you');
    const drawn = () =>
      cards(page, 'thank you')
        .locator('canvas')
        .evaluateAll((all) =>
          all.slice(0, 4).map((canvas) => {
            const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 150, 110) ?? {
              data: [],
            };
            return Array.from(data).reduce((sum, value, at) => (sum * 31 + value * (at % 97)) % 1_000_003, 7);
          }),
        );
    await expect.poll(async () => new Set(await drawn()).has(7)).toBe(false);
    const before = await drawn();
    await expect.poll(drawn).not.toEqual(before);
    await button(page, 'Pause all takes').click();
    const moment = page.getByRole('slider', { name: 'Moment of all takes' });
    // Takes of one movement, at the same moment of the same sign: the pictures are the same.
    const oneAndTheSame = async () => new Set(await drawn()).size === 1;
    await moment.fill('600');
    await expect.poll(oneAndTheSame).toBe(true);
    const later = await drawn();
    await moment.fill('0');
    await expect.poll(drawn).not.toEqual(later);
    await expect.poll(oneAndTheSame).toBe(true);
  });

  test('are in the page only where they are seen, of 10,000', async ({ page }) => {
    await openWord(page, 'hello', { words: { hello: 10_000, water: 4 } });
    await expect(page.getByText('10,000 takes · 3 signers')).toBeVisible();
    await cards(page, 'hello').first().click();
    await page.keyboard.press('End');
    const last = grid(page, 'hello').locator('[aria-posinset="10000"]');
    await expect(last).toBeFocused();
    await expect(last).toHaveAccessibleName(/^hello by Ada/);
    expect(await cards(page, 'hello').count()).toBeLessThan(80);
    const loaded = (await asked<{ takes: number[] }>(page, 'loadTakes')).map(({ takes }) => takes.length);
    expect(Math.max(...loaded)).toBeLessThanOrEqual(100);
    expect(loaded.reduce((sum, count) => sum + count, 0)).toBeLessThan(300);
    expect((await asked(page, 'listTakes')).length).toBeLessThan(8);
    // The card that has the keyboard stays, however far one scrolls away from it.
    await grid(page, 'hello').evaluate((cards) => cards.parentElement?.scrollTo(0, 0));
    await expect(grid(page, 'hello').locator('[aria-posinset="1"]')).toBeVisible();
    await expect(last).toBeFocused();
    await page.keyboard.press('Control+a');
    await expect(page.getByText('10,000 takes selected')).toBeVisible();
    // A change reads no more of the list than is in sight, and the selection stays whole.
    const before = (await asked(page, 'listTakes')).length;
    await button(page, 'Mirror').click();
    await expect(cards(page, 'hello').first()).toHaveAccessibleName(/mirrored/);
    await expect(page.getByText('10,000 takes selected')).toBeVisible();
    expect((await asked(page, 'listTakes')).length - before).toBeLessThan(8);
  });

  test('are selected as files are, by pointer', async ({ page }) => {
    await openWord(page, 'thank you');
    const all = cards(page, 'thank you');
    await all.nth(1).click();
    await all.nth(4).click({ modifiers: ['Shift'] });
    await expect(selected(page, 'thank you')).toHaveCount(4);
    await all.nth(6).click({ modifiers: ['Control'] });
    await expect(selected(page, 'thank you')).toHaveCount(5);
    await all.nth(2).locator('[data-tick]').click();
    await expect(page.getByText('4 takes selected')).toBeVisible();
    await all.nth(0).click();
    await expect(selected(page, 'thank you')).toHaveCount(1);
  });

  test('are walked through and selected by keyboard alone', async ({ page }) => {
    await openWord(page, 'thank you');
    await row(page, /^thank you/).focus();
    for (let stops = 0; stops < 20; stops++) {
      await page.keyboard.press('Tab');
      if (
        await cards(page, 'thank you')
          .first()
          .evaluate((card) => card === document.activeElement)
      )
        break;
    }
    await expect(cards(page, 'thank you').first()).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect(selected(page, 'thank you')).toHaveCount(3);
    await page.keyboard.press('Escape');
    await expect(selected(page, 'thank you')).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'thank you, signed by Cleo' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(cards(page, 'thank you').nth(3)).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(cards(page, 'thank you').nth(3)).toBeFocused();
  });

  test('are changed together, each time as one change that can be undone', async ({ page }) => {
    await openWord(page, 'thank you');
    await cards(page, 'thank you').nth(0).click();
    await cards(page, 'thank you')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await button(page, 'Mirror').click();
    await expect(cards(page, 'thank you').nth(0)).toHaveAccessibleName(/mirrored/);
    await expect(button(page, 'Undo: Mirror 3 takes')).toBeEnabled();
    await page.keyboard.press('Delete');
    await expect(page.getByText('57 takes · 3 signers')).toBeVisible();
    await expect(row(page, /^thank you, 57 takes/)).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('Undone: Delete 3 takes.')).toBeVisible();
    await expect(button(page, 'Redo: Delete 3 takes')).toBeEnabled();
    await expect(page.getByText('60 takes · 3 signers')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(cards(page, 'thank you').nth(0)).not.toHaveAccessibleName(/mirrored/);
    await page.keyboard.press('Control+Shift+Z');
    await expect(cards(page, 'thank you').nth(0)).toHaveAccessibleName(/mirrored/);

    await cards(page, 'thank you').nth(0).click();
    await button(page, 'Relabel…').click();
    const relabel = page.getByRole('dialog', { name: 'Relabel 1 take' });
    await relabel.getByRole('combobox').fill('thanks');
    await expect(relabel.getByText('“thanks” will be a new word.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(row(page, /^thanks, 1 take/)).toBeVisible();
    await expect(page.getByText('59 takes · 3 signers')).toBeVisible();
    const changes = await asked<{ takes: number[] }>(page, 'changeTakes');
    expect(changes.map(({ takes }) => takes.length)).toEqual([3, 3, 1]);
  });

  test('leave the keyboard with their neighbour when they are deleted', async ({ page }) => {
    await openWord(page, 'no');
    await cards(page, 'no').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expect(cards(page, 'no')).toHaveCount(2);
    await expect(cards(page, 'no').nth(1)).toBeFocused();
    await page.keyboard.press('Delete');
    await expect(cards(page, 'no')).toHaveCount(1);
    await expect(cards(page, 'no').first()).toBeFocused();
  });

  test('are tagged, and what was noticed is dismissed, for all that are selected', async ({ page }) => {
    await openWord(page, 'water');
    await cards(page, 'water').first().click();
    await page.keyboard.press('Control+a');
    await button(page, 'Keep anyway').click();
    await expect(row(page, /^water, 12 takes$/)).toBeVisible();
    await button(page, 'Tags…').click();
    await page.getByRole('combobox', { name: 'Add a tag' }).fill('first try');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByText('first try')).toBeVisible();
    await button(page, 'Done').click();
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('first try');
    await expect(page.getByText('12 takes · 3 signers')).toBeVisible();
  });
});

test.describe('one take', () => {
  test('is trimmed by keyboard, frame by frame, each press a change of this take only', async ({ page }) => {
    await openWord(page, 'hello');
    await cards(page, 'hello').nth(2).dblclick();
    const start = page.getByRole('slider', { name: 'Sign begins' });
    await expect(start).toHaveAttribute('aria-valuetext', /^0\.30 seconds; \d+ of 45 frames are learnt$/);
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await expect(start).toHaveAttribute('aria-valuenow', '333');
    await expect(button(page.getByRole('dialog'), 'Undo: Trim a take')).toBeEnabled();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(start).toHaveAttribute('aria-valuenow', '167');
    await expect.poll(async () => (await asked(page, 'changeTakes')).length).toBe(2);
    const changes = await asked<{ takes: number[]; change: { trim: { start: number; end: number } } }>(
      page,
      'changeTakes',
    );
    expect(changes.every(({ takes }) => takes.length === 1 && takes[0] === changes[0]?.takes[0])).toBe(true);
    expect(changes.map(({ change }) => Math.round(change.trim.start))).toEqual([333, 167]);
    await page.keyboard.press('End');
    const end = Number(await page.getByRole('slider', { name: 'Sign ends' }).getAttribute('aria-valuenow'));
    await expect(start).toHaveAttribute(
      'aria-valuenow',
      String(Math.round(((Math.round(end / 33.333) - 1) * 1000) / 30)),
    );
    for (let undone = 0; undone < 3; undone++) await page.keyboard.press('Control+z');
    await expect(start).toHaveAttribute('aria-valuenow', '300');
  });

  test('is trimmed by pointer: one change when the mark is let go', async ({ page }) => {
    await openWord(page, 'hello');
    await cards(page, 'hello').nth(2).dblclick();
    const end = page.getByRole('slider', { name: 'Sign ends' });
    const track = page.getByRole('img', { name: 'How much the left and the right hand move over the take' });
    const [from, box] = [await end.boundingBox(), await track.boundingBox()];
    if (!from || !box) throw new Error('The timeline is not there.');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.7 * box.width, box.y + 20, { steps: 4 });
    await page.mouse.move(box.x + 0.9 * box.width, box.y + 20, { steps: 4 });
    expect(await asked(page, 'changeTakes')).toHaveLength(0);
    await page.mouse.up();
    await expect.poll(async () => (await asked(page, 'changeTakes')).length).toBe(1);
    // 0.9 of 1,467 ms, on the nearest frame.
    await expect(end).toHaveAttribute('aria-valuenow', '1333');
    await expect(page.getByText(/of 45 frames are learnt, 1\.0 s of 1\.5 s/)).toBeVisible();
  });

  test('is looked at, corrected and deleted one after another by keys', async ({ page }) => {
    await openWord(page, 'hello');
    await cards(page, 'hello').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('1 of 24')).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(dialog.getByText('2 of 24')).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(dialog.getByText('2 of 23')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(dialog.getByText('3 of 24')).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(dialog.getByText('2 of 24')).toBeVisible();

    await dialog.getByRole('checkbox', { name: /Mirrored/ }).check();
    await expect(button(dialog, 'Undo: Mirror a take')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Signer' }).selectOption('Ben');
    await expect(page.getByRole('dialog', { name: 'hello, signed by Ben' })).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Word' }).fill('water');
    await button(dialog, 'Relabel as “water”').click();
    await expect(dialog.getByText('of 23')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(row(page, /^water, 13 takes/)).toBeVisible();
  });

  test('says what was noticed, and is kept anyway', async ({ page }) => {
    await openWord(page, 'hello');
    await page.getByRole('combobox', { name: 'Quality' }).selectOption('To look at');
    await expect(page.getByText('4 takes · 3 signers')).toBeVisible();
    await cards(page, 'hello').first().dblclick();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Your hand left the picture: sit further back')).toBeVisible();
    await button(dialog, 'Keep anyway').click();
    // It is no longer among those to look at: the next one follows.
    await expect(dialog.getByText('1 of 3')).toBeVisible();
  });
});

test.describe('sessions', () => {
  test('are offered by the filter where they hold takes: in the bin, deleted ones', async ({ page }) => {
    await openWord(page, 'no');
    const offered = page.getByLabel('Session').getByRole('option');
    await expect(offered).toHaveText([
      'All',
      'Sep 6, 2026, Cleo, asl-citizen',
      'Sep 5, 2026, Ben, asl-citizen',
      'Sep 4, 2026, Ada',
    ]);
    await cards(page, 'no').first().click();
    await button(page, 'Delete').click();
    await button(page, 'Bin 1 deleted take').click();
    await expect(offered).toHaveCount(2);
  });
});

test.describe('people', () => {
  test('are renamed, but not to a name that is taken, and lead with the other hand', async ({ page }) => {
    await openWord(page, 'no');
    const filter = page.getByLabel('Signer');
    await filter.selectOption('Ada');
    await button(page, 'Edit the person Ada').click();
    const dialog = page.getByRole('dialog', { name: 'Edit the person' });
    await dialog.getByLabel('Name').fill('Ben');
    await button(dialog, 'Save').click();
    await expect(dialog.getByText('There is a signer “Ben” already')).toBeVisible();
    await dialog.getByLabel('Name').fill('Adah');
    await dialog.getByRole('radio', { name: 'left' }).check();
    await button(dialog, 'Save').click();
    await expect(filter.getByRole('option')).toHaveText(['All', 'Adah', 'Ben', 'Cleo']);
    await expect(cards(page, 'no')).toHaveAccessibleName(/^no by Adah,/);
    await button(page, 'Edit the person Adah').click();
    await expect(dialog.getByRole('radio', { name: 'left' })).toBeChecked();
  });
});

test.describe('words', () => {
  test('are found among 1,000, and chosen by keyboard', async ({ page }) => {
    const words = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`word_${index}`, index % 3]));
    await open(page, { words: { ...words, none: 5 } });
    await expect(row(page, /^word 999,/)).toBeAttached();
    await expect(row(page, /^No sign, 5 takes/)).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find a word' }).fill('word 88');
    await expect(page.getByRole('listbox', { name: 'Words of the library' }).getByRole('option')).toHaveCount(12);
    await page.getByRole('searchbox').press('Tab');
    await page.keyboard.press('Tab');
    await expect(row(page, /^All takes/)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(row(page, /^word 880,/)).toBeFocused();
    await expect(page.getByRole('heading', { name: 'word 880' })).toBeVisible();
    await page.getByRole('searchbox').fill('zebra');
    await expect(page.getByText('No word is like “zebra”.')).toBeVisible();
  });

  test('are added, renamed, described and removed', async ({ page }) => {
    await open(page);
    await button(page, 'Word').click();
    await page.getByRole('textbox', { name: 'Word (gloss)' }).fill('tree');
    await page.getByRole('textbox', { name: 'How it is signed' }).fill('The arm is the trunk');
    await button(page, 'Add the word').click();
    await expect(page.getByRole('heading', { name: 'tree' })).toBeVisible();
    await expect(page.getByText('The arm is the trunk')).toBeVisible();
    await expect(page.getByText('Nobody has signed “tree” yet.')).toBeVisible();
    await button(page, 'Edit the word tree').click();
    await page.getByRole('textbox', { name: 'Word (gloss)' }).fill('water');
    await button(page, 'Save').click();
    await expect(page.getByText('There is a word “water” already. Choose another name.').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Word (gloss)' }).fill('oak');
    await page.getByRole('textbox', { name: 'Sign language' }).fill('ase');
    await button(page, 'Save').click();
    await expect(page.getByRole('heading', { name: 'oak' })).toBeVisible();
    const facts = page.getByText('0 takes · ase');
    await expect(facts).toBeVisible();
    await button(page, 'Edit the word oak').click();
    await page.getByRole('textbox', { name: 'Sign language' }).fill('');
    await button(page, 'Save').click();
    await expect(facts).toBeHidden();
    await button(page, 'Word').click();
    await page.getByRole('textbox', { name: 'Word (gloss)' }).fill('Oak');
    await button(page, 'Add the word').click();
    await expect(page.getByRole('heading', { name: 'oak' })).toBeVisible();
    await expect(row(page, /^oak/i)).toHaveCount(1);
    await button(page, 'Remove the word').click();
    await expect(row(page, /^oak/)).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'All takes' })).toBeVisible();
  });

  test('are compared in two grids that move in step', async ({ page }) => {
    await openWord(page, 'thank you');
    await page.getByRole('combobox', { name: 'Compare with' }).selectOption('water');
    await expect(cards(page, 'water').first()).toBeVisible();
    await cards(page, 'water').first().click();
    await cards(page, 'thank you')
      .first()
      .click({ modifiers: ['Control'] });
    await expect(page.getByText('2 takes selected')).toBeVisible();
    await page.getByRole('combobox', { name: 'Signer' }).selectOption('Ada');
    await expect(page.getByText('4 takes', { exact: true })).toBeVisible();
    await button(page, 'End the comparison').click();
    await expect(grid(page, 'water')).toHaveCount(0);
  });
});

test.describe('the bin', () => {
  test('gives takes back, and is emptied only after a question', async ({ page }) => {
    await openWord(page, 'no');
    await cards(page, 'no').first().click();
    await page.keyboard.press('Control+a');
    await button(page, 'Delete').click();
    await expect(page.getByText('Nobody has signed “no” yet.')).toBeVisible();
    await button(page, 'Bin 3 deleted takes').click();
    const bin = page.getByRole('listbox', { name: 'Deleted takes' }).getByRole('option');
    await expect(bin).toHaveCount(3);
    await bin.first().click();
    await button(page, 'Restore').click();
    await expect(bin).toHaveCount(2);
    await expect(row(page, /^no, 1 take/)).toBeVisible();
    await button(page, 'Empty the bin…').click();
    await button(page, 'Keep them').click();
    await expect(bin).toHaveCount(2);
    await button(page, 'Empty the bin…').click();
    await button(page.getByRole('dialog'), 'Empty the bin').click();
    await expect(page.getByText('The bin is empty.')).toBeVisible();
    expect(await page.evaluate(() => window.shelf.takes.some(({ deleted }) => deleted))).toBe(false);
  });
});

test.describe('data', () => {
  test('are described by counts and by what they cannot tell', async ({ page }) => {
    await open(page);
    await button(page, 'Data set card').click();
    const card = page.getByRole('dialog', { name: 'Data set card' });
    await expect(card.getByText('111 takes of 6 words by 3 signers in 3 sessions.')).toBeVisible();
    await expect(card.getByText('“no” has 3 takes: 10 or more are needed to tell it apart.')).toBeVisible();
    await expect(card.getByRole('row', { name: /^thank you 60 3 signers, 3 sessions/ })).toBeVisible();
    await expect(card.getByRole('row', { name: /^Ada/ })).toBeVisible();
  });

  test('are imported while one looks at something else, with a report of what could not be used', async ({ page }) => {
    await open(page);
    await button(page, 'Import…').click();
    const dialog = page.getByRole('dialog', { name: 'Import takes' });
    await dialog.getByRole('combobox', { name: 'What to import' }).selectOption('MP_Data folder (NumPy sequences)');
    await dialog.getByRole('textbox', { name: 'File or folder' }).fill('/data/MP_Data');
    await dialog.getByRole('combobox', { name: 'Signer, if the data name none' }).fill('Ada');
    await dialog.getByRole('spinbutton', { name: 'Frames a second, if known' }).fill('29.97');
    const aspect = dialog.getByRole('combobox', { name: 'Width / height of the picture, if known' });
    await aspect.fill('wide');
    await button(dialog, 'Import').click();
    expect(await aspect.evaluate((input: HTMLInputElement) => input.validationMessage)).toContain('16:9');
    expect(await asked(page, 'importTakes')).toEqual([]);
    await aspect.fill('1280:640');
    await button(dialog, 'Import').click();
    await page.evaluate(() => window.say({ event: 'import', share: 0.4, note: 'hello/12' }));
    await expect(dialog.getByText('hello/12')).toBeVisible();
    await button(dialog, 'Cancel the import').click();
    await expect.poll(async () => (await asked(page, 'cancelImport')).length).toBe(1);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('progressbar', { name: 'Import of takes' })).toBeVisible();
    await button(page, 'Record').click();
    await button(page, 'Library').click();
    await button(page, 'Show').click();
    const problems = [1, 2].map((n) => ({ file: `hello/${n}.npy`, message: 'It is empty.' }));
    await page.evaluate(
      (list) =>
        window.shelf.finishImport({
          takes: 9,
          words: 1,
          signers: 1,
          known: 0,
          binned: 0,
          problems: list,
          problemCount: 2,
          assumed: [],
        }),
      problems,
    );
    await expect(
      dialog.getByText('9 takes of 1 word by 1 signer are in the library. 2 files could not be used.'),
    ).toBeVisible();
    await button(dialog, 'Copy the list').click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'hello/1.npy\tIt is empty.\nhello/2.npy\tIt is empty.',
    );
    const [order] = await asked(page, 'importTakes');
    expect(order).toEqual({ path: '/data/MP_Data', format: 'mp-data', signer: 'Ada', fps: 29.97, aspect: 2 });
  });

  test('are chosen in a dialog of the system where there is one', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      const app = { version: '1', shell: 'electron', platform: 'linux' };
      window.scripted.replies.describeApp = { ok: true, value: app };
      window.scripted.replies.choosePath = { ok: true, value: '/home/ada/signs.parquet' };
    });
    await button(page, 'Import…').click();
    await button(page, 'Choose a file…').click();
    await expect(page.getByRole('textbox', { name: 'File or folder' })).toHaveValue('/home/ada/signs.parquet');
    expect(await asked(page, 'choosePath')).toEqual([{ purpose: 'import-file' }]);
  });

  test('are exported as they are shown, with trims applied where that is wanted', async ({ page }) => {
    await openWord(page, 'hello');
    await page.getByRole('combobox', { name: 'Signer' }).selectOption('Ben');
    await button(page, 'Export…').click();
    const dialog = page.getByRole('dialog', { name: 'Export takes' });
    await dialog
      .getByRole('radio', { name: /^Those that are shown: of “hello” that the filters let through, 8 takes/ })
      .check();
    await dialog.getByRole('checkbox', { name: /Apply trims/ }).check();
    await dialog.getByRole('textbox', { name: /File to write/ }).fill('/out/hello.parquet');
    await button(dialog, 'Export').click();
    await expect(dialog.getByText(/takes are in \/out\/hello\.parquet/)).toBeVisible();
    expect(await asked(page, 'exportTakes')).toEqual([
      { path: '/out/hello.parquet', filter: { word: 1, signer: 2 }, applied: true },
    ]);
  });
});

test.describe('videos', () => {
  let folder: string;
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(600_000);
    folder = await mkdtemp(join(tmpdir(), 'signwright-clips-'));
    const film = join(folder, 'film.mjpeg');
    const timeline = await writeVideo(
      { words: ['wave', 'clap'].map(wordOf), style: styleOf(3, 8), seed: 8, gap: [0.5, 0.6] },
      film,
    );
    const jpegs = jpegsOf(readFileSync(film));
    await rm(film);
    const page = await browser.newPage();
    for (const { word, start, end } of timeline.words) {
      // Each picture is in the film twice, for a camera of 30 a second.
      const own = jpegs
        .slice(Math.floor(30 * (start - 0.3)), Math.ceil(30 * (end + 0.3)))
        .filter((_, index) => index % 2 === 0);
      await mkdir(join(folder, word));
      await writeFile(join(folder, word, 'take 1.webm'), await webmOf(page, own));
    }
    await writeFile(join(folder, 'wave', 'broken.mp4'), 'This is no video.');
    await writeFile(join(folder, 'wave', 'notes.txt'), 'Not a video either.');
    await page.close();
  });
  test.afterAll(() => rm(folder, { recursive: true, force: true }));

  async function chooseVideos(page: Page) {
    await button(page, 'Import…').click();
    const dialog = page.getByRole('dialog', { name: 'Import takes' });
    await dialog.getByRole('combobox', { name: 'What to import' }).selectOption('Videos (MP4, WebM, MOV, MKV)');
    await dialog.getByLabel('Folder of videos').setInputFiles(folder);
    await expect(dialog.getByText('3 videos of 2 words: clap, wave.')).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Signer' }).fill('Ada');
    return dialog;
  }

  test('become landmark frames, each picture once and at its own time; a second run skips them', async ({ page }) => {
    test.setTimeout(300_000);
    await open(page);
    const dialog = await chooseVideos(page);
    await button(dialog, 'Import').click();
    await page.keyboard.press('Escape');
    await button(page, 'Record').click();
    await expect.poll(() => page.evaluate(() => window.shelf.clips.length), { timeout: 240_000 }).toBe(2);
    await button(page, 'Library').click();

    const clips = await page.evaluate(() => window.shelf.clips);
    expect(clips.map(({ word, signer }) => [word, signer])).toEqual([
      ['clap', 1],
      ['wave', 1],
    ]);
    for (const { word, frames: text } of clips) {
      const frames = decodeFrames(text);
      const times = frames.map(({ t }) => t);
      expect(times[0]).toBe(0);
      const steps = times.slice(1).map((t, index) => t - (times[index] ?? NaN));
      expect(Math.min(...steps)).toBeGreaterThan(0);
      // Recorded at 15 pictures a second of the machine's own time.
      expect(frames.length / ((times.at(-1) ?? 0) / 1000)).toBeLessThan(31);
      expect(frames.every(({ aspect }) => Math.abs(aspect - 4 / 3) < 0.01)).toBe(true);
      const counts = frames.map((frame) => frame.hands.length).filter((count) => count > 0);
      expect(counts.toSorted()[counts.length >> 1]).toBe(word === 'clap' ? 2 : 1);
      const seen = counts.length;
      expect(seen / frames.length).toBeGreaterThan(0.4);
      test
        .info()
        .annotations.push({ type: 'figure', description: `${word}: hands in ${seen} of ${frames.length} pictures` });
    }

    const again = await chooseVideos(page);
    await button(again, 'Import').click();
    await expect(
      again.getByText(
        '0 takes of 0 words were imported. 2 videos were in the library already. 1 file could not be used.',
      ),
    ).toBeVisible({ timeout: 60_000 });
    await expect(again.getByText('It cannot be played here. Convert it to MP4 or WebM first.')).toBeVisible();
    expect(await page.evaluate(() => window.shelf.clips.length)).toBe(2);
  });

  test('end up in the real library, can be trimmed there, and undone', async ({ page }) => {
    test.setTimeout(300_000);
    await page.goto(url);
    await button(page, 'Library').click();
    await expect(page.getByText('The library is empty.')).toBeVisible();
    const dialog = await chooseVideos(page);
    await dialog.getByRole('radiogroup', { name: 'Leading hand' }).getByRole('radio', { name: 'left' }).check();
    await button(dialog, 'Import').click();
    await expect(dialog.getByText('2 takes of 2 words were imported.')).toBeVisible({ timeout: 240_000 });
    await page.keyboard.press('Escape');
    await page.getByLabel('Signer').selectOption('Ada');
    await button(page, 'Edit the person Ada').click();
    await expect(page.getByRole('dialog').getByRole('radio', { name: 'left' })).toBeChecked();
    await page.keyboard.press('Escape');
    await row(page, /^wave, 1 take/).click();
    await cards(page, 'wave').first().dblclick();
    const start = page.getByRole('slider', { name: 'Sign begins' });
    const before = await start.getAttribute('aria-valuenow');
    await start.press('ArrowRight');
    await expect(start).not.toHaveAttribute('aria-valuenow', before ?? '');
    const undo = button(page.getByRole('dialog'), /^Undo: /);
    await expect(undo).toBeEnabled();
    await undo.click();
    await expect(start).toHaveAttribute('aria-valuenow', before ?? '');
  });
});

test.describe('for everybody', () => {
  let folderOfSigners: string;
  test.beforeAll(async () => {
    folderOfSigners = await mkdtemp(join(tmpdir(), 'signwright-signers-'));
    for (const signer of ['Ada', 'Zoe', 'Yan']) {
      await mkdir(join(folderOfSigners, signer, 'wave'), { recursive: true });
      await writeFile(join(folderOfSigners, signer, 'wave', '1.mp4'), 'Not looked into.');
    }
  });
  test.afterAll(() => rm(folderOfSigners, { recursive: true, force: true }));

  const views: Record<string, (page: Page) => Promise<void>> = {
    'a grid with a selection': async (page) => {
      await cards(page, 'thank you').nth(1).click();
      await cards(page, 'thank you')
        .nth(3)
        .click({ modifiers: ['Shift'] });
    },
    'one take': async (page) => {
      await cards(page, 'thank you').nth(1).dblclick();
      await expect(page.getByRole('slider', { name: 'Sign begins' })).toBeVisible();
    },
    'a comparison': async (page) => {
      await page.getByRole('combobox', { name: 'Compare with' }).selectOption('water');
      await expect(cards(page, 'water').first()).toBeVisible();
    },
    'the data set card': async (page) => {
      await button(page, 'Data set card').click();
      await expect(page.getByText('in 3 sessions.')).toBeVisible();
    },
    'an import report': async (page) => {
      await button(page, 'Import…').click();
      await page.getByRole('textbox', { name: 'File or folder' }).fill('/data');
      await button(page, 'Import').click();
      const problems = [{ file: 'a.npy', message: 'It is empty.' }];
      await page.evaluate(
        (list) =>
          window.shelf.finishImport({
            takes: 9,
            words: 1,
            signers: 1,
            known: 0,
            binned: 0,
            problems: list,
            problemCount: 1,
            assumed: [],
          }),
        problems,
      );
      await expect(page.getByText('It is empty.')).toBeVisible();
    },
    'a person': async (page) => {
      await page.getByLabel('Signer').selectOption('Ada');
      await button(page, 'Edit the person Ada').click();
      await expect(page.getByRole('dialog', { name: 'Edit the person' })).toBeVisible();
    },
    'an import of videos of new people': async (page) => {
      await button(page, 'Import…').click();
      const dialog = page.getByRole('dialog', { name: 'Import takes' });
      await dialog.getByRole('combobox', { name: 'What to import' }).selectOption('Videos (MP4, WebM, MOV, MKV)');
      await dialog.getByLabel('Folder of videos').setInputFiles(folderOfSigners);
      await dialog.getByRole('checkbox', { name: /names the signer/ }).check();
      const hands = dialog.getByRole('group', { name: 'Which hand do new signers lead with?' });
      await expect(hands.getByRole('radiogroup')).toHaveCount(2);
      await hands.getByRole('radiogroup', { name: 'Leading hand of Zoe' }).getByRole('radio', { name: 'left' }).check();
    },
    'an empty word': async (page) => {
      await row(page, /^family/).click();
      await expect(page.getByText('Nobody has signed “family” yet.')).toBeVisible();
    },
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, show] of Object.entries(views)) {
      test(`axe has nothing to say about ${name}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await openWord(page, 'thank you');
        await show(page);
        expect(await violations(page)).toEqual([]);
      });
    }
  }

  // A window of 1280 pixels at 200 % zoom has 640 CSS pixels; 360 is a small telephone.
  for (const [width, height] of [
    [360, 640],
    [640, 400],
    [1280, 800],
  ] as const) {
    test(`fits a window of ${width} × ${height} without scrolling sideways`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await open(page);
      const words = button(page, 'Words');
      if (await words.isVisible()) await words.click();
      await row(page, /^thank you/).click();
      await cards(page, 'thank you').nth(1).click();
      // However small the window is, it does not hold cards that nobody sees.
      expect(await cards(page, 'thank you').count()).toBeLessThan(60);
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await page.keyboard.press('Enter');
      const start = page.getByRole('slider', { name: 'Sign begins' });
      await start.focus();
      await expect(start).toBeInViewport();
      const dialog = page.getByRole('dialog');
      expect(await dialog.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await page.getByRole('combobox', { name: 'Compare with' }).selectOption('water');
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  }

  test('stands still for people who want less motion: takes are rows of moments', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openWord(page, 'thank you');
    await expect(button(page, 'Play all takes')).toBeVisible();
    await expect(cards(page, 'thank you').first().locator('canvas')).toHaveCount(3);
    await cards(page, 'thank you').first().dblclick();
    await expect(button(page.getByRole('dialog'), 'Play')).toBeVisible();
    await page.keyboard.press('Escape');
    await button(page, 'Play all takes').click();
    await expect(cards(page, 'thank you').first().locator('canvas')).toHaveCount(1);
  });

  test('says what went wrong, keeps what was read, and tries again', async ({ page }) => {
    await openWord(page, 'hello');
    const message = 'The library is open in another window. Close that one.';
    await page.evaluate((text) => {
      window.scripted.replies.listTakes = { ok: false, code: 'locked', message: text };
      window.scripted.replies.describeLibrary = { ok: false, code: 'locked', message: text };
      window.say({ event: 'library' });
    }, message);
    await expect(page.getByRole('alert').first()).toContainText(message);
    await page.evaluate(() => {
      delete window.scripted.replies.listTakes;
      delete window.scripted.replies.describeLibrary;
    });
    await button(page.getByRole('alert').first(), 'Try again').click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(cards(page, 'hello').first()).toBeVisible();
  });
});

/** A recording as browsers make them, without a length in its head: the pictures at 15 a second. */
async function webmOf(page: Page, jpegs: Buffer[]): Promise<Buffer> {
  const base64 = await page.evaluate(
    async (pictures) => {
      const bitmaps = await Promise.all(
        pictures.map(async (picture) =>
          createImageBitmap(new Blob([Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))])),
        ),
      );
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: bitmaps[0]?.width, height: bitmaps[0]?.height });
      const context = canvas.getContext('2d');
      const recorder = new MediaRecorder(canvas.captureStream(15), {
        mimeType: 'video/webm',
        videoBitsPerSecond: 4_000_000,
      });
      const parts: Blob[] = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      for (const bitmap of bitmaps) {
        context?.drawImage(bitmap, 0, 0);
        await new Promise((resolve) => setTimeout(resolve, 1000 / 15));
      }
      recorder.stop();
      await stopped;
      const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    },
    jpegs.map((jpeg) => jpeg.toString('base64')),
  );
  return Buffer.from(base64, 'base64');
}
