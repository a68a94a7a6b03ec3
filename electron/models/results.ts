/** What a model's judges read, take by take: for tables, and for opening the very takes that were confused. */
import { join } from 'node:path';
import * as v from 'valibot';
import { JUDGED_FILE, type JudgedTake } from '../../training/judgement.ts';
import { readDurable } from '../durable-file.ts';
import type { Judgement, ModelResults } from '../ipc.ts';

const JudgedTakes = v.object({
  format: v.literal(1),
  takes: v.array(
    v.object({
      take: v.nullable(v.number()),
      word: v.string(),
      signer: v.string(),
      session: v.string(),
      written: v.string(),
      probability: v.number(),
    }),
  ),
});

/** None where the model was not judged take by take. */
export async function readJudged(folder: string): Promise<JudgedTake[]> {
  const found = await readDurable(join(folder, JUDGED_FILE), JudgedTakes).catch(() => null);
  return found?.takes ?? [];
}

/** Ranges of equal width: with the takes of one library, more of them would be empty or full of noise. */
const RANGES = 10;

/** @param known numbers of takes that the library still has */
export function resultsOf(
  judgement: Judgement,
  judged: readonly JudgedTake[],
  known: ReadonlySet<number>,
): ModelResults {
  const cells = new Map<string, ModelResults['cells'][number]>();
  for (const { take, word, written } of judged) {
    const key = JSON.stringify([word, written]);
    const cell = cells.get(key) ?? { word, written, takes: 0, ids: [] };
    cells.set(key, cell);
    cell.takes++;
    if (take !== null && known.has(take)) cell.ids.push(take);
  }
  return {
    judgement,
    perWord: tally(judged, ({ word }) => word).map(({ name, ...counts }) => ({ word: name, ...counts })),
    perSigner: tally(judged, ({ signer }) => signer).map(({ name, ...counts }) => ({ signer: name, ...counts })),
    cells: [...cells.values()].sort((a, b) => b.takes - a.takes),
    ...calibrationOf(judged),
    growth: null,
  };
}

/** Worst first. */
function tally(judged: readonly JudgedTake[], nameOf: (take: JudgedTake) => string) {
  const counts = new Map<string, { name: string; takes: number; right: number }>();
  for (const take of judged) {
    const name = nameOf(take);
    const count = counts.get(name) ?? { name, takes: 0, right: 0 };
    counts.set(name, count);
    count.takes++;
    if (take.written === take.word) count.right++;
  }
  return [...counts.values()].sort((a, b) => a.right / a.takes - b.right / b.takes || b.takes - a.takes);
}

/**
 * How often it is right when it says how sure it is. The probabilities in judged.json are those of the temperature that
 * the model ships with (training/commands/judge.ts writes both at once): one number, found on these same takes.
 */
function calibrationOf(judged: readonly JudgedTake[]): Pick<ModelResults, 'calibration' | 'calibrationError'> {
  if (judged.length === 0) return { calibration: [], calibrationError: null };
  const ranges = Array.from({ length: RANGES }, () => ({ takes: 0, right: 0, probability: 0 }));
  for (const { word, written, probability } of judged) {
    const range = ranges[Math.min(RANGES - 1, Math.max(0, Math.floor(probability * RANGES)))];
    if (!range) continue;
    range.takes++;
    range.probability += probability;
    if (written === word) range.right++;
  }
  return {
    calibration: ranges.flatMap(({ takes, right, probability }, k) =>
      takes > 0 ? [{ from: k / RANGES, to: (k + 1) / RANGES, takes, right, meanProbability: probability / takes }] : [],
    ),
    calibrationError:
      ranges.reduce((sum, { right, probability }) => sum + Math.abs(right - probability), 0) / judged.length,
  };
}
