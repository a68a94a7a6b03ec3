/**
 * What more takes would bring, found out once a model has been judged: networks that learn from a half and a quarter of
 * the others' takes read the same left-out ones. Each costs as much as a group of the judging, and nobody waits for it.
 */
import { reviseModelFolder } from '../../models/engine/folder.ts';
import { growthOf, GROWTH_FILE, sharesFor, type TakeReadings } from '../growth.ts';
import type { Group } from '../judgement.ts';
import { readGroup, readRightly, type Reading, type ReadingOptions, type KeptReadings } from '../left_out.ts';
import { hasParent, progressTeller, tellParent } from '../parent.ts';
import { Pace, ProgressBar } from '../progress.ts';

export interface GrowthOptions extends ReadingOptions {
  /** Of the model. */
  folder: string;
  groups: readonly Group[];
  /** What the judges read that learnt from all of the others' takes, by group. */
  readings: readonly Reading[];
  kept: KeptReadings;
  /** Sittings of one person are left out, and no people. */
  bySession: boolean;
}

/** Into the model folder, after each share that is through. Nothing where there are too few takes to learn from less. */
export async function measureGrowth({ folder, groups, readings, kept, bySession, ...how }: GrowthOptions) {
  const full = meanTakes(readings);
  const shares = sharesFor(full);
  if (shares.length === 0) return;
  await tellParent({ kind: 'growing' });
  const bar = new ProgressBar('growth', hasParent());
  const teller = progressTeller();
  const pace = new Pace(shares.length * groups.length);
  const parts = [{ share: 1, readings }];
  for (const share of shares) {
    const part: Reading[] = [];
    for (const [number, group] of groups.entries()) {
      const name = `group-${number}-of-${share}`;
      const known = await kept.read(name);
      const onProgress = ({ step, steps }: { step: number; steps: number }) => {
        const progress = pace.at(step / steps);
        bar.show(progress.share);
        teller(progress);
      };
      const reading = known ?? (await readGroup(group, { ...how, share, onProgress }));
      if (!known) await kept.write(name, reading);
      pace.done(known === null);
      part.push(reading);
    }
    // What less was learnt from comes first.
    parts.unshift({ share, readings: part });
    const { takes, learnt, counts } = sideBySide(parts, how.dataset);
    const growth = growthOf({ takes, learnt, counts, seed: how.recipe.seed, bySession });
    await reviseModelFolder(folder, { beside: { [GROWTH_FILE]: { format: 1, ...growth } } });
  }
  bar.end();
  await tellParent({ kind: 'grown' });
}

const meanTakes = (readings: readonly Reading[]): number => {
  const all = readings.filter(({ last }) => last);
  return all.length ? all.reduce((sum, { takesPerWord }) => sum + takesPerWord, 0) / all.length : 0;
};

/** Each take with what was read in it after learning from less and from more. */
export function sideBySide(
  parts: readonly { readings: readonly Reading[] }[],
  dataset: ReadingOptions['dataset'],
): { takes: TakeReadings[]; learnt: number[]; counts: Map<string, number> } {
  const right = parts.map(
    ({ readings }) =>
      new Map(readings.flatMap(({ heard }) => heard.map((each) => [each.index, readRightly(each, dataset)] as const))),
  );
  const takes = [...(right[0]?.keys() ?? [])].flatMap((index) => {
    const take = dataset.takes[index];
    return take ? [{ word: take.word, right: right.map((each) => each.get(index) ?? false) }] : [];
  });
  const counts = new Map<string, number>();
  for (const { word } of dataset.takes) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { takes, learnt: parts.map(({ readings }) => meanTakes(readings)), counts };
}
