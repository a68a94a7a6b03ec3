/** Practice: rounds that score what is signed, and typed text as movements. */
import type { Page } from '@playwright/test';
import type { Reply } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { commit, guess, MODEL, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const ok = (value: unknown): Reply => ({ ok: true, value });

async function expectDecent(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  for (const size of [
    { width: 640, height: 400 },
    { width: 390, height: 800 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
}

test.beforeEach(async ({ page, hostUrl }) => {
  const words = MODEL.words.filter(({ word }) => ['hello', 'thank_you', 'water', 'you'].includes(word));
  await scriptMainSide(page, { describeModel: ok({ ...MODEL, words }) });
  await scriptLibrary(page, { words: {} });
  // Nothing here needs a picture.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.goto(hostUrl);
  await button(page, 'Practise').click();
});

test('a round is signed by keyboard alone, scored, and what went wrong comes again', async ({ page }) => {
  await page.getByRole('combobox', { name: 'Which words' }).selectOption('Words that went wrong');
  await expect(page.getByText('No word has gone wrong yet.')).toBeVisible();
  await expect(button(page, 'Start')).toBeDisabled();
  await page.getByRole('combobox', { name: 'Which words' }).selectOption('Any words');
  await page.getByRole('checkbox', { name: 'Show how each word is signed' }).uncheck();
  await button(page, 'Start').focus();
  await page.keyboard.press('Enter');

  const sign = page.getByText(/^Sign: /);
  await expect(sign).toBeFocused();
  const asked = async () => ((await sign.textContent()) ?? '').replace('Sign: ', '').replace(' ', '_');
  await expect(page.getByText('Word 1 of 4')).toBeVisible();
  await expect(page.getByRole('img', { name: /Moving hands/ })).toHaveCount(0);
  const first = await asked();
  const other = first === 'hello' ? 'water' : 'hello';
  await guess(page, other);
  await expect(page.getByText(`${other}…`)).toBeVisible();
  await commit(page, other);
  await expect(page.getByText(`That was read as “${other}”. Look at the movement, and try again.`)).toBeVisible();
  await expect(page.getByRole('img', { name: /Moving hands/ })).toBeVisible();
  await expectDecent(page);
  await commit(page, first, 0.91);
  await expect(page.getByText(/^Right: .*, 91 % sure\.$/)).toBeVisible();
  await expect(page.getByText('Word 2 of 4')).toBeVisible();
  await commit(page, await asked());
  await expect(page.getByText('Word 3 of 4')).toBeVisible();
  await button(page, 'Skip this word').press('Enter');
  await expect(page.getByText('Word 4 of 4')).toBeVisible();
  await commit(page, await asked());

  await expect(page.getByRole('heading', { name: '2 of 3 right at the first try.' })).toBeFocused();
  await expect(page.getByRole('row')).toHaveText([
    /Word/,
    /second try, 91 % sure/,
    /first try/,
    /skipped/,
    /first try/,
  ]);
  await expectDecent(page);
  await button(page, 'Once more the one that went wrong').press('Enter');
  expect(await asked()).toBe(first);
  await button(page, 'End the round').press('Enter');

  // It is known from then on, and nothing of it was written as a word.
  await page.reload();
  await expect(page.getByRole('list', { name: 'Sentence' }).getByRole('listitem')).toHaveCount(0);
  await button(page, 'Practise').click();
  await page.getByRole('combobox', { name: 'Which words' }).selectOption('Words that went wrong');
  await expect(button(page, 'Start')).toBeEnabled();
});

test('typed text is shown in signs, one after another, and what is unknown is said', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Text' }).fill('Hello Ada, thank you!');
  await page.keyboard.press('Enter');
  const signs = page.getByRole('list', { name: 'Signs' });
  await expect(signs.getByRole('listitem')).toHaveText(['hello', 'Ada', 'thank you']);
  await expect(page.getByText('No sign is known for “Ada”. Record it to teach the app.')).toBeVisible();
  await expect(button(page, 'hello')).toHaveAttribute('aria-current', 'step');
  await expect(button(page, 'thank you')).toHaveAttribute('aria-current', 'step');
  await button(page, 'Pause').press('Enter');
  await button(page, 'hello').press('Enter');
  await expect(page.getByRole('img', { name: 'Moving hands that sign “hello”, as in a mirror' })).toBeVisible();
  await expect(button(page, 'Play')).toBeVisible();
  await expectDecent(page);
});
