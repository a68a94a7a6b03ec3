/** A boundary network goes on learning from somebody's words, and then finds them signed by somebody else. */
import { expect, it } from 'vitest';
import { BoundaryNetwork, INSIDE, BEGIN, STATES, type BoundaryWeights } from '../../../models/boundary.ts';
import { BOUNDARY_FEATURES } from '../../../models/boundary_features.ts';
import { releasedBoundary } from '../../../models/boundary_released.ts';
import { lessonFrom } from '../../../training/streams/boundary_lessons.ts';
import { gridOf } from '../../../training/streams/cuts.ts';
import { materialOf } from '../../../training/streams/material.ts';
import { repeating } from '../../../training/streams/stitch.ts';
import { tunedBoundary } from '../../../training/streams/tuned_boundary.ts';
import { makeTakes } from './data.ts';

const takes = makeTakes({ signers: 3, each: 4 });
const known = takes.filter(({ signer }) => signer !== 's1');
const camera = { rate: 30, dropped: 0 };

/** Share of the frames of a stranger's stream, words repeated straight on, of which the network says what is true. */
function rightAbout(weights: BoundaryWeights): number {
  const material = materialOf(
    's1',
    takes.filter(({ signer }) => signer === 's1'),
  );
  if (!material) throw new Error('The takes show no sign.');
  const stream = repeating(material, { signs: 20, camera, tempo: 1, abrupt: false, seed: 5 });
  const { features, targets, frames } = lessonFrom(gridOf(stream), stream.signs);
  const network = new BoundaryNetwork(weights);
  let [right, all] = [0, 0];
  for (let t = 0; t < frames; t++) {
    const said = network.step(features.subarray(t * BOUNDARY_FEATURES, (t + 1) * BOUNDARY_FEATURES));
    const truth = targets.subarray(t * STATES, (t + 1) * STATES);
    if (truth.every((weight) => weight === 0)) continue;
    const signs = (of: ArrayLike<number>) => (of[BEGIN] ?? 0) + (of[INSIDE] ?? 0);
    all++;
    if (signs(said) > 0.5 === signs(truth) > 0) right++;
  }
  return right / all;
}

it('finds the words of a stranger better, and learns the same with any number of threads', async () => {
  const base = releasedBoundary();
  const before = base.learnt.slice();
  const shares: number[] = [];
  const onProgress = (share: number) => shares.push(share);
  const tuned = await tunedBoundary(known, base, { seed: 1, threads: 1, share: 0.1, onProgress });
  if (!tuned) throw new Error('Nothing was learnt.');
  expect(base.learnt).toEqual(before);
  expect(await tunedBoundary(known, base, { seed: 1, threads: 3, share: 0.1 })).toEqual(tuned);
  expect(shares.at(-1)).toBeCloseTo(1);
  const [general, own] = [rightAbout(base), rightAbout(tuned)];
  expect(own).toBeGreaterThan(0.85);
  expect(1 - own).toBeLessThan(0.7 * (1 - general));
}, 60_000);

it('has nothing to learn where no take shows a sign', async () => {
  const none = takes.map((take) => ({ ...take, word: 'none' }));
  expect(await tunedBoundary(none, releasedBoundary(), { seed: 1, threads: 1, share: 0.1 })).toBeNull();
});
