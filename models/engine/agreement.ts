/** Whether two engines say the same of the same network: an engine that is fast and wrong must not be used. */
import { softmax } from '../model.ts';
import { isCausal, type NetworkDefinition } from '../network.ts';
import type { Engine } from './engine.ts';

/** Largest difference of a probability that a graphics card may make: some of them compute with fewer digits. */
export const AGREEMENT = 1e-3;

/** Frames of the segments that are compared. */
const LENGTHS = [1, 7, 48];

/** @returns the largest absolute difference of a probability; Infinity where one of them gives what is no number */
export async function disagreement(network: NetworkDefinition, one: Engine, other: Engine): Promise<number> {
  let most = 0;
  for (const frames of LENGTHS) {
    // Values as features have them, each frame and each segment with others.
    const segment = Float32Array.from(
      { length: frames * network.features },
      (_, k) => 2 * Math.sin(k * (1.3 + frames)),
    );
    most = Math.max(most, difference(await one.score(segment, frames), await other.score(segment, frames)));
    if (isCausal(network.family))
      most = Math.max(most, difference(await stepped(one, segment, frames), await stepped(other, segment, frames)));
  }
  return most;
}

/** Logits of the whole segment, read frame by frame. */
async function stepped(engine: Engine, segment: Float32Array, frames: number): Promise<Float32Array> {
  const width = segment.length / frames;
  let state = engine.start();
  let logits = new Float32Array();
  for (let t = 0; t < frames; t++) {
    const out = await engine.step(state, segment.slice(t * width, (t + 1) * width));
    state = out.state;
    logits = Float32Array.from(out.logits);
  }
  return logits;
}

function difference(one: Float32Array, other: Float32Array): number {
  const [a, b] = [softmax(one), softmax(other)];
  const most = a.reduce((largest, value, k) => Math.max(largest, Math.abs(value - (b[k] ?? NaN))), 0);
  return Number.isNaN(most) ? Infinity : most;
}
