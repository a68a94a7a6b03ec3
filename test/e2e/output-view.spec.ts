/** What becomes of the words, as people meet it: editing, the conversation, speech, the large caption; by keyboard alone. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Reply } from '../../electron/ipc.ts';
import type { Recognition } from '../../models/recognition.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { commit, guess, scriptMainSide } from './scripted-app.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const sentence = (page: Page) => page.getByRole('list', { name: 'Sentence' }).getByRole('listitem');
const ok = (value: unknown): Reply => ({ ok: true, value });
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

async function expectAccessible(page: Page) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
}

// There is never a picture to look at.
test.use({ hands: false, permissions: ['clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page, hostUrl }) => {
  await scriptMainSide(page, {
    describeConversation: ok({ keep: false, turns: [] }),
    setKeeping: ok({ keep: true, turns: [] }),
    noteTurns: ok(null),
  });
  await page.addInitScript(() => {
    // No picture, so no hands are looked for: nothing here needs them.
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
    // A browser for tests has no voices: these stand for what a system may have, and come late.
    const voice = (name: string, lang: string, localService: boolean) =>
      ({ name, lang, localService, voiceURI: name, default: false }) as SpeechSynthesisVoice;
    const listeners = new Set<() => void>();
    let voices: SpeechSynthesisVoice[] = [];
    const spoken: { text: string; voice: string | undefined; rate: number }[] = [];
    let current: Utterance | null = null;
    class Utterance {
      text: string;
      voice: SpeechSynthesisVoice | null = null;
      lang = '';
      rate = 1;
      onend: (() => void) | null = null;
      onerror: ((event: { error: string }) => void) | null = null;
      constructor(text: string) {
        this.text = text;
      }
    }
    const synthesis = {
      spoken,
      getVoices: () => voices,
      addEventListener: (_: string, listener: () => void) => listeners.add(listener),
      speak(utterance: Utterance) {
        current = utterance;
        spoken.push({ text: utterance.text, voice: utterance.voice?.name, rate: utterance.rate });
      },
      cancel() {
        current?.onerror?.({ error: 'canceled' });
        current = null;
      },
      finish: () => current?.onend?.(),
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    addEventListener('voices', (event) => {
      voices = (event as CustomEvent<[string, string, boolean][]>).detail.map((each) => voice(...each));
      for (const listener of listeners) listener();
    });
  });
  await page.goto(hostUrl);
  await expect(page.getByText('Your words will appear here.')).toBeVisible();
});

interface ScriptedSpeech {
  spoken: { text: string; voice: string | undefined; rate: number }[];
  finish(): void;
}
const spoken = (page: Page) => page.evaluate(() => (speechSynthesis as unknown as ScriptedSpeech).spoken);
const voices = (page: Page, all: [string, string, boolean][]) =>
  page.evaluate((detail) => dispatchEvent(new CustomEvent('voices', { detail })), all);

test('every word can be changed, moved and deleted by keyboard alone, each change is said and taken back', async ({
  page,
}) => {
  await commit(page, 'you', 0.9);
  await commit(page, 'name', 0.5, [
    ['home', 0.3],
    ['no', 0.1],
  ]);
  await commit(page, 'what', 0.9);
  const changes = page.getByRole('status', { name: 'Changes' });
  const word = (name: string) => page.getByRole('button', { name: `${name}: change` });

  // Three words are one stop of the Tab key; the arrow keys reach the others.
  await page.getByRole('group', { name: 'What was signed' }).focus();
  await page.keyboard.press('Tab');
  await expect(word('what')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const menu = page.getByRole('dialog', { name: 'Change “name”' });
  await expect(menu.getByRole('button', { name: 'home 30 %' })).toBeFocused();
  await expectAccessible(page);
  for (const [width, height] of [
    [390, 800],
    [640, 400],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(menu).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(menu.getByRole('button', { name: 'home 30 %' })).toBeFocused();
    const box = await menu.boundingBox();
    expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
    expect(await fits(page)).toBe(true);
  }
  await page.keyboard.press('Enter');
  await expect(menu).toHaveCount(0);
  await expect(word('home')).toBeFocused();
  await expect(changes).toHaveText('“name” is now “home”.');
  await expect(sentence(page)).toHaveText([/you/, /home\s*chosen by you/, /what/]);

  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Another word' }).focus();
  await page.keyboard.type('thank you');
  await page.keyboard.press('Enter');
  await expect(changes).toHaveText('“home” is now “thank you”.');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(changes).toHaveText('“thank you” is now word 3 of 3.');
  await expect(word('thank you')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(changes).toHaveText('“what” is deleted.');
  await expect(sentence(page)).toHaveText([/you/, /thank you/]);
  // Escape closes the menu and nothing else.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(sentence(page)).toHaveCount(2);
  for (const text of ['deleted', 'word 3 of 3', 'is now “thank you”', 'is now “home”']) {
    await page.keyboard.press('Control+z');
    await expect(changes).toContainText('Undone: ');
    await expect(changes).toContainText(text);
  }
  await expect(sentence(page)).toHaveText([/you/, /name/, /what/]);
  // What a screen reader has heard is not read out anew.
  await expect(page.getByRole('log').locator('p')).toHaveText(['you', 'name', 'what']);
});

test('sentences and answers gather in the conversation, and go from there to the clipboard and into files', async ({
  page,
}) => {
  await button(page, 'Conversation').press('Enter');
  await expect(page.getByRole('heading', { name: 'Conversation' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'How do I sign…' })).toHaveCount(0);
  await commit(page, 'you');
  await commit(page, 'name');
  const turns = page.getByRole('list', { name: 'What was said' }).getByRole('listitem');
  await expect(turns).toHaveText([/Signed.*goes on….*you name/s]);
  await page.keyboard.press('n');
  await expect(turns).toHaveText([/you name/]);
  await expect(turns).not.toContainText('goes on');
  await commit(page, 'what');
  await page.keyboard.press('t');
  await page.keyboard.type('My name is <Ann> & co.');
  await page.keyboard.press('Enter');
  await expect(turns).toHaveText([/you name/, /Signed.*what/s, /Typed.*My name is <Ann> & co\./s]);
  await expect(sentence(page).last()).toContainText('My name is <Ann> & co.');
  await commit(page, 'hello');
  await expect(turns).toHaveCount(4);
  await expectAccessible(page);

  // The list is one stop of the Tab key, whatever its length.
  await page.getByRole('textbox', { name: 'Type an answer' }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(button(page, 'Copy “hello”')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('you name');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(turns).toHaveCount(3);
  await expect(button(page, 'Copy “My name is <Ann> & co.”')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(turns).toHaveCount(4);

  const download = page.waitForEvent('download');
  await button(page, 'Save as captions').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Conversation \d{4}-\d\d-\d\d \d\d\.\d\d\.vtt$/);
  const written = await readFile(await file.path(), 'utf8');
  expect(written).toMatch(/^WEBVTT\n\n1\n00:00:00\.000 --> 00:00:0\d\.\d{3}\n<v Signed>you/);
  expect(written).toContain('<v Typed>My name is &lt;Ann&gt; &amp; co.');

  await button(page, 'Clear all').click();
  await expect(turns).toHaveCount(0);
  await expect(sentence(page)).toHaveCount(0);
  await page.getByRole('region', { name: 'Conversation' }).getByRole('button', { name: 'Undo' }).click();
  await expect(turns).toHaveCount(4);

  // A long talk stays within what the caption draws, and all of it can be reached.
  await page.evaluate(() => {
    for (let turn = 0; turn < 300; turn++) {
      const t = performance.now();
      const word: Recognition = {
        kind: 'committed',
        word: `w${turn}`,
        confidence: 0.9,
        alternatives: [],
        start: t,
        end: t,
        t,
      };
      window.say({ event: 'recognition', recognition: word });
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }));
    }
  });
  await expect(turns).toHaveCount(304);
  await expect(turns.last()).toBeInViewport();
  expect(await page.getByRole('button', { name: /: change$/ }).count()).toBeLessThanOrEqual(120);
  for (const [width, height] of [
    [640, 400],
    [390, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => fits(page)).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  await page.keyboard.press('Escape');
  await button(page, 'Settings').click();
  await page.getByRole('checkbox', { name: 'Keep conversations on this computer' }).check();
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.scripted.asked.flatMap(({ name, input }) =>
          name === 'noteTurns' ? (input as { turns: unknown[] }).turns : [],
        ),
      ),
    )
    .toHaveLength(304);
  await page.getByRole('combobox', { name: 'A sentence ends' }).selectOption('when I say so (N)');
  await button(page, 'Translate').click();
  await button(page, 'Close the conversation').press('Enter');
  await expect(button(page, 'Conversation')).toBeFocused();
});

test('what is usually said is counted where somebody wants that, and forgotten when they say so', async ({ page }) => {
  const answer = (name: 'describeUsual' | 'setUsual' | 'forgetUsual' | 'noteSigned', reply: Reply) =>
    page.evaluate(([asked, reply]) => void (window.scripted.replies[asked] = reply), [name, reply] as const);
  const asked = (name: string) =>
    page.evaluate((which) => window.scripted.asked.flatMap((each) => (each.name === which ? [each.input] : [])), name);
  await answer('describeUsual', ok({ on: false, words: 0 }));
  await answer('setUsual', ok({ on: true, words: 1200 }));
  await answer('forgetUsual', ok({ on: true, words: 0 }));
  await answer('noteSigned', ok(null));
  await commit(page, 'hello');
  await button(page, 'Settings').click();
  const section = page.getByRole('region', { name: 'What you usually say' });
  await expect(section).toContainText('Nothing has been counted yet.');
  expect(await asked('noteSigned')).toEqual([]);
  await section.getByRole('checkbox', { name: 'Learn which words I sign after one another' }).press('Space');
  await expect(section).toContainText('1,200 words have been counted so far.');
  expect(await asked('setUsual')).toEqual([{ on: true }]);
  await answer('describeUsual', ok({ on: true, words: 1200 }));
  await expectAccessible(page);
  for (const [width, height] of [
    [640, 400],
    [390, 800],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => fits(page)).toBe(true);
  }

  await button(page, 'Translate').click();
  await commit(page, 'you');
  const told = (await asked('noteSigned')) as { turns: { words: { word: string }[] }[]; last: string | null }[];
  const words = told.flatMap(({ turns }) => turns.flatMap(({ words: signed }) => signed.map(({ word }) => word)));
  expect(new Set(words)).toEqual(new Set(['hello', 'you']));
  expect(told.at(-1)?.last).toBe('you');

  await button(page, 'Settings').click();
  await section.getByRole('button', { name: 'Forget what I usually say' }).press('Enter');
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('What you usually say is forgotten.');
  await expect(section).toContainText('Nothing has been counted yet.');
  await expect(section.getByRole('button', { name: 'Forget what I usually say' })).toBeFocused();
});

test('sentences are said by a voice of this computer, when asked or as they end, or it says why not', async ({
  page,
}) => {
  await commit(page, 'thank_you');
  await voices(page, [['Cloud', 'en-US', false]]);
  await expect
    .poll(async () => {
      await page.keyboard.press('s');
      return page.getByRole('status', { name: 'Messages' }).textContent();
    })
    .toContain('no voice installed');
  expect(await spoken(page)).toEqual([]);
  await voices(page, [
    ['Cloud', 'en-US', false],
    ['Anna', 'de-DE', true],
    ['Kai', 'en-GB', true],
  ]);
  await guess(page, 'hello');
  await button(page, 'Speak').focus();
  await page.keyboard.press('Enter');
  expect(await spoken(page)).toEqual([{ text: 'thank you', voice: 'Kai', rate: 1 }]);
  await expect(button(page, 'Stop')).toBeFocused();
  await page.evaluate(() => (speechSynthesis as unknown as ScriptedSpeech).finish());
  await expect(button(page, 'Speak')).toBeVisible();

  await button(page, 'Settings').click();
  const settings = page.getByRole('region', { name: 'Speech' });
  await expect(settings.getByRole('combobox', { name: 'Voice' }).getByRole('option')).toHaveText([
    'Kai (British English)',
    'Anna (German (Germany))',
  ]);
  await settings.getByRole('combobox', { name: 'Voice' }).selectOption('Anna (German (Germany))');
  await expect(settings.getByText('This voice is made for German (Germany).')).toBeVisible();
  await settings.getByRole('slider', { name: 'Speed' }).press('ArrowRight');
  await settings.getByRole('checkbox', { name: 'Say each sentence when it ends' }).check();
  await expectAccessible(page);

  await page.reload();
  await voices(page, [
    ['Anna', 'de-DE', true],
    ['Kai', 'en-GB', true],
  ]);
  await commit(page, 'good');
  await guess(page, 'you');
  // Said when the pause is over, and without the guess.
  await expect.poll(() => spoken(page), { timeout: 15_000 }).toEqual([{ text: 'good', voice: 'Anna', rate: 1.1 }]);
});

test('the large caption fills the window and can be read by everybody; its keys are listed, and can be turned off', async ({
  page,
}) => {
  await commit(page, 'hello');
  await page.keyboard.press('n');
  await commit(page, 'see_you', 0.9);
  await guess(page, 'water');
  await page.keyboard.press('f');
  const large = page.getByRole('dialog', { name: 'Large caption' });
  await expect(large.getByRole('log')).toHaveText(/hello\s+see you/);
  await expect(large.getByText('Perhaps: water…')).toBeVisible();
  await commit(page, 'home');
  await expect(large.getByRole('log').locator('p').last()).toHaveText('see you home');
  const size = () => large.getByText('home').evaluate((word) => parseFloat(getComputedStyle(word).fontSize));
  const before = await size();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  expect(await size()).toBeGreaterThan(before);
  for (const name of ['Black on white', 'Yellow on black']) {
    await large.getByRole('combobox', { name: 'Colours' }).selectOption(name);
    expect(await violations(page)).toEqual([]);
  }
  for (const [width, height] of [
    [640, 400],
    [390, 800],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect.poll(() => fits(page)).toBe(true);
    await expect(large.getByText('home')).toBeInViewport({ ratio: 0.9 });
    await expect(large.getByRole('button', { name: 'Leave' })).toBeInViewport();
  }
  await page.keyboard.press('Escape');
  await expect(large).toHaveCount(0);
  await expect(sentence(page)).toHaveCount(3);

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys.getByText('New sentence')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await keys.getByRole('checkbox', { name: 'Keys of one letter act' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await expect(large).toHaveCount(0);
  await button(page, 'Large caption').press('Enter');
  await expect(large.getByRole('combobox', { name: 'Colours' })).toHaveValue('yellow');
  await page.keyboard.press('Escape');

  await button(page, 'Settings').click();
  await expect(page.getByRole('region', { name: 'Large caption' }).getByRole('slider')).toHaveValue('120');
});
