/** Which version this is, whose work is in it, and the look for a newer one: by keyboard, in a small window too. */
import type { Page } from '@playwright/test';
import type { Reply } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';

const ok = (value: unknown): Reply => ({ ok: true, value });
const UPDATE = {
  version: '0.2.0',
  notes: 'Words are read sooner.\nFewer mistakes.',
  name: 'a.deb',
  bytes: 123_400_000,
};

async function open(page: Page, url: string, replies: Record<string, Reply>) {
  await scriptMainSide(page, replies);
  // No picture, so no hands are looked for: nothing here needs them.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Settings' }).click();
  return page.getByRole('region', { name: 'About' });
}

const asked = (page: Page) =>
  page.evaluate(() => window.scripted.asked.flatMap(({ name }) => (/Update$|ForUpdates$/.test(name) ? [name] : [])));

test('a copy without updates says so, and shows every licence', async ({ page, hostUrl }, testInfo) => {
  const about = await open(page, hostUrl, { describeUpdates: ok({ host: null }) });
  await expect(about.getByText('Signwright 0.0.0.')).toBeVisible();
  await expect(about.getByText('This copy never looks for updates')).toBeVisible();
  await expect(about.getByRole('button', { name: 'Look for updates' })).toHaveCount(0);
  await about.getByRole('button', { name: 'Licences…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Licences' });
  const text = dialog.getByRole('region', { name: /^Licences/ });
  for (const part of ['svelte ', 'onnxruntime-node ', '@mediapipe/hands ', 'Apache License', 'Chromium'])
    await expect(text).toContainText(part);
  // Reached and read by the keys alone.
  await text.focus();
  await page.keyboard.press('End');
  await expect.poll(() => text.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('licences.png') });
  await page.keyboard.press('Escape');
  await expect(about.getByRole('button', { name: 'Licences…' })).toBeFocused();
});

test('a copy with updates asks only when told to, fetches, and says what went wrong', async ({
  page,
  hostUrl,
}, testInfo) => {
  const about = await open(page, hostUrl, {
    describeUpdates: ok({ host: 'updates.example.org' }),
    lookForUpdates: { ok: false, code: 'update', message: 'updates.example.org does not answer.' },
    fetchUpdate: ok({ path: '/home/ada/Downloads/a.deb' }),
  });
  await expect(about.getByText(/asks updates\.example\.org for the newest version/)).toBeVisible();
  expect(await asked(page)).toEqual([]);
  const look = about.getByRole('button', { name: 'Look for updates' });
  await look.press('Enter');
  await expect(about.getByRole('status')).toHaveText('updates.example.org does not answer.');
  await page.evaluate((reply) => void (window.scripted.replies.lookForUpdates = reply), ok(UPDATE));
  await look.press('Enter');
  await expect(about.getByRole('status')).toHaveText('Version 0.2.0 is there (123 MB).');
  await expect(about.getByText('Fewer mistakes.')).toBeVisible();
  for (const [colorScheme, width, height] of [
    ['light', 1280, 800],
    ['dark', 640, 400],
    ['light', 390, 800],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await about.scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.screenshot({ path: testInfo.outputPath(`about-${colorScheme}-${width}.png`) });
  }
  await about.getByRole('button', { name: 'Fetch version 0.2.0' }).press('Enter');
  await expect(about.getByRole('status')).toContainText('is in /home/ada/Downloads/a.deb.');
  expect(await asked(page)).toEqual(['lookForUpdates', 'lookForUpdates', 'fetchUpdate']);
});
