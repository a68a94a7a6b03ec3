/** The Record view as people meet it: by keyboard, hands-free, with a pedal, in small windows, and when things go wrong. */
import type { Page } from '@playwright/test';
import type { QualityNote } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { commit, scriptMainSide } from './scripted-app.ts';
import { scriptLibrary, type LibraryScript } from './scripted-library.ts';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const words = (page: Page) => page.getByRole('combobox', { name: 'Words to record' });
const offers = (page: Page) => page.getByRole('listbox', { name: 'Words' }).getByRole('option');
const prompt = (page: Page) => page.getByRole('region', { name: 'To sign now' });
const takes = (page: Page) => page.getByRole('list', { name: 'Takes, newest first' }).getByRole('article');
/** MediaPipe takes its time to start where others use the same two cores. */
const SLOWLY = { timeout: 60_000 };
const SHORT: QualityNote = { code: 'short', message: 'Very short: repeat it a little slower.' };

test.use({ permissions: ['camera'] });

test.beforeEach(async ({ page, hostUrl }) => {
  const url = hostUrl;
  open = async (library: LibraryScript = { words: { hello: 12, thanks: 4, none: 20 } }) => {
    await scriptMainSide(page);
    await scriptLibrary(page, library);
    await page.goto(url);
  };
});
/** Every test opens the page itself, once it has said what the page will find. */
let open: (library?: LibraryScript) => Promise<void>;

const asked = (page: Page, name: string) =>
  page.evaluate((wanted) => window.scripted.asked.filter((one) => one.name === wanted).map(({ input }) => input), name);
const sign = (page: Page) => page.evaluate(() => window.studio.sign());
const take = (page: Page, notes: QualityNote[] = []) => page.evaluate((given) => window.studio.take(given), notes);

/** The Record view, with these words in the list. */
async function plan(page: Page, ...chosen: string[]) {
  await button(page, 'Record').click();
  await page.getByRole('combobox', { name: 'Who signs' }).selectOption('Ada');
  for (const word of chosen) {
    await words(page).fill(word);
    await page.keyboard.press('Enter');
    await expect(words(page)).toHaveValue('');
  }
}

async function record(page: Page, ...chosen: string[]) {
  await plan(page, ...chosen);
  await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
  await button(page, 'Start recording').click();
  await expect(prompt(page)).toBeVisible();
}

test.describe('views', () => {
  test('are changed by keyboard, and only the open one has its shortcuts', async ({ page }) => {
    await open();
    await commit(page, 'hello');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const views = page.getByRole('navigation', { name: 'Views' });
    await expect(views.getByRole('button', { name: 'Translate' })).toBeFocused();
    await expect(views.getByRole('button', { name: 'Translate' })).toHaveAttribute('aria-current', 'page');
    // Practice lies between them.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(views.getByRole('button', { name: 'Record' })).toHaveAttribute('aria-current', 'page');
    await expect(page).toHaveTitle('Record – Signwright');
    await expect(page.getByRole('heading', { name: 'Record signs' })).toBeVisible();
    await expect(button(page, 'Words')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Sentence' }).getByRole('listitem')).toHaveCount(1);
    await expect(button(page, 'Words')).toBeVisible();
  });

  test('share one camera, which is off in the library; nothing is translated but in Translate', async ({ page }) => {
    await page.addInitScript(() => {
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      const streams: MediaStream[] = [];
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await real(wanted);
        streams.push(stream);
        return stream;
      };
      Object.assign(window, { cameras: () => streams.map((stream) => stream.getTracks()[0]?.readyState) });
    });
    const cameras = () => page.evaluate(() => (window as unknown as { cameras(): string[] }).cameras());
    await open();
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(0);
    await button(page, 'Record').click();
    expect(await asked(page, 'stopSession')).toHaveLength(1);
    const before = await page.evaluate(() => window.scripted.frames);
    // The picture goes on, but nobody is told of it.
    await expect(page.getByRole('contentinfo')).toContainText(/Hand detection\s+[1-9]/);
    expect(await page.evaluate(() => window.scripted.frames)).toBe(before);
    await button(page, 'Translate').click();
    expect(await cameras()).toEqual(['live']);
    await button(page, 'Library').click();
    await expect.poll(cameras).toEqual(['ended']);
    await expect(page.locator('video')).toHaveCount(0);
    await button(page, 'Translate').click();
    await expect.poll(cameras).toEqual(['ended', 'live']);
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(before);
  });
});

test.describe('the set-up', () => {
  test('can be gone through by keyboard alone, from an empty library', async ({ page }) => {
    await open({ signers: [] });
    await button(page, 'Record').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Choose a word, and who signs.')).toBeVisible();
    await expect(button(page, 'Start recording')).toBeDisabled();

    await words(page).focus();
    await page.keyboard.type('see you');
    await expect(offers(page)).toHaveText([/Add “see you”/]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'Words of this recording' })).toContainText('see you');
    await expect(page.getByText('Choose who signs.')).toBeVisible();

    await page.getByRole('textbox', { name: 'Name, or any other word for this person' }).focus();
    await page.keyboard.type('Bea');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Who signs' })).toBeFocused();
    expect(await asked(page, 'addSigner')).toEqual([{ name: 'Bea', dominant: 'left' }]);
    await expect(page.getByRole('radio', { name: 'left' })).toBeChecked();
    await button(page, 'Rename Bea').click();
    await page.getByRole('textbox', { name: 'Name, or any other word for this person' }).fill('Beate');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Who signs' })).toHaveText(/Beate/);
    expect(await asked(page, 'changeSigner')).toEqual([{ id: 1, name: 'Beate', dominant: 'left' }]);
    expect(await asked(page, 'startRecording')).toEqual([]);

    await page.getByRole('spinbutton', { name: 'Takes of see you' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await expect(page.getByText('3 takes, about 1 minute')).toBeVisible();
    await page.getByRole('radio', { name: 'By key or pedal' }).focus();
    await page.keyboard.press('Space');
    await button(page, 'Start recording').focus();
    await page.keyboard.press('Enter');
    expect(await asked(page, 'startRecording')).toEqual([
      { signer: 1, prompts: [{ word: 1, takes: 3 }], shuffled: false, cutting: 'manual' },
    ]);
    await expect(page.getByText('Get ready', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Record signs' })).toBeFocused();
    await page.reload();
    await button(page, 'Record').click();
    await expect(page.getByRole('radio', { name: 'By key or pedal' })).toBeChecked();
  });

  test('puts a session together: all words, idle movement, how often, in which order', async ({ page }) => {
    await open();
    await plan(page);
    await button(page, /^All my words/).click();
    await button(page, 'No sign: only moving').click();
    const list = page.getByRole('list', { name: 'Words of this recording' }).getByRole('listitem');
    await expect(list).toHaveText([/hello\s+12 so far, 6 by this person/, /thanks\s+4 so far/, /No sign: only moving/]);
    await page.getByRole('spinbutton', { name: 'Takes of each word' }).fill('4');
    await page.keyboard.press('Tab');
    await button(page, 'Leave hello out').click();
    await expect(words(page)).toBeFocused();
    await expect(page.getByText('8 takes, about 1 minute')).toBeVisible();
    await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
    await button(page, 'Start recording').click();
    expect(await asked(page, 'startRecording')).toEqual([
      {
        signer: 1,
        prompts: [
          { word: 2, takes: 4 },
          { word: 3, takes: 4 },
        ],
        shuffled: true,
        cutting: 'hands-free',
      },
    ]);
  });

  test('finds words with the arrow keys, and takes back one that was typed by mistake', async ({ page }) => {
    await open();
    await plan(page);
    await words(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const list = page.getByRole('list', { name: 'Words of this recording' }).getByRole('listitem');
    await expect(list).toHaveText([/thanks/]);
    await words(page).fill('helo');
    await page.getByRole('option', { name: 'Add “helo”' }).click();
    await expect(list).toHaveCount(2);
    await button(page, 'Leave helo out').click();
    await expect.poll(() => asked(page, 'removeWord')).toEqual([{ id: 4 }]);
    await page.getByText('More about this word').click();
    await page.getByRole('textbox', { name: 'How it is signed' }).fill('flat hand from the chin');
    await page.keyboard.press('Tab');
    const language = page.getByRole('textbox', { name: 'Sign language' });
    for (const text of ['ase', '']) {
      await language.fill(text);
      await page.keyboard.press('Tab');
      await expect(language).toHaveValue(text);
    }
    expect(await asked(page, 'changeWord')).toEqual([
      { id: 2, note: 'flat hand from the chin' },
      { id: 2, language: 'ase' },
      { id: 2, language: '' },
    ]);
    await page.getByRole('checkbox', { name: 'Go on until I stop' }).check();
    await expect(page.getByText('Until you stop')).toBeVisible();
  });

  test('says so when the library cannot be read, and tries again when asked', async ({ page }) => {
    await open();
    const message = 'The library is open in another Signwright: close that one first.';
    await page.evaluate((text) => {
      window.scripted.replies.describeLibrary = { ok: false, code: 'locked', message: text };
      window.say({ event: 'library' });
    }, message);
    await button(page, 'Record').click();
    await expect(page.getByRole('alert')).toContainText(message);
    await page.evaluate(() => delete window.scripted.replies.describeLibrary);
    await button(page, 'Try again').click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('a hands-free sitting', () => {
  test('goes from the countdown to the summary without a hand on the keyboard', async ({ page }) => {
    await open();
    await plan(page, 'hello', 'thanks');
    await page.getByRole('checkbox', { name: 'In random order' }).uncheck();
    await page.getByRole('spinbutton', { name: 'Takes of each word' }).fill('1');
    await page.keyboard.press('Tab');
    await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('3 s');
    await button(page, 'Start recording').click();
    await expect(page.getByText('Get ready', { exact: true })).toBeVisible();
    await expect(page.getByText('3', { exact: true })).toBeVisible();
    await expect(prompt(page)).toContainText(/1 of 2\s*then: thanks/);
    await expect(page.getByText('Waiting for a sign')).toBeVisible(SLOWLY);
    await sign(page);
    await expect(page.getByText('Signing…')).toBeVisible();
    await take(page);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    await expect(prompt(page)).toContainText(/2 of 2/);
    await expect(page.getByRole('status', { name: 'Recording' })).toHaveText('Sign “thanks”, 2 of 2.');
    await expect(takes(page)).toHaveText([/hello\s+0\.9 s\s+Kept/]);
    await take(page, [SHORT]);
    await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
    await expect(page.getByText('2 takes of which 1 has a note')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Takes of each word' }).getByRole('listitem')).toHaveText([
      /hello\s*1/,
      /thanks\s*1, 1 with a note/,
    ]);
    await button(page, 'Record more').click();
    await expect(page.getByRole('list', { name: 'Words of this recording' })).toContainText('thanks');
    expect(await asked(page, 'stopRecording')).toHaveLength(1);
  });

  test('sends what the hands do to the main side, but not while it pauses', async ({ page }) => {
    await open();
    await record(page, 'hello');
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(2);
    await expect(button(page, 'Pause')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(page.getByText('Waiting for a sign')).toBeVisible();
    // A hand on the mouse makes no sign: what it did is dismissed, and it has time to go back.
    await page.mouse.move(100, 100);
    await page.mouse.move(200, 200);
    await expect(page.getByText('Get ready', { exact: true })).toBeVisible();
    await expect.poll(() => asked(page, 'dismissSign')).toHaveLength(1);
    await expect(page.getByText('Waiting for a sign')).toBeVisible(SLOWLY);
    await button(page, 'Pause').click();
    await expect(page.getByText('Paused', { exact: true })).toBeVisible();
    expect(await asked(page, 'markSign')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Record signs' })).toBeFocused();
  });

  test('a take with a note is kept, made again, deleted and brought back', async ({ page }) => {
    await open();
    await record(page, 'hello');
    for (const notes of [[SHORT], [SHORT], []]) await take(page, notes);
    await expect(takes(page)).toHaveCount(3);
    await expect(takes(page).nth(1)).toContainText(SHORT.message);
    await takes(page).nth(1).getByRole('button', { name: 'Keep hello' }).click();
    await expect(takes(page).nth(1)).toContainText('Kept');
    await takes(page).nth(2).getByRole('button', { name: 'Make hello again' }).click();
    await expect(takes(page).nth(2)).toContainText('Deleted, and asked for again.');
    await expect(prompt(page)).toContainText('4 of 6');
    // After a click the pedal works again, instead of pressing what was clicked.
    await expect(button(page, 'Pause')).toBeFocused();
    await takes(page).first().getByRole('button', { name: 'Delete hello' }).click();
    await takes(page).first().getByRole('button', { name: 'Bring hello back' }).click();
    await expect(takes(page).first()).toContainText('Kept');
    expect(await asked(page, 'changeTakes')).toEqual([
      { takes: [2], change: { kept: true } },
      { takes: [3], change: { deleted: true } },
      { takes: [3], change: { deleted: false } },
    ]);
  });

  test('shows the movement of a take, but plays none unasked for people who want less of it', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open();
    await record(page, 'hello');
    await take(page);
    const player = takes(page).getByRole('button', { name: 'Play hello' });
    await expect(player).toBeVisible();
    const drawn = () =>
      player.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
        return data.some((value) => value > 0);
      });
    await expect.poll(drawn).toBe(true);
    await player.click();
    await expect(takes(page).getByRole('button', { name: 'Pause hello' })).toBeVisible();
  });

  test('prompts for idle movement with ideas', async ({ page }) => {
    await open();
    await plan(page);
    await button(page, 'No sign: only moving').click();
    await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
    await button(page, 'Start recording').click();
    await expect(prompt(page)).toContainText('Scratch your head');
    await expect(page.getByText('Waiting for a movement')).toBeVisible(SLOWLY);
    await take(page);
    await expect(prompt(page)).toContainText('Take a drink');
  });

  test('says in passing what was no sign', async ({ page }) => {
    await open();
    await record(page, 'hello');
    await expect(page.getByText('Waiting for a sign')).toBeVisible(SLOWLY);
    const message = 'That was too short to be a sign. Nothing was recorded.';
    await page.evaluate((text) => window.say({ event: 'discarded', message: text }), message);
    await expect(page.getByRole('status', { name: 'Messages' })).toContainText(message);
    await expect(page.getByText('Not recorded', { exact: true })).toBeVisible();
  });
});

test('a pedal marks where a sign begins and ends', async ({ page }) => {
  await open();
  await plan(page, 'hello');
  await page.getByRole('radio', { name: 'By key or pedal' }).check();
  await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
  await button(page, 'Start recording').click();
  await expect(page.getByText('Press when you begin')).toBeVisible(SLOWLY);
  for (const key of ['PageDown', 'Space', 'Enter', 'PageDown']) await page.keyboard.press(key);
  await expect(takes(page)).toHaveCount(2);
  expect(await asked(page, 'markSign')).toHaveLength(4);
  await button(page, 'Beginning of the sign').click();
  await expect(button(page, 'End of the sign')).toBeFocused();
});

test.describe('when something is the matter', () => {
  test('the disk is full: it says so in every view, until everything is saved', async ({ page }) => {
    await open();
    await record(page, 'hello');
    const message = 'The disk is full: free some space.';
    await page.evaluate((text) => {
      window.say({ event: 'trouble', code: 'disk-full', message: text });
      window.studio.stuck(3);
    }, message);
    const banner = page.getByRole('alert');
    await expect(banner).toContainText(`${message} 3 takes wait in memory. They are saved by themselves`);
    await button(page, 'Translate').click();
    await expect(banner).toBeVisible();
    await expect(page.getByText(message)).toHaveCount(1);
    const asks = page.waitForEvent('dialog');
    const closing = page.close({ runBeforeUnload: true });
    const dialog = await asks;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await closing;
    await page.evaluate(() => window.say({ event: 'trouble', code: 'disk-free', message: 'All takes are saved.' }));
    await expect(banner).toHaveCount(0);
    await expect(page.getByText('All takes are saved.')).toBeVisible();
  });

  test('the connection is lost: what was made is kept, and the rest is made up for', async ({ page }) => {
    await open();
    await record(page, 'hello');
    await take(page);
    await page.evaluate(() => window.say({ event: 'connection', connected: false }));
    await expect(page.getByRole('heading', { name: 'The recording was interrupted' })).toBeVisible();
    await expect(button(page, 'Go on: 4 takes left')).toBeDisabled();
    await page.evaluate(() => window.say({ event: 'connection', connected: true }));
    await button(page, 'Go on: 4 takes left').click();
    await expect(prompt(page)).toContainText('1 of 4');
    await expect(takes(page)).toHaveCount(1);
  });

  test('the camera is unplugged: the recording waits, and says so', async ({ page }) => {
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await real(wanted);
        addEventListener('unplug', () => {
          mediaDevices.getUserMedia = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
          mediaDevices.enumerateDevices = async () => [];
          stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
        });
        return stream;
      };
    });
    await open();
    await record(page, 'hello');
    await expect(page.getByText('Waiting for a sign')).toBeVisible(SLOWLY);
    await page.evaluate(() => dispatchEvent(new Event('unplug')));
    await expect(page.getByRole('heading', { name: 'The camera was unplugged' })).toBeVisible();
    await expect(page.getByText('No picture: recording waits')).toBeVisible();
  });

  test('the recording cannot begin: it says why, and nothing is lost of the plan', async ({ page }) => {
    await open();
    await plan(page, 'hello');
    await page.evaluate(() => {
      window.scripted.replies.startRecording = { ok: false, code: 'gone', message: 'That person was removed.' };
    });
    await button(page, 'Start recording').click();
    await expect(page.getByText('That person was removed.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Words of this recording' })).toContainText('hello');
  });

  test('another view is opened in the middle: the recording ends, and its takes are safe', async ({ page }) => {
    await open();
    await record(page, 'hello');
    await take(page);
    await button(page, 'Translate').click();
    await expect(page.getByText('The recording was stopped. 1 take is saved.')).toBeVisible();
    expect(await asked(page, 'stopRecording')).toHaveLength(1);
    expect((await asked(page, 'startSession')).length).toBeGreaterThan(1);
  });
});

test.describe('for everybody', () => {
  const states: Record<string, (page: Page) => Promise<void>> = {
    'the empty set-up': async (page) => void (await button(page, 'Record').click()),
    'the set-up with a list and offers': async (page) => {
      await plan(page, 'hello', 'thanks');
      await words(page).fill('x');
      await expect(offers(page)).toHaveCount(1);
    },
    'a recording with takes': async (page) => {
      await record(page, 'hello', 'thanks');
      for (const notes of [[], [SHORT], []]) await take(page, notes);
      await takes(page).first().getByRole('button', { name: 'Delete' }).click();
      await expect(takes(page).first()).toContainText('Deleted');
    },
    'a full disk and a lost connection': async (page) => {
      await record(page, 'hello');
      await page.evaluate(() => window.say({ event: 'trouble', code: 'disk-full', message: 'The disk is full.' }));
      await page.evaluate(() => window.say({ event: 'connection', connected: false }));
      await expect(page.getByRole('heading', { name: 'The recording was interrupted' })).toBeVisible();
    },
    'the summary': async (page) => {
      await record(page, 'hello');
      for (let made = 0; made < 5; made++) await take(page, made === 2 ? [SHORT] : []);
      await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
    },
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, show] of Object.entries(states)) {
      test(`axe has nothing to say about ${name}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(name === 'the empty set-up' ? { signers: [] } : undefined);
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
      const long = 'an_extraordinarily_long_gloss_that_nobody_would_ever_choose';
      await open({ words: { hello: 1, [long]: 0, thanks: 0 } });
      const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await plan(page, 'hello', long);
      expect(await sideways()).toBeLessThanOrEqual(0);
      await page.getByRole('checkbox', { name: 'In random order' }).uncheck();
      await page.getByRole('spinbutton', { name: 'Takes of each word' }).fill('1');
      await page.getByRole('combobox', { name: 'Time to step back' }).selectOption('none');
      await expect(button(page, 'Start recording')).toBeInViewport();
      await button(page, 'Start recording').click();
      await page.evaluate(() => scrollTo(0, 0));
      // What is to be signed must be seen without scrolling, whatever the window.
      await expect(prompt(page).getByText('hello', { exact: true })).toBeInViewport({ ratio: 1 });
      await take(page, [SHORT]);
      await expect(takes(page)).toHaveCount(1);
      expect(await sideways()).toBeLessThanOrEqual(0);
      await take(page);
      await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible();
      expect(await sideways()).toBeLessThanOrEqual(0);
    });
  }
});

test('the view breaks none of its own rules for content', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
  });
  await open();
  await record(page, 'hello');
  await take(page, [SHORT]);
  await expect(takes(page)).toHaveCount(1);
  expect(refused).toEqual([]);
});
