/** Every view in every language: on a telephone and at 200 % zoom, where there is least room for longer words, and large. */
import type { Page } from '@playwright/test';
import { LANGUAGE_CODES } from '../../models/languages.ts';
import { expect, test } from './app.ts';
import { commit, scriptMainSide } from './scripted-app.ts';
import { scriptShelf } from './scripted-shelf.ts';
import { done, jobOf, modelOf, RELEASED, scriptTraining } from './scripted-training.ts';

const WINDOWS = [
  [640, 400],
  [390, 800],
  [1280, 800],
] as const;

/** Runs in the page. @returns what reaches beyond the window's edge, and buttons whose text is cut off */
function faults(): string[] {
  const wide = document.documentElement.scrollWidth > innerWidth ? ['The window scrolls sideways.'] : [];
  // In a large window its parts scroll, each by itself.
  const long = innerWidth >= 960 && document.documentElement.scrollHeight > innerHeight;
  const controls = [...document.querySelectorAll<HTMLElement>('button, [role="tab"], summary, a[href]')].filter(
    (control) => control.checkVisibility() && !control.matches('.unseen'),
  );
  const cut = controls.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1);
  const beyond = controls.filter((control) => control.getBoundingClientRect().right > innerWidth + 1);
  const name = ({ textContent, ariaLabel }: HTMLElement) => ariaLabel ?? textContent.trim();
  return [
    ...wide,
    ...(long ? ['The window scrolls.'] : []),
    ...cut.map((each) => `Cut: ${name(each)}`),
    ...beyond.map((each) => `Beyond: ${name(each)}`),
  ];
}

test.use({ contextOptions: { reducedMotion: 'reduce' } });

for (const language of LANGUAGE_CODES) {
  test(`nothing is cut off, and no view scrolls sideways: ${language}`, async ({ page, hostUrl }) => {
    await page.route('**/hand_landmarker.task', (route) => route.fulfill({ status: 404, body: '' }));
    await page.addInitScript((code) => {
      if (location.protocol === 'http:') localStorage.setItem('signwright.language', code);
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    }, language);
    await scriptMainSide(page);
    await scriptShelf(page, { words: { hello: 24, none: 12, no: 3, thank_you: 30 } });
    const jobs = [jobOf('t-2', { ...done('m-1') }), jobOf('t-1', { state: 'failed', ended: 5, message: 'No room.' })];
    await scriptTraining(page, { jobs, models: [RELEASED, modelOf('m-1', { active: true })] });
    await page.goto(hostUrl);

    const found: Record<string, string[]> = {};
    async function look(view: string) {
      for (const [width, height] of WINDOWS) {
        await page.setViewportSize({ width, height });
        const wrong = await page.evaluate(faults);
        if (wrong.length > 0) found[`${view}, ${width} wide`] = wrong;
      }
    }
    const open = (view: number) => page.getByRole('navigation').getByRole('button').nth(view).click();

    await commit(page, 'name', 0.5, [['home', 0.3]]);
    await page.locator('#sensitivity-button').click();
    await look('Translate');
    await page.locator('#conversation-button').click();
    await look('Conversation');
    await open(1);
    await look('Practise');
    await open(2);
    await page.locator('#signer').selectOption('1');
    await page.locator('.quick button').first().click();
    await look('Record');
    await open(3);
    await page.locator('[data-place="1"]').click();
    await look('Library');
    await page.locator('[data-place="1"]').press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await look('a take');
    await page.keyboard.press('Escape');
    await open(4);
    await page.locator('form [aria-expanded="false"]').click();
    await look('Train');
    await open(5);
    await look('Models');
    await page.getByRole('listbox').getByRole('option').first().press('Enter');
    await look('a model');
    await settings(page).click();
    await look('Settings');
    expect(found).toEqual({});
  });
}

const settings = (page: Page) => page.getByRole('banner').getByRole('button').last();
