/**
 * Whether the range of what more takes bring holds: from half of the takes of a data set it is told what twice as many
 * will bring, then networks learn from all of them and read the same people.
 * Run: node test/bench/growth.ts --data FILE [--takes N] [--seeds K] [--family F] [--keep FILE] [--json]
 *
 * `--takes`: at most so many of each word (40); `--keep`: a file for what was read, so that it need not be learnt again.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sideBySide } from '../../training/commands/growth.ts';
import { familyOf } from '../../training/commands/options.ts';
import { loadDataset } from '../../training/dataset.ts';
import { byWord, growthOf, sharesFor, type GrowthEvidence } from '../../training/growth.ts';
import { groupsOf } from '../../training/judgement.ts';
import { readGroup, type Reading } from '../../training/left_out.ts';
import { stepBack } from '../../training/parent.ts';
import { Random } from '../../training/random.ts';
import { RECIPE } from '../../training/recipe.ts';
import { readTakes, writeTakes, type Take } from '../../training/takes.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    takes: { type: 'string', default: '40' },
    seeds: { type: 'string', default: '1' },
    family: { type: 'string', default: 'gru' },
    keep: { type: 'string' },
    json: { type: 'boolean' },
  },
});
if (!values.data) throw new Error('Say which takes to learn from: --data FILE.');
stepBack('low');

/** What half of the takes says, and how each word was read after all of them. */
interface Trial {
  evidence: Omit<GrowthEvidence, 'counts'> & { counts: [string, number][] };
  truth: { word: string; takes: number; right: number }[];
}

const trials = (await kept()) ?? (await learnt());
if (values.keep) await writeFile(values.keep, JSON.stringify(trials));
const results = trials.map(({ evidence, truth }) => {
  const counts = new Map(evidence.counts);
  // Twice as many of each word: `more` is one number for all, so each word is asked about alone.
  const words = truth.flatMap(({ word, takes, right }) => {
    const now = counts.get(word) ?? 0;
    const growth = growthOf({ ...evidence, counts, more: takes - now });
    const told = growth.words.find((each) => each.word === word);
    return told ? [{ ...told, then: right / takes }] : [];
  });
  return { points: growthOf({ ...evidence, counts }).points, words };
});
const all = results.flatMap(({ words }) => words);
const holds = all.filter(({ low, high, then }) => then >= low - 1e-9 && then <= high + 1e-9);
const share = holds.length / all.length;
if (values.json) process.stdout.write(`${JSON.stringify({ share, results })}\n`);
else {
  for (const { points, words } of results) {
    process.stdout.write(
      `${points.map(({ takesPerWord, top1 }) => `${takesPerWord.toFixed(1)} takes ${(100 * top1).toFixed(1)} %`).join(', ')}\n`,
    );
    for (const { word, takes, top1, low, high, then } of words)
      process.stdout.write(
        `${word.padEnd(12)} ${String(takes).padStart(4)} takes ${rate(top1)} told ${rate(low)} to ${rate(high)} came ${rate(then)}${then < low - 1e-9 ? ' less' : then > high + 1e-9 ? ' more' : ''}\n`,
      );
  }
  const width = all.reduce((sum, { low, high }) => sum + high - low, 0) / all.length;
  const less = all.filter(({ low, then }) => then < low - 1e-9).length;
  process.stdout.write(
    `${holds.length} of ${all.length} ranges held (${rate(share)} %); ${less} promised too much; mean width ${rate(width)}\n`,
  );
}

function rate(value: number): string {
  return (100 * value).toFixed(0).padStart(4);
}

async function kept(): Promise<Trial[] | null> {
  if (!values.keep) return null;
  return readFile(values.keep, 'utf8').then(
    (text) => JSON.parse(text) as Trial[],
    () => null,
  );
}

async function learnt(): Promise<Trial[]> {
  const everything = await readTakes([values.data ?? '']);
  const out: Trial[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const all = some(everything, Number(values.takes), seed);
    const half = some(all, 0.5, seed);
    const before = await judged(half, seed, true);
    const after = await judged(all, seed, false);
    const counts = [...before.evidence.counts];
    out.push({ evidence: { ...before.evidence, counts }, truth: after.truth });
  }
  return out;
}

/** Left out in turn, as the app does. @param less networks that learn from less read them, too */
async function judged(takes: readonly Take[], seed: number, less: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'signwright-growth-'));
  const file = join(folder, 'takes.parquet');
  await writeTakes(file, takes);
  const dataset = await loadDataset([file]);
  await rm(folder, { recursive: true });
  const { groups, basis } = groupsOf(dataset.takes);
  const how = {
    dataset,
    model: { family: familyOf(values.family) },
    recipe: { ...RECIPE, seed },
    body: null,
    threads: 1,
    checkpoint: null,
  };
  const read = async (share: number) => {
    const readings: Reading[] = [];
    for (const group of groups) {
      readings.push(await readGroup(group, { ...how, share }));
      process.stderr.write('.');
    }
    return { readings };
  };
  const full = await read(1);
  const parts = [full];
  const perWord = full.readings.reduce((sum, { takesPerWord }) => sum + takesPerWord, 0) / full.readings.length;
  for (const share of less ? sharesFor(perWord) : []) parts.unshift(await read(share));
  const evidence = { ...sideBySide(parts, dataset), seed, bySession: basis === 'sessions' };
  const truth = [...byWord(evidence.takes)].map(([word, each]) => ({
    word,
    takes: each.length,
    right: each.filter(({ right }) => right.at(-1)).length,
  }));
  return { evidence, truth };
}

/** So many takes of each word, or such a share of them: of all signers, by chance. */
function some(takes: readonly Take[], many: number, seed: number): Take[] {
  const random = new Random(seed);
  return [...byWord(takes).values()].flatMap((all) =>
    random.shuffle([...all]).slice(0, many < 1 ? Math.max(1, Math.round(all.length * many)) : many),
  );
}
