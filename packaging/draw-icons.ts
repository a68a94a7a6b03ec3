/**
 * Draws the app's icons from icon.svg, when that has changed: `node packaging/draw-icons.ts`. A browser draws; .ico and
 * .icns are containers that may hold PNG files as they are, so no other tool is needed. The results are committed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../test/e2e/browser.ts';
import { icns, ico } from './icon-containers.ts';

/** Pixels. Linux has them as files, by the name that electron-builder and icon themes expect. */
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const MAC = [16, 32, 64, 128, 256, 512, 1024];

const here = import.meta.dirname;
const svg = readFileSync(join(here, 'icon.svg'), 'utf8');
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage();
  const pictures = new Map<number, Buffer>();
  for (const size of new Set([...LINUX, ...WINDOWS, ...MAC])) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
  }
  const of = (sizes: readonly number[]) => sizes.map((size) => ({ size, png: pictures.get(size) ?? Buffer.alloc(0) }));
  mkdirSync(join(here, 'icons'), { recursive: true });
  for (const { size, png } of of(LINUX)) writeFileSync(join(here, 'icons', `${size}x${size}.png`), png);
  writeFileSync(join(here, 'icon.ico'), ico(of(WINDOWS)));
  writeFileSync(join(here, 'icon.icns'), icns(of(MAC)));
} finally {
  await browser.close();
}
