/** Words for other programs: turned on by a person, the examples of docs/api.md run as they are written, and the captions page. */
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { encodeFrame } from '../../models/wire.ts';
import { prototypeFrames } from '../fixtures/prototype-frames.ts';
import { violations } from './accessibility.ts';
import { expect, nodeBinary, ROOT, test } from './app.ts';

const DOCS = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
/** The engine starts, and other tests use the same cores. */
const SLOWLY = { timeout: 60_000 };

/** The code of a language in the documentation; there is one piece of each that is an example. */
function example(language: 'sh' | 'python' | 'js'): string {
  const [found, second] = [...DOCS.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))];
  if (!found?.[1] || second) throw new Error(`docs/api.md should have one example in ${language}.`);
  return found[1];
}

function has(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Signs a word in a session of its own, beside the window's. */
async function sign(page: Page, word: string): Promise<void> {
  const frames = prototypeFrames(word).map((frame) => [...new Uint8Array(encodeFrame(frame))]);
  await page.evaluate(async (all) => {
    const socket = new WebSocket(`ws://${location.host}/socket`);
    const heard = (wanted: (message: { id?: number; event?: string; recognition?: { kind: string } }) => boolean) =>
      new Promise<void>((resolve) => {
        socket.addEventListener('message', ({ data }) => {
          if (wanted(JSON.parse(data as string) as object)) resolve();
        });
      });
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const started = heard(({ id }) => id === 1);
    socket.send(JSON.stringify({ id: 1, name: 'startSession' }));
    await started;
    const committed = heard(({ recognition }) => recognition?.kind === 'committed');
    for (const bytes of all) {
      socket.send(Uint8Array.from(bytes));
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await committed;
    socket.close();
  }, frames);
}

/** @returns port and key, as a person finds them */
async function turnOn(page: Page): Promise<{ SIGNWRIGHT_PORT: string; SIGNWRIGHT_KEY: string }> {
  await page.getByRole('button', { name: 'Settings' }).click();
  const section = page.getByRole('region', { name: 'For other programs' });
  await section.getByRole('switch', { name: 'Give words to other programs' }).check();
  await section.getByLabel('Port').fill(String(await freePort()));
  await section.getByRole('button', { name: 'Use this port' }).click();
  await expect(section.getByRole('button', { name: 'Use this port' })).toHaveCount(0);
  await section.getByRole('button', { name: 'Show the key' }).click();
  const address = new URL(await section.getByLabel('Address of the captions page').inputValue());
  return { SIGNWRIGHT_PORT: address.port, SIGNWRIGHT_KEY: address.searchParams.get('key') ?? '' };
}

test.beforeEach(async ({ page, startHost }) => {
  // No picture, so no hands are looked for: the signs come another way.
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  await page.goto((await startHost()).url);
});

test('the examples of the documentation run as they are written, and print the word that was signed', async ({
  page,
}) => {
  const given = await turnOn(page);
  const commands: [string, string[]][] = [[nodeBinary(), ['--input-type=module', '--eval', example('js')]]];
  if (has('curl')) commands.push(['sh', ['-c', example('sh')]]);
  else console.log('There is no curl here: its example was not run.');
  if (has('python3')) commands.push(['python3', ['-c', example('python')]]);
  else console.log('There is no python3 here: its example was not run.');
  const programs = commands.map(([command, argv]) => {
    const program = spawn(command, argv, { env: { ...process.env, ...given } });
    let output = '';
    program.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    return { program, output: () => output };
  });
  try {
    await expect(page.getByText('1 program is listening now.')).toBeVisible(SLOWLY);
    await sign(page, 'water');
    for (const { output } of programs) await expect.poll(output, SLOWLY).toMatch(/\bwater\b/);
    // The stream goes on with the next one.
    await sign(page, 'thank you');
    await expect.poll(() => programs[0]?.output(), SLOWLY).toMatch(/water\n(.*…\n)*thank you\n/);
    // A new key cuts it off.
    await page.getByRole('button', { name: 'New key' }).click();
    await expect.poll(() => programs[0]?.output(), SLOWLY).toContain('the key is not right');
    await expect(page.getByText('No program is listening now.')).toBeVisible();
  } finally {
    for (const { program } of programs) program.kill('SIGKILL');
  }
});

test('captions show over any picture what was signed, as the address says, and come back by themselves', async ({
  page,
  context,
}, testInfo) => {
  const { SIGNWRIGHT_PORT: port, SIGNWRIGHT_KEY: key } = await turnOn(page);
  const captions = await context.newPage();
  const complaints: string[] = [];
  captions.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
  });
  await captions.setViewportSize({ width: 1280, height: 360 });
  const address = `http://127.0.0.1:${port}/captions?key=${key}`;
  await captions.goto(`${address}&size=120&lines=2&colour=ffe066&align=left`);
  const words = captions.locator('#words');
  await expect(page.getByText('1 program is listening now.')).toBeVisible();
  for (const word of ['please', 'water', 'thank you']) await sign(page, word);
  await expect(words).toHaveText(/^please water thank you\s*$/, SLOWLY);
  expect(await captions.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
  expect(await words.evaluate((each) => getComputedStyle(each).color)).toBe('rgb(255, 224, 102)');
  // Over the worst there can be: from white to black.
  await captions.evaluate(() => (document.body.style.background = 'linear-gradient(90deg, white, black)'));
  await captions.evaluate(() => (document.body.style.height = '100vh'));
  await captions.screenshot({ path: testInfo.outputPath('captions.png') });
  expect(await violations(captions)).toEqual([]);

  // Closed and opened again, with what the person has meanwhile: nothing.
  const toggle = page.getByRole('switch', { name: 'Give words to other programs' });
  await toggle.uncheck();
  await expect(page.getByText('is listening now')).toHaveCount(0);
  await expect(words).toHaveText(/^please water thank you\s*$/);
  await toggle.check();
  await expect(page.getByText('1 program is listening now.')).toBeVisible(SLOWLY);
  await sign(page, 'hello');
  await expect(words).toHaveText(/^hello\s*$/, SLOWLY);

  await page.getByRole('button', { name: 'New key' }).click();
  await expect(captions.getByRole('status')).toContainText('copy the address anew', SLOWLY);
  expect(complaints).toEqual([]);
});

test('the settings say who gets words, by keyboard, in both themes and small windows', async ({ page }, testInfo) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const taken = (other.address() as AddressInfo).port;
  await page.getByRole('button', { name: 'Settings' }).click();
  const section = page.getByRole('region', { name: 'For other programs' });
  await expect(section).toContainText('only to programs on this computer');
  const toggle = section.getByRole('switch', { name: 'Give words to other programs' });
  await toggle.focus();
  await page.keyboard.press('Space');
  await expect(toggle).toBeChecked();
  const port = section.getByLabel('Port');
  await port.fill('80');
  await expect(section.getByText('A port is a number from 1024 to 65535.')).toBeVisible();
  await port.fill(String(taken));
  await page.keyboard.press('Enter');
  await expect(section.getByRole('alert')).toContainText(`Port ${taken} is used by another program: choose another.`);
  await section.getByRole('button', { name: /^Use port/ }).press('Enter');
  await expect(section.getByRole('alert')).toHaveCount(0);
  const address = section.getByLabel('Address of the captions page');
  await expect(address).toHaveValue(/key=•+$/);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    await section.scrollIntoViewIfNeeded();
    await page.screenshot({ path: testInfo.outputPath(`settings-${colorScheme}.png`) });
  }
  for (const [width, height] of [
    [640, 400],
    [390, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await toggle.scrollIntoViewIfNeeded();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.screenshot({ path: testInfo.outputPath(`settings-${width}.png`) });
  }
  other.close();
});
