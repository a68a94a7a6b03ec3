/**
 * What people install: packaged as `npm run dist` does it, with every fuse, started from elsewhere, driven from the first
 * start to a trained model. That files are missing from a package shows nowhere else.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import type { Page } from '@playwright/test';
import type { RequestInput, RequestName, RequestResult } from '../../electron/ipc.ts';
import { bundleNotes, shippedFolders } from '../../packaging/licences.ts';
import { BUDGET_MB, partsOf, sizeOf } from '../../packaging/size.ts';
import { writeTakes } from '../../training/takes.ts';
import { writeVideo } from '../fixtures/signer/studio.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';
import { makeTakes } from '../unit/training/data.ts';
import { expect, test } from './app.ts';
import { openDisplay } from './display.ts';
import { obstacleToPackaging, openPackaged, packageApp } from './packaged-app.ts';

const MOVEMENT = 'spread';
const NEW = 'tree';

let folder: string;
let packaged: string;
const obstacle = obstacleToPackaging();

test.describe('the packaged app', () => {
  test.skip(obstacle !== null, obstacle ?? '');

  test.beforeAll(async () => {
    test.setTimeout(300_000);
    folder = await mkdtemp(join(tmpdir(), 'signwright-packaged-'));
    packaged = packageApp(folder);
  });
  test.afterAll(() => (folder ? rm(folder, { recursive: true, force: true }) : undefined));

  test('is small, holds no package whose licence is not listed, and cannot be turned against its user', async () => {
    expect(sizeOf(partsOf(packaged)) / 1e6).toBeLessThanOrEqual(BUDGET_MB);
    const listed = shippedFolders(bundleNotes());
    const present = packagesIn(join(packaged, 'resources', 'app.asar'));
    expect(present).toContain('onnxruntime-node');
    expect(present.filter((name) => !listed.includes(`node_modules/${name}`))).toEqual([]);

    const fuses = await getCurrentFuseWire(join(packaged, 'signwright'));
    const state = (fuse: FuseV1Options) => String.fromCharCode(fuses[fuse] ?? 0);
    const off = '0';
    expect({
      runAsNode: state(FuseV1Options.RunAsNode),
      nodeOptions: state(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: state(FuseV1Options.EnableNodeCliInspectArguments),
      fileProtocol: state(FuseV1Options.GrantFileProtocolExtraPrivileges),
      onlyAsar: state(FuseV1Options.OnlyLoadAppFromAsar),
      integrity: state(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    }).toEqual({ runAsNode: off, nodeOptions: off, inspect: off, fileProtocol: off, onlyAsar: '1', integrity: '1' });
  });

  test('records, recognises what was recorded, and trains in a process of its own', async ({ cleanUp }, testInfo) => {
    test.setTimeout(300_000);
    const env = await openDisplay(cleanUp);
    test.skip(env === null, 'Electron needs a display: this session has none, and Xvfb is not installed.');
    const film = join(folder, 'film.mjpeg');
    const words = [MOVEMENT, MOVEMENT, MOVEMENT].map(wordOf);
    await writeVideo({ words, style: styleOf(6, 21), seed: 9, gap: [0.8, 1.3] }, film);
    const dataFolder = testInfo.outputPath('data');
    await mkdir(dataFolder, { recursive: true });
    const app = await openPackaged(packaged, { dataFolder, film, env: env ?? {} });
    cleanUp.push(async () => {
      if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('app.log', { body: app.output() });
      app.process.kill('SIGKILL');
    });
    const { page } = app;

    expect(page.url()).toBe('app://signwright/');
    expect(await ask(page, 'describeApp', undefined)).toMatchObject({ shell: 'electron', version: '0.1.0' });
    expect((await ask(page, 'describeModel', undefined)).name).toBe('asl-starter');

    await record(page);
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Translate' }).click();
    // A guess will do: on a busy machine a sign may have two pictures, and no end.
    const signed = page.getByRole('group', { name: 'What was signed' });
    await expect(signed.getByText(new RegExp(`^${NEW}`)).first()).toBeVisible({ timeout: 90_000 });

    // More than 16: one batch is then the work of two threads, which start from within the archive.
    const file = testInfo.outputPath('takes.parquet');
    await writeTakes(file, makeTakes({ signers: 1, each: 10, words: ['circle', 'line'] }));
    expect(await ask(page, 'importTakes', { path: file, format: 'takes' })).toMatchObject({ takes: 20 });
    const order = { name: 'Mine', words: null, signers: null, family: 'rnn', from: 'none', activate: true } as const;
    const { id } = await ask(page, 'startTraining', order);
    const job = async () => (await ask(page, 'listJobs', undefined)).find((each) => each.id === id);
    await expect.poll(async () => (await job())?.state, { timeout: 120_000 }).toMatch(/judging|done|failed/);
    expect((await ask(page, 'describeModel', undefined)).name).toBe('Mine');
    await ask(page, 'cancelTraining', { job: id }).catch(() => null);

    expect(await app.quit()).toBe(0);
  });
});

/** As the page asks, without its views. @throws with the sentence of a refusal */
async function ask<N extends RequestName>(page: Page, name: N, input: RequestInput<N>): Promise<RequestResult<N>> {
  const reply = await page.evaluate(([each, given]) => window.signwright?.request(each, given), [name, input] as const);
  if (!reply?.ok) throw new Error(`${name}: ${reply?.message ?? 'There is no shell.'}`);
  return reply.value as RequestResult<N>;
}

/** Five takes, hands-free: enough to be recognised untrained. */
async function record(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Record' }).click();
  const box = page.getByRole('combobox', { name: 'Words to record' });
  await box.fill(NEW);
  await box.press('Enter');
  await page.getByRole('spinbutton', { name: /^Takes of/ }).fill('5');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Ada');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Who signs' })).toHaveValue(/\d+/);
  await page.getByRole('button', { name: 'Start recording' }).click();
  await expect(page.getByRole('heading', { name: 'All done' })).toBeVisible({ timeout: 90_000 });
}

/** Names of the packages in an archive. */
function packagesIn(archive: string): string[] {
  type Entry = { files?: Record<string, Entry> };
  const { header } = getRawHeader(archive) as { header: Entry };
  const folders = header.files?.node_modules?.files ?? {};
  return Object.entries(folders).flatMap(([name, { files }]) =>
    name.startsWith('@') ? Object.keys(files ?? {}).map((inner) => `${name}/${inner}`) : [name],
  );
}
