/** How sure a word has to be, as people choose it: the slider, the question at a word that is nearly sure, and idle hands. */
import type { Page } from '@playwright/test';
import type { AnswerKeeping, IdleMovement, Reply, Sensitivity } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { commit, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';

// There is never a picture to look at.
test.use({ hands: false });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const sentence = (page: Page) => page.getByRole('list', { name: 'Sentence' }).getByRole('listitem');

const SENSITIVITY: Sensitivity = {
  value: null,
  standard: 0.5,
  steps: [
    { threshold: 0.9, missed: 0.2, falsePerMinute: 0.2, foreign: 0.05 },
    { threshold: 0.6, missed: 0.04, falsePerMinute: 1.1, foreign: 0.2 },
    { threshold: 0.3, missed: 0.01, falsePerMinute: 6, foreign: 0.5 },
  ],
};
const IDLE: IdleMovement = { takes: 0, on: true, used: true };
const ok = (value: unknown): Reply => ({ ok: true, value });

async function unsure(page: Page, sign?: number) {
  await page.evaluate((held) => {
    const t = performance.now();
    const alternatives = [
      { word: 'drink', confidence: 0.25 },
      { word: 'cold', confidence: 0.1 },
    ];
    const number = held === null ? {} : { sign: held };
    const guess = { word: 'water', confidence: 0.4, alternatives, start: t, end: t, t, ...number };
    window.say({ event: 'recognition', recognition: { kind: 'unsure', ...guess } });
  }, sign ?? null);
}

const chosen = (page: Page) =>
  page.evaluate(() =>
    window.scripted.asked.flatMap(({ name, input }) =>
      name === 'setSensitivity' ? [(input as { value: number }).value] : [],
    ),
  );

/** Nothing reaches beyond the window's right edge. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test.beforeEach(async ({ page, hostUrl }) => {
  await scriptMainSide(page, {
    describeSensitivity: ok(SENSITIVITY),
    setSensitivity: ok(SENSITIVITY),
    describeIdle: ok(IDLE),
    setIdle: ok({ ...IDLE, takes: 12, on: false }),
  });
  await scriptLibrary(page, { words: { hello: 3 } });
  // No picture, so no hands are looked for: nothing here needs them.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.goto(hostUrl);
  await expect(page.getByText('Your words will appear here.').or(page.getByText('Sign a word.'))).toBeVisible();
});

test('the slider says what each position costs, and the question is answered, by keyboard alone', async ({ page }) => {
  const opener = button(page, 'Sensitivity');
  await opener.focus();
  await page.keyboard.press('Enter');
  const slider = page.getByRole('slider', { name: 'When to write a word' });
  await expect(slider).toHaveValue('0.5');
  await expect(slider).toHaveAttribute(
    'aria-valuetext',
    /^Balanced\. About one false word a minute .* 4 of 100 signs missed\.$/,
  );
  await page.keyboard.press('Tab');
  await expect(slider).toBeFocused();
  await page.keyboard.press('Home');
  await expect(page.getByText('Careful. About one false word in 5 minutes')).toBeVisible();
  await expect.poll(() => chosen(page)).toEqual([0]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(slider).toHaveValue('0.5');
  await expect.poll(() => chosen(page)).toEqual([0, null]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  for (const size of [
    { width: 640, height: 400 },
    { width: 390, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => fits(page)).toBe(true);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Escape');
  await expect(slider).toHaveCount(0);
  await expect(opener).toBeFocused();

  await commit(page, 'hello');
  await unsure(page);
  const question = page.getByRole('group', { name: 'Which word was it?' });
  await expect(page.getByText('Not sure: “water” or “drink”? Press 1 or 2 to write it.')).toBeAttached();
  // The question waits for who is about to answer it.
  await question.getByRole('button', { name: 'water' }).focus();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(question).toHaveCount(0);
  await expect(sentence(page)).toHaveText([/hello/, /drink\s*chosen by you/]);
  await unsure(page);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(sentence(page)).toHaveCount(2);
  await unsure(page);
  await question.getByRole('button', { name: 'water' }).click();
  await expect(sentence(page)).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
});

test('the hint about idle hands leads to the recording of them, and becomes news, and goes', async ({ page }) => {
  await expect(
    page.getByText('Sit, scratch, drink, talk for a minute: then idle hands write fewer words.'),
  ).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await button(page, 'Record idle movement').click();
  await expect(page.getByRole('spinbutton', { name: 'Takes of No sign: only moving' })).toHaveValue('12');
  await page.evaluate(() => window.say({ event: 'idle', idle: { takes: 12, on: true, used: true } }));
  await button(page, 'Translate').click();
  await expect(page.getByText('Idle movement is known: 12 takes.')).toBeVisible();
  await button(page, 'Sensitivity').click();
  await page.getByRole('checkbox', { name: 'Write fewer words where hands move like that' }).uncheck();
  await expect(page.getByRole('checkbox')).not.toBeChecked();
  expect(await page.evaluate(() => window.scripted.asked.some(({ name }) => name === 'setIdle'))).toBe(true);
  await button(page, 'Sensitivity').click();
  await button(page, 'Dismiss the hint about idle movement').click();
  await expect(page.getByText('Idle movement is known')).toHaveCount(0);
  await page.reload();
  await expect(button(page, 'Sensitivity')).toBeVisible();
  await expect(page.getByText('Sit, scratch')).toHaveCount(0);
});

test('an answered sign is kept as a take after a yes, by keyboard alone, and the panel takes the yes back', async ({
  page,
}) => {
  const keeping = (keep: boolean | null, signer: number | null): AnswerKeeping => ({ keep, signer });
  await page.evaluate(
    ([asking, yes]) => {
      Object.assign(window.scripted.replies, { describeAnswers: asking, setAnswers: yes });
      Object.assign(window.scripted.replies, { answer: { ok: true, value: null } });
      window.say({ event: 'answers', answers: { keep: null, signer: null } });
    },
    [ok(keeping(null, null)), ok(keeping(true, 1))] as const,
  );
  const sent = (name: string) =>
    page.evaluate(
      (wanted) => window.scripted.asked.flatMap((each) => (each.name === wanted ? [each.input] : [])),
      name,
    );
  const asked = page.getByRole('group', { name: 'Keep what you sign when you answer, to learn from it?' });

  // A sign that nobody holds cannot be kept.
  await unsure(page);
  await page.keyboard.press('1');
  await expect(sentence(page)).toHaveCount(1);
  await expect(asked).toHaveCount(0);

  await unsure(page, 7);
  await page.keyboard.press('2');
  await expect(asked).toBeVisible();
  expect(await sent('answer')).toEqual([]);
  await expect(asked.getByRole('combobox', { name: 'Who signs' })).toHaveValue('1');
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page)).toEqual([]);
  for (const size of [
    { width: 640, height: 400 },
    { width: 390, height: 800 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => fits(page)).toBe(true);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await asked.getByRole('combobox').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(asked).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  expect(await sent('setAnswers')).toEqual([{ keep: true, signer: 1 }]);
  await expect.poll(() => sent('answer')).toEqual([{ sign: 7, word: 'drink' }]);

  // From now on without a question; a written word that is put right is an answer, too.
  await page.evaluate(() => {
    const t = performance.now();
    const alternatives = [{ word: 'cold', confidence: 0.2 }];
    const recognition = {
      kind: 'committed',
      word: 'hello',
      confidence: 0.7,
      alternatives,
      start: t,
      end: t,
      t,
    } as const;
    window.say({ event: 'recognition', recognition: { ...recognition, sign: 8 } });
  });
  await page.getByRole('button', { name: 'cold 20 %' }).click();
  await expect.poll(() => sent('answer')).toContainEqual({ sign: 8, word: 'cold' });
  await expect(asked).toHaveCount(0);

  await page.evaluate((no) => Object.assign(window.scripted.replies, { setAnswers: no }), ok(keeping(false, null)));
  await button(page, 'Sensitivity').focus();
  await page.keyboard.press('Enter');
  const choice = page.getByRole('combobox', { name: 'When you say what a sign was' });
  await expect(choice).toHaveValue('1');
  await choice.focus();
  await choice.selectOption('Do not keep it');
  await expect.poll(() => sent('setAnswers')).toContainEqual({ keep: false, signer: null });
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await unsure(page, 9);
  await page.keyboard.press('1');
  await expect(sentence(page)).toHaveCount(4);
  expect(await sent('answer')).toHaveLength(2);
  await expect(asked).toHaveCount(0);

  // Signs like these are read so, kept or not; of a word that is deleted nothing is learnt.
  const last = sentence(page).last();
  await last.getByRole('button').focus();
  await page.keyboard.press('Delete');
  await expect(sentence(page)).toHaveCount(3);
  await expect.poll(() => sent('tellSign')).toHaveLength(4);
  expect(await sent('tellSign')).toEqual([
    { sign: 7, word: 'drink' },
    { sign: 8, word: 'cold' },
    { sign: 9, word: expect.any(String) as unknown },
    { sign: 9, word: null },
  ]);
});
