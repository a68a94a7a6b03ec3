/**
 * What looking for four hands costs instead of two, and what changing over costs. Run: node test/bench/hands-looked-for.ts
 *
 * The synthetic signer, alone and with a second one half as large behind, before the app's own detector in Chromium (CPU).
 */
import { chromium } from '@playwright/test';
import { launchOptions } from '../e2e/browser.ts';
import type { Scene } from '../fixtures/crowd/page.ts';
import { servePages } from '../fixtures/page-server.ts';

const SCENES: Record<string, Scene> = {
  'no hands': { front: null, behind: null },
  'one hand': { front: 'circle', behind: null },
  'two hands': { front: 'spread', behind: null },
  'one hand, somebody behind': { front: 'circle', behind: 'circle' },
  'two hands, two behind': { front: 'spread', behind: 'spread' },
};

const server = await servePages();
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}test/fixtures/crowd/index.html`);
  await page.waitForFunction(() => globalThis.crowd);
  for (const [name, scene] of Object.entries(SCENES)) {
    const found = await page.evaluate(async (scene) => globalThis.crowd?.timeScene(scene, [2, 4, 2, 4]) ?? [], scene);
    const figures = found.map(({ most, ms, hands }) => `${most}: ${ms.toFixed(1)} ms, ${hands.toFixed(1)} found`);
    process.stdout.write(`${name.padEnd(28)} ${figures.join(' | ')}\n`);
  }
  const changes = await page.evaluate(async () => globalThis.crowd?.timeChange() ?? []);
  process.stdout.write(`changing over, with the next picture: ${changes.map((ms) => ms.toFixed(0)).join(', ')} ms\n`);
} finally {
  await browser.close();
  await server.close();
}
