/**
 * Every task of docs/keyboard.md with the keys alone: nothing here clicks, fills, selects or gives anything the focus but
 * by Tab. test/unit/keyboard.test.ts sees to it that each task of the list has its step, and to the keys.
 */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { NewWord, QualityNote, Reply, RequestName, TrainingJob } from '../../electron/ipc.ts';
import { expect, test } from './app.ts';
import { choose, press, reach, write, writeHere } from './keyboard.ts';
import { commit, guess, MODEL, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';
import { RELEASED, scriptModels, summaryOf } from './scripted-models.ts';
import { scriptShelf } from './scripted-shelf.ts';
import { done, learning, modelOf, scriptTraining } from './scripted-training.ts';

const task = (name: string, act: () => Promise<void>) => test.step(name, act);
const ok = (value: unknown): Reply => ({ ok: true, value });
const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const box = (page: Page | Locator, name: string | RegExp) => page.getByRole('combobox', { name });
const message = (page: Page) => page.getByRole('status', { name: 'Messages' });
const asked = <T>(page: Page, name: RequestName) =>
  page.evaluate(
    (wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input),
    name,
  ) as Promise<T[]>;

test.use({
  permissions: ['camera', 'clipboard-read', 'clipboard-write'],
  viewport: { width: 1280, height: 800 },
  // Movements that play by themselves keep a machine busy that others use too.
  contextOptions: { reducedMotion: 'reduce' },
});

test.beforeEach(async ({ page }) => {
  await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
  await page.addInitScript(() => {
    // Two cameras that show a grey picture: nothing here needs hands.
    const { mediaDevices } = navigator;
    const cameras = ['Lid', 'Desk'].map((label) => ({ kind: 'videoinput', deviceId: label.toLowerCase(), label }));
    mediaDevices.enumerateDevices = async () => cameras as MediaDeviceInfo[];
    mediaDevices.getUserMedia = async (wanted) => {
      const { deviceId } = wanted?.video as { deviceId?: { exact?: string; ideal?: string } };
      // Drawn anew: a page with a video that never gets a picture does not count as loaded.
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 1, 1);
      const stream = canvas.captureStream(1);
      const [track] = stream.getVideoTracks();
      if (track) track.getSettings = () => ({ deviceId: deviceId?.exact ?? deviceId?.ideal ?? 'lid' });
      return stream;
    };
    const spoken: string[] = [];
    const voice = { name: 'Kai', lang: 'en-GB', localService: true, voiceURI: 'kai', default: true };
    const synthesis = {
      spoken,
      getVoices: () => [voice],
      addEventListener: () => undefined,
      speak: ({ text }: SpeechSynthesisUtterance) => spoken.push(text),
      cancel: () => undefined,
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
  });
});

test('live translation', async ({ page, hostUrl }) => {
  const steps = [0.9, 0.6, 0.3].map((threshold, at) => ({
    threshold,
    missed: [0.2, 0.04, 0.01][at],
    falsePerMinute: [0.2, 1.1, 6][at],
    foreign: [0.05, 0.2, 0.5][at],
  }));
  await scriptMainSide(page, {
    describeSensitivity: ok({ value: null, standard: 0.5, steps }),
    setSensitivity: ok({ value: 0, standard: 0.5, steps }),
    describeConversation: ok({ keep: false, turns: [] }),
    noteTurns: ok(null),
  });
  await page.goto(hostUrl);
  const camera = page.getByRole('region', { name: 'Camera' });
  const sentence = page.getByRole('list', { name: 'Sentence' }).getByRole('listitem');
  const word = (name: string) => button(page, `${name}: change`);
  const { keyboard } = page;

  await task('Go past the header', async () => {
    await press(page.getByRole('link', { name: 'Skip to the caption' }));
    await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  });
  await task('Turn the camera off and on', async () => {
    await press(button(camera, 'Turn the camera off'));
    await expect(camera.getByRole('heading', { name: 'The camera is off' })).toBeVisible();
    await expect(button(camera, 'Turn the camera on')).toBeFocused();
    await keyboard.press('Space');
    await expect(camera.getByRole('heading', { name: 'The camera is off' })).toHaveCount(0);
    await expect(button(camera, 'Turn the camera off')).toBeFocused();
  });
  await task('Choose the camera', async () => {
    await choose(box(page, 'Camera'), 'D');
    await expect(box(page, 'Camera')).toHaveValue('desk');
    // In the list, digits and letters look for a camera.
    await keyboard.press('Tab');
  });

  await task('Answer “Not sure”', async () => {
    const unsure = () =>
      page.evaluate(() => {
        const t = performance.now();
        const alternatives = [{ word: 'drink', confidence: 0.25 }];
        const recognition = {
          kind: 'unsure',
          word: 'water',
          confidence: 0.4,
          alternatives,
          start: t,
          end: t,
          t,
        } as const;
        window.say({ event: 'recognition', recognition });
      });
    await unsure();
    await expect(page.getByText('Not sure: “water” or “drink”?')).toBeAttached();
    await keyboard.press('2');
    await expect(sentence).toHaveText([/drink/]);
    await unsure();
    await press(button(page.getByRole('group', { name: 'Which word was it?' }), 'water'));
    await expect(sentence).toHaveText([/drink/, /water/]);
    await unsure();
    await keyboard.press('Escape');
    await expect(sentence).toHaveCount(2);
  });
  await task('Clear the caption', async () => {
    await keyboard.press('Escape');
    await expect(sentence).toHaveCount(0);
  });

  await commit(page, 'you');
  await commit(page, 'name', 0.5, [['home', 0.3]]);
  await commit(page, 'what');
  await task('Change a word', async () => {
    await reach(word('what'));
    await keyboard.press('ArrowLeft');
    await keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Change “name”' });
    await press(button(menu, 'home 30 %'));
    await expect(word('home')).toBeFocused();
    await keyboard.press('Enter');
    await write(box(page, 'Another word'), 'thank you');
    await keyboard.press('Enter');
    await expect(sentence).toHaveText([/you/, /thank you\s*chosen by you/, /what/]);
  });
  await task('Move a word', async () => {
    await keyboard.press('Alt+ArrowRight');
    await expect(sentence).toHaveText([/you/, /what/, /thank you/]);
  });
  await task('Delete a word', async () => {
    await keyboard.press('ArrowLeft');
    await keyboard.press('Delete');
    await expect(sentence).toHaveText([/you/, /thank you/]);
  });
  await task('Undo a change of the words', async () => {
    await keyboard.press('Control+z');
    await expect(sentence).toHaveCount(3);
    await press(button(page.getByRole('group', { name: 'Sentence tools' }), 'Undo'));
    await expect(sentence).toHaveText([/you/, /thank you/, /what/]);
  });
  await task('Begin a new sentence', async () => {
    await keyboard.press('n');
    await commit(page, 'hello');
    await press(button(page, 'New sentence'));
  });
  await task('Say a sentence', async () => {
    await keyboard.press('s');
    const spoken = () => page.evaluate(() => (speechSynthesis as unknown as { spoken: string[] }).spoken);
    await expect.poll(spoken).toEqual(['hello']);
    await press(button(page, 'Stop'));
    await press(button(page, 'Speak'));
    expect(await spoken()).toEqual(['hello', 'hello']);
    await keyboard.press('s');
  });
  await task('Copy the sentence', async () => {
    await keyboard.press('Control+c');
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('hello');
  });

  await task('Show the caption large', async () => {
    await keyboard.press('f');
    const large = page.getByRole('dialog', { name: 'Large caption' });
    await keyboard.press('+');
    await choose(box(large, 'Colours'), 'Y');
    await expect(box(large, 'Colours')).toHaveValue('yellow');
    await expect(large.getByRole('slider', { name: 'Text size' })).not.toHaveValue('100');
    await press(button(large, 'Leave'));
    await expect(large).toHaveCount(0);
    await press(button(page, 'Large caption'));
    await keyboard.press('Escape');
    await expect(large).toHaveCount(0);
  });
  await task('Look up the keys', async () => {
    await keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await reach(keys.getByRole('checkbox', { name: 'Keys of one letter act' }));
    await keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
  });
  await task('Set the sensitivity', async () => {
    await press(button(page, 'Sensitivity'));
    const slider = page.getByRole('slider', { name: 'When to write a word' });
    await press(slider, 'Home');
    await expect.poll(() => asked(page, 'setSensitivity')).toEqual([{ value: 0 }]);
    await keyboard.press('Escape');
    await expect(button(page, 'Sensitivity')).toBeFocused();
  });

  await task('Answer by typing', async () => {
    await keyboard.press('t');
    await keyboard.type('My name is Ada.');
    await keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'What was said' }).getByRole('listitem').last()).toContainText('Ada');
  });
  await task('Copy or delete a turn of the conversation', async () => {
    await reach(button(page, 'Copy “My name is Ada.”'), { back: true });
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('hello');
    await keyboard.press('Delete');
    await expect(button(page, 'Copy “hello”')).toHaveCount(0);
    await keyboard.press('Control+z');
    await expect(button(page, 'Copy “hello”')).toHaveCount(1);
  });
  await task('Save the conversation', async () => {
    for (const [name, begin] of [
      ['Save as text', /^\d.*Signed: you thank you what/m],
      ['Save as captions', /^WEBVTT/],
    ] as const) {
      const download = page.waitForEvent('download');
      await press(button(page, name));
      expect(await readFile(await (await download).path(), 'utf8')).toMatch(begin);
    }
    await press(button(page, 'Copy all'));
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('My name is Ada.');
  });
  await task('Show or hide the conversation', async () => {
    await press(button(page, 'Close the conversation'));
    await expect(button(page, 'Conversation')).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Conversation' })).toBeFocused();
    await press(button(page, 'Close the conversation'));
  });
  await task('See how a word is signed', async () => {
    await expect(page.getByRole('heading', { name: 'How do I sign…' })).toBeVisible();
    await write(page.getByRole('searchbox', { name: 'Find a word' }), 'h');
    const words = page.getByRole('list', { name: 'Words' });
    await reach(button(words, 'hello'));
    await keyboard.press('ArrowDown');
    await expect(button(words, /^help/)).toBeFocused();
    await keyboard.press('Home');
    await keyboard.press('Enter');
    await press(button(page, 'Play'), 'Space', { back: true });
    await expect(button(page, 'Pause')).toBeFocused();
    await press(page.getByRole('slider', { name: 'Moment of the movement' }), 'Home');
    await expect(button(page, 'Play')).toBeVisible();
  });
});

const SHORT: QualityNote = { code: 'short', message: 'Very short: repeat it a little slower.' };

test('recording', async ({ page, hostUrl }) => {
  await scriptMainSide(page);
  await scriptLibrary(page, { words: { hello: 12 }, signers: [] });
  const fresh = (takes: number): NewWord[] => [
    { id: 2, word: 'see_you', takes, needed: Math.max(0, 5 - takes), on: true, alike: [] },
  ];
  await page.addInitScript((words) => {
    window.scripted.answers.listNewWords = () => ({ ok: true, value: words });
  }, fresh(3));
  await page.goto(hostUrl);
  const { keyboard } = page;
  const take = (notes: QualityNote[] = []) => page.evaluate((given) => window.studio.take(given), notes);
  const takes = page.getByRole('list', { name: 'Takes, newest first' }).getByRole('article');
  const prompt = page.getByRole('region', { name: 'To sign now' });

  await task('Open another view', async () => {
    await press(button(page, 'Record'));
    await expect(page).toHaveTitle('Record – Signwright');
  });
  await task('Add a word to record', async () => {
    await reach(box(page, 'Words to record'));
    await keyboard.type('see_you');
    await keyboard.press('Enter');
    const planned = page.getByRole('list', { name: 'Words of this recording' });
    await expect(planned).toContainText('see you');
    // One that there is already: by the arrow keys.
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await keyboard.type('hel');
    await keyboard.press('Enter');
    await expect(planned.getByRole('listitem')).toHaveCount(2);
  });
  await task('Add a person', async () => {
    await write(page.getByRole('textbox', { name: 'Name, or any other word for this person' }), 'Bea');
    await keyboard.press('Tab');
    await keyboard.press('ArrowRight');
    await press(button(page, 'Add'));
    await expect(box(page, 'Who signs')).toBeFocused();
    expect(await asked(page, 'addSigner')).toEqual([{ name: 'Bea', dominant: 'left' }]);
  });
  await task('Put a sitting together', async () => {
    await reach(page.getByRole('spinbutton', { name: 'Takes of see you' }), { back: true });
    await writeHere(page, '3');
    await press(page.getByRole('checkbox', { name: 'In random order' }), 'Space');
    await reach(page.getByRole('radio', { name: 'Hands-free' }));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowLeft');
    await choose(box(page, 'Time to step back'), 'n');
  });
  await task('Start recording', async () => {
    await press(button(page, 'Start recording'));
    const [order] = await asked<{ prompts: { takes: number }[] }>(page, 'startRecording');
    expect(order).toMatchObject({ signer: 1, shuffled: false, cutting: 'hands-free' });
    expect(order?.prompts[0]).toEqual({ word: 2, takes: 3 });
    await expect(prompt).toBeVisible();
  });
  await task('Pause a recording', async () => {
    await keyboard.press('Space');
    await expect(prompt.getByRole('button', { name: 'Go on' })).toBeFocused();
    await keyboard.press('PageDown');
    await expect(prompt.getByRole('button', { name: 'Pause' })).toBeFocused();
  });
  await task('Leave a word out', async () => {
    await take();
    await expect(takes).toHaveCount(1);
    const before = await asked(page, 'skipPrompt');
    await press(button(prompt, 'Skip'));
    expect(await asked(page, 'skipPrompt')).toHaveLength(before.length + 1);
  });
  await task('Make the last take again', async () => {
    await take();
    await keyboard.press('PageUp');
    await expect(takes.first()).toContainText('Deleted, and asked for again.');
  });
  await task('Keep a take, or make it again', async () => {
    await take([SHORT]);
    await expect(takes.first()).toContainText(SHORT.message);
    await press(takes.first().getByRole('button', { name: /^Keep / }));
    await expect(takes.first()).toContainText('Kept');
    await press(takes.first().getByRole('button', { name: /^Make .* again$/ }));
    await expect(takes.first()).toContainText('Deleted, and asked for again.');
    await press(takes.first().getByRole('button', { name: /^Bring .* back$/ }));
    await press(takes.first().getByRole('button', { name: /^Delete / }));
    const changes = await asked<{ change: object }>(page, 'changeTakes');
    expect(changes.map(({ change }) => change)).toEqual([{ kept: true }, { deleted: false }, { deleted: true }]);
    expect(await asked(page, 'redoTake')).toHaveLength(2);
  });
  await task('Teach a new word by five takes', async () => {
    await page.evaluate((words) => window.say({ event: 'new-words', words }), fresh(5));
    await expect(page.getByRole('status', { name: 'New words' })).toHaveText('“see you” works now.');
  });
  await task('Stop a recording', async () => {
    await keyboard.press('Escape');
    expect(await asked(page, 'stopRecording')).toHaveLength(1);
    await expect(page.getByRole('heading', { name: 'Recording stopped' })).toBeFocused();
  });
  await task('Try a new word', async () => {
    await press(button(page, 'Try it'));
    await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  });
  await task('Mark signs by hand', async () => {
    await press(button(page, 'Record'));
    await reach(page.getByRole('radio', { name: 'Hands-free' }));
    await keyboard.press('ArrowRight');
    await press(button(page, 'Start recording'));
    await expect(page.getByRole('button', { name: /^Beginning of the sign/ })).toBeFocused();
    const [, order] = await asked(page, 'startRecording');
    expect(order).toMatchObject({ cutting: 'manual' });
  });
});

test('the library', async ({ page, hostUrl }) => {
  await scriptMainSide(page);
  await scriptShelf(page, { words: { hello: 8, no: 3, thank_you: 12, water: 12 } });
  await page.goto(hostUrl);
  const { keyboard } = page;
  const grid = (word: string) => page.getByRole('listbox', { name: `Takes of ${word}`, exact: true });
  const row = (name: RegExp) =>
    page.getByRole('listbox', { name: 'Words of the library' }).getByRole('option', { name });
  const changes = () => asked<{ takes: number[]; change: Record<string, unknown> }>(page, 'changeTakes');
  const last = async () => (await changes()).at(-1)?.change;
  await press(button(page, 'Library'));

  await task('Go through the words', async () => {
    await reach(row(/^All takes/));
    await keyboard.press('ArrowDown');
    await expect(row(/^hello/)).toBeFocused();
    await keyboard.press('End');
    await expect(page.getByRole('heading', { name: 'water' })).toBeVisible();
    await keyboard.press('ArrowUp');
    await expect(page.getByRole('heading', { name: 'thank you' })).toBeVisible();
  });
  const cards = grid('thank you').getByRole('option');
  await task('Compare two words', async () => {
    await choose(box(page, 'Compare with'), 'w');
    await expect(grid('water').getByRole('option').first()).toBeVisible();
    await keyboard.press('Home');
    await expect(grid('water')).toHaveCount(0);
  });
  await task('Filter takes', async () => {
    await choose(box(page, 'Signer'), 'B');
    await expect(cards).toHaveCount(4);
    await choose(box(page, 'Quality'), 'To');
    await expect(cards).not.toHaveCount(4);
    await press(button(page, 'Show all'));
    await expect(cards).toHaveCount(12);
  });
  await task('Rename a person', async () => {
    await choose(box(page, 'Signer'), 'B');
    await press(button(page, 'Edit the person Ben'));
    await write(page.getByRole('textbox', { name: 'Name, or any other word for this person' }), 'Benno');
    await keyboard.press('Enter');
    await expect(button(page, 'Edit the person Benno')).toBeFocused();
    await press(button(page, 'Show all'));
  });
  await task('Play all takes of a word', async () => {
    await press(button(page, 'Play all takes'), 'Space');
    await press(page.getByRole('slider', { name: 'Moment of all takes' }), 'End');
    await expect(button(page, 'Play all takes')).toBeVisible();
  });
  await task('Select takes', async () => {
    await reach(cards.first());
    await keyboard.press('ArrowRight');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowRight');
    await expect(page.getByText('2 takes selected')).toBeVisible();
    await keyboard.press('Control+a');
    await expect(page.getByText('12 takes selected')).toBeVisible();
    await keyboard.press('Escape');
    await keyboard.press('Space');
  });
  await task('Mirror takes', async () => {
    await press(button(page, 'Mirror'));
    expect(await last()).toEqual({ mirrored: true });
  });
  await task('Undo and redo a change of takes', async () => {
    await keyboard.press('Control+z');
    await expect(message(page)).toContainText('Undone: Mirror a take.');
    await keyboard.press('Control+Shift+Z');
    await expect(message(page)).toContainText('Done again: Mirror a take.');
  });
  await task('Tag takes', async () => {
    await press(button(page, 'Tags…'));
    await expect(box(page, 'Add a tag')).toBeFocused();
    await keyboard.type('first try');
    await keyboard.press('Enter');
    await press(button(page, 'Done'));
    expect(await last()).toEqual({ tags: ['first try'] });
  });
  await task('Relabel takes', async () => {
    await press(button(page, 'Relabel…'));
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
    await keyboard.type('water');
    await keyboard.press('Enter');
    await expect(cards).toHaveCount(11);
    await expect.poll(last).toEqual({ word: 4 });
  });
  await task('Delete takes', async () => {
    await reach(grid('thank you').locator('[tabindex="0"]'));
    await keyboard.press('Delete');
    await expect(cards).toHaveCount(10);
    expect(await last()).toEqual({ deleted: true });
  });

  const dialog = page.getByRole('dialog');
  await task('Open a take, and go on to the next', async () => {
    await keyboard.press('Enter');
    await expect(dialog.getByText(/^\d+ of 10$/)).toBeVisible();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowLeft');
  });
  await task('Play a take, and go to a moment of it', async () => {
    await press(button(dialog, 'Play'), 'Space');
    const moment = dialog.getByRole('slider', { name: 'Moment of the take' });
    await press(moment, 'Home');
    await expect(button(dialog, 'Play')).toBeVisible();
    await keyboard.press('ArrowRight');
    await expect(moment).toHaveValue('10');
  });
  await task('Trim a take', async () => {
    await press(dialog.getByRole('slider', { name: 'Sign begins' }), 'ArrowRight');
    await press(dialog.getByRole('slider', { name: 'Sign ends' }), 'Shift+ArrowLeft');
    await expect.poll(last).toHaveProperty('trim');
  });
  await task('Correct a take', async () => {
    await write(dialog.getByRole('combobox', { name: 'Word' }), 'no');
    await reach(button(dialog, 'Relabel as “no”'));
    await choose(box(dialog, 'Signer'), 'C');
    await expect.poll(last).toHaveProperty('signer', 3);
    await press(dialog.getByRole('checkbox', { name: /^Mirrored/ }), 'Space');
    await expect.poll(last).toHaveProperty('mirrored');
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await task('Bring deleted takes back', async () => {
    await press(button(page, /^Bin 1 deleted take/));
    await reach(page.getByRole('listbox', { name: 'Deleted takes' }).getByRole('option').first());
    await keyboard.press('Space');
    await press(button(page, 'Restore'));
    expect(await last()).toEqual({ deleted: false });
  });
  await task('Add a word to the library', async () => {
    await press(button(page, 'Word'));
    await expect(page.getByRole('textbox', { name: 'Word (gloss)' })).toBeFocused();
    await keyboard.type('oak');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'oak' })).toBeVisible();
  });
  await task('Rename or remove a word', async () => {
    await press(button(page, 'Edit the word oak'));
    await writeHere(page, 'elm');
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'elm' })).toBeVisible();
    await press(button(page, 'Remove the word'));
    await expect.poll(() => asked(page, 'removeWord')).toHaveLength(1);
  });
  await task('Import takes', async () => {
    await press(button(page, 'Import…'));
    await choose(box(dialog, 'What'), 'MP');
    await write(dialog.getByRole('textbox', { name: 'File or folder' }), '/data/MP_Data');
    await keyboard.press('Enter');
    await expect.poll(() => asked(page, 'importTakes')).toEqual([{ path: '/data/MP_Data', format: 'mp-data' }]);
    await press(button(dialog, 'Cancel the import'));
    expect(await asked(page, 'cancelImport')).toHaveLength(1);
    await page.evaluate(() =>
      window.shelf.finishImport({
        takes: 9,
        words: 1,
        signers: 1,
        known: 0,
        binned: 0,
        problems: [],
        problemCount: 0,
        assumed: [],
      }),
    );
    await expect(dialog.getByText('9 takes of 1 word by 1 signer are in the library.')).toBeVisible();
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await task('Export takes', async () => {
    await press(button(page, 'Export…'));
    await write(dialog.getByRole('textbox', { name: 'File to write (takes.parquet)' }), '/tmp/takes.parquet');
    await keyboard.press('Enter');
    await expect(dialog.getByText(/ takes are in \/tmp\/takes\.parquet\.$/)).toBeVisible();
    await keyboard.press('Escape');
    await expect(button(page, 'Export…')).toBeFocused();
  });
});

test('training', async ({ page, hostUrl }) => {
  await scriptMainSide(page);
  await scriptShelf(page, { words: { hello: 24, no: 12, thank_you: 30, water: 12 } });
  await scriptTraining(page);
  await page.goto(hostUrl);
  const { keyboard } = page;
  const become = (changes: Partial<TrainingJob>) =>
    page.evaluate((news) => window.workshop.become('t-1', news), changes);
  await press(button(page, 'Train'));
  const card = page.getByRole('article', { name: 'Evening' });

  await task('Choose what is learnt', async () => {
    await press(button(page, 'Choose…'));
    await write(page.getByRole('textbox', { name: 'Name of the model' }), 'Evening');
    await reach(page.getByRole('checkbox', { name: /^hello/ }));
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await press(page.getByRole('checkbox', { name: /^Cleo/ }), 'Space');
    await reach(page.getByRole('radio', { name: /^GRU/ }));
    await keyboard.press('ArrowDown');
    await choose(page.getByRole('combobox', { name: 'Start from' }), 'The');
  });
  await task('Train a model', async () => {
    await press(button(page, 'Retrain'), 'Enter', { back: true });
    await expect.poll(() => asked(page, 'startTraining')).toHaveLength(1);
    const [order] = await asked(page, 'startTraining');
    expect(order).toMatchObject({ name: 'Evening', words: [1, 3, 4], signers: [1, 2], from: 'released' });
    await become(learning(0.4));
    await expect(card.getByText('40 %, about 13 s left')).toBeVisible();
  });
  await task('Stop a training, and go on with it', async () => {
    await press(button(card, 'Cancel'));
    await expect(card.getByText('Cancelled.')).toBeVisible();
    await press(button(card, 'Try again'));
    expect(await asked(page, 'retryTraining')).toEqual([{ job: 't-1' }]);
  });
  await task('Go back to the model before', async () => {
    await page.evaluate((model) => window.workshop.add(model), modelOf('t-1', { name: 'Evening', active: true }));
    await become(done('t-1'));
    await press(button(card, 'Roll back to “asl-starter”'));
    await press(button(card, 'Activate'));
    await expect.poll(() => asked(page, 'activateModel')).toHaveLength(1);
  });
  await task('Look at the results of a model', async () => {
    await press(button(card, 'See results'));
    await expect(button(page, 'Models')).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('tab', { name: 'Results' })).toHaveAttribute('aria-selected', 'true');
  });
});

test('models', async ({ page, hostUrl }) => {
  const models = [
    RELEASED,
    summaryOf('mine', { name: 'My words' }),
    summaryOf('young', { name: 'Colours', words: ['blue', 'red'] }),
  ];
  await scriptMainSide(page);
  await scriptShelf(page, { words: { hello: 24, water: 12 } });
  await scriptModels(page, { models });
  await page.goto(hostUrl);
  const { keyboard } = page;
  const row = (name: RegExp) => page.getByRole('listbox', { name: 'All models' }).getByRole('option', { name });
  const dialog = page.getByRole('dialog');
  await press(button(page, 'Models'));

  await task('Use another model', async () => {
    await reach(row(/^Signwright/));
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await press(button(page, 'Use it'));
    await expect.poll(() => asked(page, 'activateModel')).toEqual([{ model: 'mine' }]);
  });
  await task('Rename a model', async () => {
    await press(button(page, 'Rename…'));
    await writeHere(page, 'Kitchen');
    await keyboard.press('Enter');
    await expect(row(/^Kitchen/)).toBeVisible();
  });
  await task('Export a model', async () => {
    await press(button(page, 'Export…'));
    await reach(dialog.getByRole('radio').first());
    await keyboard.press('ArrowDown');
    await write(dialog.getByLabel('File to write (.onnx)'), 'kitchen.onnx');
    await keyboard.press('Enter');
    await expect(dialog.getByText('/home/ada/kitchen.onnx', { exact: false })).toBeVisible();
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await task('Turn a word off', async () => {
    await reach(page.getByRole('tab', { name: 'Card' }));
    await keyboard.press('End');
    await reach(page.getByRole('switch', { name: 'hello', exact: true }));
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await expect.poll(() => asked(page, 'setWords')).toEqual([{ model: 'mine', off: ['no'] }]);
  });
  await task('Import a model', async () => {
    await press(button(page, 'Import…'));
    await write(dialog.getByLabel('Folder or .zip of a model'), '/tmp/theirs.zip');
    await keyboard.press('Enter');
    await press(button(dialog, 'Show it'));
    await expect(page.getByRole('article', { name: 'Theirs' }).getByRole('heading', { name: 'Theirs' })).toBeFocused();
  });
  await task('Delete a model, and bring it back', async () => {
    await press(button(page, 'Delete'));
    await expect.poll(() => asked(page, 'deleteModel')).toEqual([{ model: 'theirs' }]);
    await press(button(page, 'Restore Theirs'));
    await expect.poll(() => asked(page, 'restoreModel')).toEqual([{ model: 'theirs' }]);
  });
  await task('Compare two models', async () => {
    await press(button(page, 'Compare…'));
    await press(button(dialog, 'Compare'));
    await expect.poll(() => asked(page, 'compareModels')).toHaveLength(1);
    await keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await task('Merge models', async () => {
    await press(button(page, 'Merge…'));
    for (const name of [/^Kitchen/, /^Colours/]) {
      const choice = dialog.getByRole('checkbox', { name });
      await reach(choice);
      if (!(await choice.isChecked())) await keyboard.press('Space');
    }
    await press(button(dialog, 'Learn all their words in one model'));
    await expect.poll(() => asked(page, 'startTraining')).toMatchObject([{ union: ['mine', 'young'] }]);
  });
});

test('practice and settings', async ({ page, hostUrl }) => {
  const words = MODEL.words.filter(({ word }) => ['hello', 'water'].includes(word));
  await scriptMainSide(page, {
    describeModel: ok({ ...MODEL, words }),
    describeConversation: ok({ keep: false, turns: [] }),
    setKeeping: ok({ keep: true, turns: [] }),
    describeStored: ok({
      folder: '/home/ada/Signwright',
      places: [{ kind: 'library', bytes: 48_200_000, names: ['library.duckdb'] }],
      library: { takes: 12, deleted: 0, words: 4, signers: 1 },
      models: 1,
      trainings: 1,
      canOpen: false,
    }),
    deleteEverything: ok(null),
  });
  await scriptLibrary(page, { words: {} });
  await page.goto(hostUrl);
  const { keyboard } = page;

  await task('Practise signs', async () => {
    await press(button(page, 'Practise'));
    await press(page.getByRole('checkbox', { name: 'Show how each word is signed' }), 'Space');
    await press(button(page, 'Start'));
    const sign = page.getByText(/^Sign: /);
    await expect(sign).toBeFocused();
    const first = ((await sign.textContent()) ?? '').replace('Sign: ', '');
    await guess(page, first);
    await commit(page, first);
    await expect(page.getByText('Word 2 of 2')).toBeVisible();
    await press(button(page, 'Show me'));
    await press(button(page, 'Skip this word'));
    await expect(page.getByRole('heading', { name: 'Right at the first try.' })).toBeFocused();
    await press(button(page, 'Start'));
    await press(button(page, 'End the round'));
  });
  await task('Show typed text in signs', async () => {
    await write(page.getByRole('textbox', { name: 'Text' }), 'Hello water');
    await keyboard.press('Enter');
    await press(button(page.getByRole('list', { name: 'Signs' }), 'water'));
    await expect(button(page, 'water')).toHaveAttribute('aria-current', 'step');
    await press(button(page.getByRole('group', { name: 'Playback of the signs' }), /^(Play|Pause)$/), 'Space');
  });
  await task('Change the settings', async () => {
    await press(button(page, 'Settings'));
    await reach(page.getByRole('radio', { name: 'As the system has it' }));
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const language = box(page, 'Language of the window');
    await choose(language, 'D');
    await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
    await keyboard.press('ArrowUp');
    await press(page.getByRole('checkbox', { name: 'My camera sends a mirror image' }), 'Space');
    await choose(box(page, 'A sentence ends'), 'w');
    await press(page.getByRole('checkbox', { name: 'Keep conversations on this computer' }), 'Space');
    await expect.poll(() => asked(page, 'setKeeping')).toEqual([{ keep: true }]);
    await press(page.getByRole('slider', { name: 'Speed' }), 'ArrowRight');
    await press(button(page, 'Try it'));
  });
  await task('Delete everything that is kept', async () => {
    await press(button(page, 'Delete everything…'));
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await keyboard.type('DELETE');
    await keyboard.press('Enter');
    await expect.poll(() => asked(page, 'deleteEverything')).toHaveLength(1);
    await keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await task('See the first steps again', async () => {
    await press(button(page, 'Show the first steps'), 'Enter', { back: true });
    const guide = page.getByRole('region', { name: 'First steps' });
    await press(button(guide, 'Close the first steps'));
    await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  });
});
