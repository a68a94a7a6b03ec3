/** The window in another language: what the main side says is said in it too, and changes with it at once. */
import type { Reply } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';
import { scriptShelf } from './scripted-shelf.ts';

const refuse = (message: string): Reply => ({ ok: false, code: 'refused', message });

test('errors, notices and what can be undone speak the language of the window', async ({ page, hostUrl }, testInfo) => {
  await scriptMainSide(page, {
    listModels: refuse('The model that came with Signwright stays as it is.'),
  });
  await scriptShelf(page, { words: { tree: 3, water: 2 } });
  // No picture, so no hands are looked for: nothing here needs them.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.goto(hostUrl);
  const told = () =>
    page.evaluate(() => window.scripted.asked.flatMap(({ name, input }) => (name === 'setLanguage' ? [input] : [])));
  expect(await told()).toEqual([{ language: 'en' }]);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Language of the window' }).selectOption('de');
  expect(await told()).toEqual([{ language: 'en' }, { language: 'de' }]);

  // A standing error, changed with the window.
  await page.getByRole('button', { name: 'Modelle', exact: true }).click();
  const german = 'Das Modell, das mit Signwright kam, bleibt, wie es ist.';
  await expect(page.getByText(german)).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('de.png') });
  expect(await violations(page)).toEqual([]);

  // What comes unasked.
  const message = 'The model that you use could not be opened, so the released one recognises instead.';
  await page.evaluate(
    (sentence) =>
      window.say({ event: 'notice', message: `${sentence} The model ada is incomplete: model.json is missing.` }),
    message,
  );
  const notices = page.getByRole('status', { name: 'Meldungen' });
  await expect(notices).toContainText('ada');
  await expect(notices).not.toContainText(/recognises|incomplete/);
  await page.evaluate(() => window.say({ event: 'notice', message: 'Nobody has translated this.' }));
  await expect(notices).toContainText('Nobody has translated this.');

  // A change of the library is named by the button that takes it back.
  await page.evaluate(() => window.signwright?.request('changeTakes', { takes: [1, 2], change: { deleted: true } }));
  await page.evaluate(() => window.say({ event: 'library' }));
  await page.getByRole('button', { name: 'Bibliothek', exact: true }).click();
  await page.getByRole('button', { name: 'Rückgängig: 2 Aufnahmen löschen' }).click();
  await expect(notices).toContainText('Rückgängig gemacht: 2 Aufnahmen löschen.');

  await page.getByRole('button', { name: 'Einstellungen' }).click();
  await page.getByRole('combobox', { name: 'Sprache des Fensters' }).selectOption('fr');
  await page.getByRole('button', { name: 'Modèles', exact: true }).click();
  await expect(page.getByText(german)).toHaveCount(0);
  await expect(page.getByText('stays as it is')).toHaveCount(0);
  await page.screenshot({ path: testInfo.outputPath('fr.png') });
});
