/** The translate view as people meet it: by keyboard, by screen reader, in small windows, and when things go wrong. */
import type { Page } from '@playwright/test';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { commit, guess, MODEL, scriptMainSide } from './scripted-app.ts';

const sentence = (page: Page) => page.getByRole('list', { name: 'Sentence' }).getByRole('listitem');
/** MediaPipe takes its time to start where others use the same two cores. */
const SLOWLY = { timeout: 60_000 };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test.use({ permissions: ['camera', 'clipboard-read', 'clipboard-write'] });

test.beforeEach(async ({ page, hostUrl }) => {
  const url = hostUrl;
  open = async () => void (await page.goto(url));
});
/** Every test opens the page itself, once it has said what the page will find. */
let open: () => Promise<void>;

test.describe('caption', () => {
  test('writes committed words, shows a guess as a guess, and reads out only the former', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await expect(page.getByText('Sign a word. It appears here.')).toBeVisible();
    await guess(page, 'hello', 0.4);
    await expect(page.getByText('hello…')).toBeVisible();
    await expect(sentence(page)).toHaveCount(0);
    await expect(page.getByRole('log')).toBeEmpty();
    await commit(page, 'hello', 1);
    await commit(page, 'hello', 0.6);
    await commit(page, 'thank_you', 0.81);
    await expect(page.getByText('hello…')).toHaveCount(0);
    await expect(sentence(page)).toHaveText([/hello\s*99 %/, /hello\s*60 %/, /thank you\s*81 %/]);
    await expect(page.getByRole('log').locator('p')).toHaveText(['hello', 'hello', 'thank you']);
  });

  test('measures from the picture to the word', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await expect(page.getByRole('contentinfo')).toContainText(/Picture to guess\s+no guess yet/);
    await guess(page, 'hello', 0.4);
    await expect(page.getByRole('contentinfo')).toContainText(/Picture to guess\s+\d+ ms/);
    await commit(page, 'hello');
    await expect(page.getByRole('contentinfo')).toContainText(/Picture to word\s+(9\d|[1-9]\d\d) ms/);
    await expect(page.getByRole('contentinfo')).toContainText('ONNX Runtime on CPU');
  });

  test('turns the picture about, unless the camera sends a mirror image already', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    const turned = () => page.locator('video').evaluate((video) => getComputedStyle(video).transform);
    await expect.poll(turned).toBe('matrix(-1, 0, 0, 1, 0, 0)');
    await page.getByRole('button', { name: 'Settings' }).click();
    const choice = page.getByRole('checkbox', { name: 'My camera sends a mirror image' });
    await choice.focus();
    await page.keyboard.press('Space');
    await expect(choice).toBeChecked();
    await expect(choice).toHaveAccessibleDescription(/hold something with letters/);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Translate' }).click();
    await expect.poll(turned).toBe('none');
  });

  test('lets another of the guesses be chosen', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await commit(page, 'drink', 0.5, [
      ['water', 0.3],
      ['cold', 0.1],
    ]);
    await page.getByRole('button', { name: 'water 30 %' }).click();
    await expect(sentence(page)).toHaveText([/water\s*chosen by you/]);
    await button(page, 'Undo').click();
    await expect(sentence(page)).toHaveText([/drink\s*50 %/]);
  });

  test('can be used by keyboard alone', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the caption' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();

    for (const word of ['hello', 'name', 'you']) await commit(page, word);
    await page.keyboard.press('Control+z');
    await expect(sentence(page)).toHaveCount(2);
    await page.keyboard.press('Control+c');
    await expect(page.getByText('Copied.')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('hello name');
    await page.keyboard.press('Escape');
    await expect(sentence(page)).toHaveCount(0);
    await expect(page.getByText('Cleared. Undo brings the words back.')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(sentence(page)).toHaveCount(2);
  });
});

test.describe('words list', () => {
  test('finds a word, shows how it is signed, and is closed again, by keyboard alone', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    const toggle = button(page, 'Words');
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'How do I sign…' })).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'How do I sign…' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('searchbox', { name: 'Find a word' })).toBeFocused();
    await page.keyboard.type('thank');
    await expect(page.getByRole('list', { name: 'Words' }).getByRole('button')).toHaveText([/thank you/]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('img', { name: 'Moving hands that sign “thank you”' })).toBeVisible();
    await expect(button(page, 'Pause')).toBeVisible();

    const scrubber = page.getByRole('slider', { name: 'Moment of the movement' });
    await scrubber.focus();
    await page.keyboard.press('Home');
    await expect(button(page, 'Play')).toBeVisible();
    await expect(scrubber).toHaveValue('0');
    await page.getByRole('checkbox', { name: 'I sign with my left hand' }).check();

    await button(page, 'Close the words list').press('Enter');
    await expect(toggle).toBeFocused();
  });

  test('leaves the movement still for people who want less of it', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await scriptMainSide(page);
    await open();
    await button(page, 'hello').click();
    await expect(button(page, 'Play')).toBeVisible();
    await expect(page.getByRole('img', { name: '5 moments of the movement, in order' })).toBeVisible();
    await expect(page.getByRole('slider')).toHaveValue('0');
  });

  test('says so when there is nothing to show', async ({ page }) => {
    await scriptMainSide(page, { loadPrototype: { ok: true, value: null } });
    await open();
    await button(page, 'hello').click();
    await expect(page.getByText('recognises “hello” but has no movement to show')).toBeVisible();
    await page.getByRole('searchbox').fill('zebra');
    await expect(page.getByText('The model knows no word like “zebra”.')).toBeVisible();
  });

  test('tells what the model is and how well it does', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await button(page, 'About the model').click();
    const dialog = page.getByRole('dialog', { name: MODEL.name });
    await expect(dialog).toContainText('it got about 93 right; for the person it understood least (cam), 88.');
    await expect(dialog.getByRole('heading', { name: 'Limits' })).toBeVisible();
    await expect(dialog.getByRole('cell', { name: '0.96' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
});

test('lets a person choose the camera, and remembers which', async ({ page }) => {
  await scriptMainSide(page);
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const cameras = ['Lid', 'Desk'].map((label) => ({ kind: 'videoinput', deviceId: label.toLowerCase(), label }));
    mediaDevices.enumerateDevices = async () => cameras as MediaDeviceInfo[];
    mediaDevices.getUserMedia = async (wanted) => {
      const { deviceId } = wanted?.video as { deviceId?: { exact?: string; ideal?: string } };
      const chosen = deviceId?.exact ?? deviceId?.ideal ?? 'lid';
      const stream = await open({ video: true });
      const [track] = stream.getVideoTracks();
      if (track) track.getSettings = () => ({ deviceId: chosen });
      return stream;
    };
  });
  await open();
  const picker = page.getByRole('combobox', { name: 'Camera' });
  await expect(picker).toHaveValue('lid');
  await picker.selectOption('Desk');
  await expect(picker).toHaveValue('desk');
  await page.reload();
  await expect(picker).toHaveValue('desk');
  expect(await violations(page)).toEqual([]);
});

test.describe('when something is the matter', () => {
  /** Replaces what the browser says of its cameras. */
  async function refuse(page: Page, name: string, message = name) {
    await page.addInitScript(
      ([error, text]) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException(text, error));
        if (error === 'NotFoundError') navigator.mediaDevices.enumerateDevices = async () => [];
      },
      [name, message] as const,
    );
  }

  test('the camera is denied: it says how to allow it', async ({ page }) => {
    await scriptMainSide(page);
    await refuse(page, 'NotAllowedError', 'Permission denied');
    await open();
    await expect(page.getByRole('heading', { name: 'Signwright may not use the camera' })).toBeVisible();
    await expect(page.getByText('Select the camera sign at one end of the address bar.')).toBeVisible();
    await expect(button(page, 'Try again')).toBeVisible();
  });

  test('the camera is denied in the desktop app: it names the system settings', async ({ page }) => {
    await scriptMainSide(page, {
      describeApp: { ok: true, value: { version: '1', shell: 'electron', platform: 'win32' } },
    });
    await refuse(page, 'NotAllowedError', 'Permission denied by system');
    await open();
    await expect(page.getByText('Let desktop apps access your camera')).toBeVisible();
  });

  test('there is no camera, or another program has it', async ({ page }) => {
    await scriptMainSide(page);
    await refuse(page, 'NotFoundError');
    await open();
    await expect(page.getByRole('heading', { name: 'No camera found' })).toBeVisible();
    await refuse(page, 'NotReadableError');
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Another program is using the camera' })).toBeVisible();
  });

  test('the camera is pulled out and put back: it goes on by itself', async ({ page }) => {
    await scriptMainSide(page);
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const real = {
        open: mediaDevices.getUserMedia.bind(mediaDevices),
        list: mediaDevices.enumerateDevices.bind(mediaDevices),
      };
      let track: MediaStreamTrack | undefined;
      let plugged = true;
      mediaDevices.getUserMedia = async (wanted) => {
        if (!plugged) throw new DOMException('gone', 'NotFoundError');
        const stream = await real.open(wanted);
        track = stream.getVideoTracks()[0];
        return stream;
      };
      mediaDevices.enumerateDevices = async () => (plugged ? await real.list() : []);
      addEventListener('plug', (event) => {
        plugged = (event as CustomEvent<boolean>).detail;
        if (!plugged) track?.dispatchEvent(new Event('ended'));
        mediaDevices.dispatchEvent(new Event('devicechange'));
      });
    });
    await open();
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(2);
    await page.evaluate(() => dispatchEvent(new CustomEvent('plug', { detail: false })));
    await expect(page.getByRole('heading', { name: 'The camera was unplugged' })).toBeVisible();
    await expect(page.getByRole('contentinfo')).toContainText(/Camera\s+0 fps/);
    await page.evaluate(() => dispatchEvent(new CustomEvent('plug', { detail: true })));
    await expect(page.getByRole('heading', { name: 'The camera was unplugged' })).toHaveCount(0);
    const before = await page.evaluate(() => window.scripted.frames);
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(before);
  });

  test('no hands are in view: a gentle hint, after a while', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await expect(page.getByText('No hands in view.')).toBeVisible({ timeout: 40_000 });
  });

  test('the model does not load: it says why, and tries again when asked', async ({ page }) => {
    const message = 'The model folder is damaged: weights.bin is too short. Install the model again.';
    await scriptMainSide(page, { describeModel: { ok: false, code: 'model', message } });
    await open();
    await expect(page.getByRole('alert')).toContainText(message);
    await page.evaluate((model) => (window.scripted.replies.describeModel = { ok: true, value: model }), MODEL);
    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(button(page, 'hello')).toBeVisible();
  });

  test('the hand model is missing: it says so', async ({ page }) => {
    await scriptMainSide(page);
    await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
    await open();
    await expect(page.getByRole('heading', { name: 'Signwright cannot look for hands' })).toBeVisible({
      timeout: 30_000,
    });
  });

  test('the connection is lost and comes back', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await commit(page, 'hello');
    await page.evaluate(() => window.say({ event: 'connection', connected: false }));
    await expect(page.getByText('The connection to Signwright is lost.')).toBeVisible();
    await page.evaluate(() => window.say({ event: 'connection', connected: true }));
    await expect(page.getByText('Connected again.')).toBeVisible();
    await expect(page.getByText('The connection to Signwright is lost.')).toHaveCount(0);
    await expect(sentence(page)).toHaveCount(1);
  });
});

test.describe('for everybody', () => {
  const views: Record<string, (page: Page) => Promise<void>> = {
    'the empty view': async () => undefined,
    'a caption': async (page) => {
      await commit(page, 'hello', 0.97);
      await commit(page, 'drink', 0.55, [['water', 0.3]]);
      await guess(page, 'cold', 0.4);
      await button(page, 'hello').click();
      await expect(button(page, 'Pause')).toBeVisible();
    },
    'the model card': async (page) => {
      await button(page, 'About the model').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
    'the view without words and connection': async (page) => {
      await button(page, 'Words').click();
      await page.evaluate(() => window.say({ event: 'connection', connected: false }));
      await expect(page.getByText('The connection to Signwright is lost.')).toBeVisible();
    },
  };

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [name, show] of Object.entries(views)) {
      test(`axe has nothing to say about ${name}, ${colorScheme}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await scriptMainSide(page);
        await open();
        await expect(button(page, 'hello')).toBeVisible();
        await show(page);
        expect(await violations(page)).toEqual([]);
      });
    }

    test(`axe has nothing to say about a camera that was denied, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await scriptMainSide(page, { describeModel: { ok: false, code: 'model', message: 'It is damaged.' } });
      await page.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      });
      await open();
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  }

  // A window of 1280 pixels at 200 % zoom has 640 CSS pixels; 360 is a small telephone.
  for (const [width, height] of [
    [360, 640],
    [640, 400],
    [1280, 800],
  ] as const) {
    test(`fits a window of ${width} × ${height} without scrolling sideways`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await scriptMainSide(page);
      await open();
      for (const word of ['understand', 'thank_you', 'family']) await commit(page, word, 0.9, [['see_you', 0.05]]);
      await button(page, 'hello').click();
      await expect(page.getByRole('img', { name: 'Moving hands' })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      // What is being said must be seen without scrolling, whatever the window.
      await page.evaluate(() => scrollTo(0, 0));
      await expect(sentence(page).first()).toBeInViewport();
    });
  }

  test('remembers the colours that were chosen', async ({ page }) => {
    await scriptMainSide(page);
    await open();
    await button(page, 'Colours: as the system').click();
    await button(page, 'Colours: light').click();
    await expect(button(page, 'Colours: dark')).toBeVisible();
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await background();
    await page.reload();
    await expect(button(page, 'Colours: dark')).toBeVisible();
    expect(await background()).toBe(dark);
  });

  test('the page breaks none of its own rules for content', async ({ page }) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) refused.push(message.text());
    });
    await scriptMainSide(page);
    await open();
    await button(page, 'hello').click();
    await button(page, 'About the model').click();
    await expect.poll(() => page.evaluate(() => window.scripted.frames), SLOWLY).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });
});
