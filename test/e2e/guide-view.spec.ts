/** The first steps of somebody new. That they end with a recognised word is tested where signs are seen: live-signing.spec.ts. */
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { scriptLibrary } from './scripted-library.ts';

test.use({ firstSteps: true });

test('are there at the first start, follow the camera, stay closed once closed, and come back from the settings', async ({
  page,
  hostUrl,
}) => {
  await scriptMainSide(page);
  await scriptLibrary(page, { words: {} });
  await page.goto(hostUrl);
  const guide = page.getByRole('region', { name: 'First steps' });
  const step = guide.getByRole('listitem').and(page.locator('[aria-current=step]'));
  await expect(step).toContainText('Show your hands', { timeout: 60_000 });
  await expect(guide.getByText('Raise a hand.')).toBeVisible();
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
  await guide.getByRole('button', { name: 'Close the first steps' }).press('Enter');
  await expect(guide).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('region', { name: 'How do I sign…' })).toBeVisible();
  await expect(guide).toHaveCount(0);
  await page.getByRole('button', { name: 'Settings' }).press('Enter');
  await page.getByRole('button', { name: 'Show the first steps' }).press('Enter');
  await expect(guide).toBeVisible();
  await expect(page.getByRole('region', { name: 'Caption' })).toBeFocused();
});
