/** Engines in the settings, with a main side that the test scripts. */
import type { Page } from '@playwright/test';
import type { EnginesDescription, Reply } from '../../electron/ipc.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';

const ok = (value: unknown): Reply => ({ ok: true, value });
const ENGINES: EnginesDescription = {
  choice: 'auto',
  running: 'onnx',
  measuring: false,
  engines: [
    { id: 'onnx', reason: null, failed: false, device: 'CPU', latency: { p50: 0.081, p95: 0.124 } },
    { id: 'webgpu', reason: null, failed: false, device: 'GPU (WebGPU)', latency: { p50: 1.24, p95: 2.61 } },
    { id: 'cuda', reason: 'No NVIDIA graphics card was found.', failed: false, device: null, latency: null },
    { id: 'tensorflow', reason: null, failed: false, device: null, latency: null },
  ],
};
const FAILED = 'The graphics engine stopped answering. Signwright goes on with the processor.';

const radio = (page: Page, name: string) => page.getByRole('radio', { name });
const asked = (page: Page, wanted: string) =>
  page.evaluate((each) => window.scripted.asked.flatMap(({ name, input }) => (name === each ? [input] : [])), wanted);
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test('an engine is chosen by keyboard, fails, is said to have failed, and is tried again', async ({
  page,
  startHost,
}) => {
  await scriptMainSide(page, {
    describeEngines: ok(ENGINES),
    measureEngines: ok({ ...ENGINES, choice: 'webgpu', running: 'webgpu' }),
  });
  await page.addInitScript((engines) => {
    window.scripted.answers.chooseEngine = ({ engine }: { engine: 'onnx' | 'webgpu' }) => ({
      ok: true,
      value: { ...engines, choice: engine, running: engine },
    });
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'));
  }, ENGINES);
  const { url } = await startHost();
  await page.goto(url);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const section = page.getByRole('region', { name: 'Engine' });
  const standing = section.getByRole('status');
  await expect(standing).toHaveText('Running now: Processor (ONNX Runtime).');
  const automatic = radio(page, 'Automatic (recommended)');
  await expect(automatic).toBeChecked();
  await expect(radio(page, 'Processor')).toHaveAccessibleDescription(
    'An answer takes 0.08 ms, 95 of 100 take at most 0.12 ms.',
  );
  await expect(radio(page, 'CUDA')).toBeDisabled();
  await expect(radio(page, 'CUDA')).toHaveAccessibleDescription('No NVIDIA graphics card was found.');
  await expect(radio(page, 'TensorFlow')).toHaveAccessibleDescription('It has not been measured yet.');

  await automatic.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(radio(page, 'WebGPU')).toBeChecked();
  await expect(radio(page, 'WebGPU')).toHaveAccessibleDescription(
    /^It runs on: GPU \(WebGPU\)\. An answer takes 1\.2 ms/,
  );
  await expect(standing).toHaveText('Running now: Graphics card with WebGPU (ONNX Runtime).');
  expect(await asked(page, 'chooseEngine')).toEqual([{ engine: 'onnx' }, { engine: 'webgpu' }]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }

  await page.evaluate(
    ([description, message]) => {
      const engines = description.engines.map((engine) =>
        engine.id === 'webgpu'
          ? { ...engine, failed: true, reason: 'It stopped answering while it was in use.' }
          : engine,
      );
      window.say({ event: 'trouble', code: 'engine', message });
      window.say({ event: 'engines', engines: { ...description, choice: 'webgpu', engines } });
    },
    [ENGINES, FAILED] as const,
  );
  await expect(page.getByRole('status', { name: 'Messages' })).toHaveText(FAILED);
  await expect(standing).toHaveText('Running now: Processor (ONNX Runtime).');
  await expect(radio(page, 'WebGPU')).toBeChecked();
  await expect(radio(page, 'WebGPU')).toHaveAccessibleDescription('It stopped answering while it was in use.');
  expect(await violations(page)).toEqual([]);
  for (const size of [
    { width: 640, height: 400 },
    { width: 390, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => fits(page)).toBe(true);
  }
  await section.getByRole('button', { name: 'Try Graphics card with WebGPU (ONNX Runtime) again' }).press('Enter');
  expect(await asked(page, 'measureEngines')).toEqual([{ engine: 'webgpu' }]);
  await expect(section.getByRole('button', { name: /^Try/ })).toHaveCount(0);

  // While one is tried, another question waits for its end.
  await page.evaluate((engines) => window.say({ event: 'engines', engines: { ...engines, measuring: true } }), ENGINES);
  await expect(standing).toHaveText('Engines are being tried. This takes some seconds.');
  const again = section.getByRole('button', { name: 'Measure again' });
  await again.press('Enter');
  await page.evaluate((engines) => window.say({ event: 'engines', engines }), ENGINES);
  await again.press('Enter');
  expect(await asked(page, 'measureEngines')).toEqual([{ engine: 'webgpu' }, { engine: null }]);
});
