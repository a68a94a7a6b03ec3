/** Settings: what is kept and how it is deleted, and the diagnostics, by keyboard, with a main side that is scripted. */
import type { Page } from '@playwright/test';
import type { ForgottenSigner, StoredDescription } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';

const STORED: StoredDescription = {
  folder: '/home/ada/.config/Signwright',
  places: [
    { kind: 'library', bytes: 48_200_000, names: ['library.duckdb', 'library.duckdb.wal'] },
    { kind: 'models', bytes: 1_900_000, names: ['models'] },
    { kind: 'snapshots', bytes: 31_000_000, names: ['snapshots'] },
    { kind: 'settings', bytes: 812, names: ['host.json', 'live.json', 'models.json', 'new-words.json', 'window.json'] },
    { kind: 'logs', bytes: 20_480, names: ['logs'] },
    { kind: 'browser', bytes: 5_300_000, names: ['Cache', 'Code Cache', 'GPUCache', 'Local State', 'Local Storage'] },
  ],
  library: { takes: 1204, deleted: 3, words: 40, signers: 2 },
  models: 2,
  trainings: 1,
  canOpen: true,
};
const ok = (value: unknown) => ({ ok: true, value }) as const;
const FORGOTTEN: ForgottenSigner = {
  takes: 1,
  models: [{ id: 'm1', name: 'Ours', active: false }],
  trainings: [{ id: 't1', name: 'All of us' }],
  rest: null,
};
const DIAGNOSTICS =
  'Signwright: 0.0.0, desktop app\nEngine: onnx on CPU\n\nLog:\n2026-01-01T00:00:00.000Z note Started.\n';

async function openSettings(page: Page, url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  const library = { words: [], sessions: [], tags: [], takes: 1204, deleted: 3, undo: null, redo: null };
  const signers = [
    { id: 1, name: 'Ada', dominant: 'right', takes: 1200 },
    { id: 2, name: 'Bob', dominant: 'left', takes: 1 },
  ];
  await scriptMainSide(page, {
    describeStored: ok(STORED),
    describeLibrary: ok({ ...library, signers }),
    describeDiagnostics: ok({ text: DIAGNOSTICS }),
    openDataFolder: ok(null),
    deleteEverything: ok(null),
    forgetSigner: ok(FORGOTTEN),
    deleteModel: ok(null),
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
}

const asked = (page: Page, name: string) =>
  page.evaluate((of) => window.scripted.asked.filter((each) => each.name === of).map(({ input }) => input), name);

test('what is kept can be read, and deleted only by who types the word, by keyboard alone', async ({
  startHost,
  page,
}) => {
  await openSettings(page, (await startHost()).url);
  const section = page.getByRole('region', { name: 'Privacy' });
  await expect(section.getByText('1,204 takes of 40 words by 2 people are saved.')).toBeVisible();
  await expect(section.getByRole('row', { name: /^Words, people and takes/ })).toContainText('48 MB');
  await expect(section.getByText('/home/ada/.config/Signwright')).toBeVisible();
  await section.getByRole('button', { name: 'Open the folder' }).press('Enter');
  expect(await asked(page, 'openDataFolder')).toHaveLength(1);

  const open = section.getByRole('button', { name: 'Delete everything…' });
  await open.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete everything?' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    '1,207 takes of 40 words by 2 people.',
    '2 models of your own.',
    '1 training under way: ended at once.',
    'All settings and logs.',
  ]);
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('delet');
  await page.keyboard.press('Enter');
  expect(await asked(page, 'deleteEverything')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
  // Closed is not gone yet: what is pressed in between would open nothing.
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('delete');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked(page, 'deleteEverything')).toEqual([{ confirmation: 'delete everything' }]);
});

test('one person is forgotten, and the models that learnt from them are offered', async ({
  startHost,
  page,
}, testInfo) => {
  await openSettings(page, (await startHost()).url);
  await page.getByRole('button', { name: 'Delete one person’s takes…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete one person’s takes' });
  await dialog.getByRole('combobox', { name: 'Who' }).selectOption('Bob (1 take)');
  await dialog.getByRole('textbox').fill('Bo');
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await dialog.getByRole('textbox').fill('Bob');
  // Answered when the library has been written anew.
  await page.evaluate((forgotten) => {
    const { replies, answers } = window.scripted;
    delete replies.forgetSigner;
    const answer = new Promise((settle) =>
      addEventListener('written', () => settle({ ok: true, value: forgotten }), { once: true }),
    );
    answers.forgetSigner = () => answer as never;
  }, FORGOTTEN);
  await page.keyboard.press('Enter');
  await page.evaluate(() => window.say({ event: 'forgetting', share: 0.429 }));
  await expect(dialog.getByRole('progressbar', { name: 'Deleting…' })).toBeVisible();
  await expect(
    dialog.getByText('written anew without this person: 42 %. Translating and recording go on'),
  ).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('underway.png') });
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => dispatchEvent(new Event('written')));
  await expect(dialog.getByText('1 take was deleted for good')).toBeVisible();
  await expect(dialog.getByText('All of us')).toBeVisible();
  expect(await asked(page, 'forgetSigner')).toEqual([{ signer: 2 }]);
  await dialog.getByRole('button', { name: 'Delete Ours' }).press('Enter');
  await expect(dialog.getByText('Deleted', { exact: true })).toBeVisible();
});

test('the diagnostics are read before they are saved, and sent to nobody', async ({ startHost, page }) => {
  await openSettings(page, (await startHost()).url);
  const section = page.getByRole('region', { name: 'Diagnostics' });
  await expect(section.getByRole('button', { name: 'Save as text…' })).toHaveCount(0);
  await section.getByRole('button', { name: 'Show the diagnostics' }).press('Enter');
  const text = section.getByRole('textbox', { name: 'The diagnostics' });
  await expect(text).toHaveValue(/Engine: onnx on CPU\nPage: .*\nCamera: /);
  const shown = await text.inputValue();
  const download = page.waitForEvent('download');
  await section.getByRole('button', { name: 'Save as text…' }).press('Enter');
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^signwright-diagnostics-\d{4}-\d\d-\d\d\.txt$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).toBe(shown);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe has nothing to say, and nothing scrolls sideways, ${colorScheme}`, async ({
    startHost,
    page,
  }, testInfo) => {
    await openSettings(page, (await startHost()).url, colorScheme);
    await page.getByRole('button', { name: 'Show the diagnostics' }).click();
    for (const [width, height] of [
      [1280, 800],
      [640, 400],
      [390, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.getByRole('region', { name: 'Privacy' }).scrollIntoViewIfNeeded();
      await page.screenshot({ path: testInfo.outputPath(`${width}.png`) });
    }
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Delete everything…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.screenshot({ path: testInfo.outputPath('dialog.png') });
    expect(await violations(page)).toEqual([]);
  });
