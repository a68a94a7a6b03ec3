/** Remembers where the user put the window, unless that place has gone (a screen was unplugged). */
import { readFileSync, writeFileSync } from 'node:fs';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import * as v from 'valibot';

const Bounds = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });
/** Pixels of the window that must lie on a screen in each direction, so that it can be grabbed. */
const VISIBLE = 100;

export function lastBounds(file: string): Rectangle | null {
  try {
    const bounds = v.parse(Bounds, JSON.parse(readFileSync(file, 'utf8')));
    const { workArea } = screen.getDisplayMatching(bounds);
    const overlap = (from: number, size: number, areaFrom: number, areaSize: number) =>
      Math.min(from + size, areaFrom + areaSize) - Math.max(from, areaFrom);
    const wide = overlap(bounds.x, bounds.width, workArea.x, workArea.width);
    const high = overlap(bounds.y, bounds.height, workArea.y, workArea.height);
    return wide >= VISIBLE && high >= VISIBLE ? bounds : null;
  } catch {
    // The first start, or a file that something else wrote: the default place will do.
    return null;
  }
}

export function keepBounds(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    try {
      writeFileSync(file, JSON.stringify(window.getNormalBounds()));
    } catch (error) {
      console.error('The place of the window could not be kept:', error);
    }
  });
}
