/** What a model's folder says about what more takes would bring. */
import { join } from 'node:path';
import * as v from 'valibot';
import { GROWTH_FILE } from '../../training/growth.ts';
import { readDurable } from '../durable-file.ts';
import type { Growth } from '../ipc.ts';

const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const Measured = v.object({
  format: v.literal(1),
  points: v.array(v.object({ takesPerWord: v.number(), top1: rate })),
  note: v.string(),
  words: v.array(
    v.object({ word: v.string(), takes: v.number(), top1: rate, more: v.number(), low: rate, high: rate }),
  ),
});

/** Null until it has been measured. */
export async function readGrowth(folder: string): Promise<Growth | null> {
  const found = await readDurable(join(folder, GROWTH_FILE), Measured).catch(() => null);
  if (!found) return null;
  const { points, note, words } = found;
  return { points, note, words };
}
