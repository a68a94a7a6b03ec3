/** Which of several engines runs a network fastest on this machine, measured on the network itself. */
import { isCausal, type NetworkDefinition } from '../network.ts';
import type { Engine } from './engine.ts';

/** The engines take turns in so many rounds, so that the machine's other work hits all alike. */
const ROUNDS = 5;
/** Runs a round: enough for a 95th percentile, and some tenths of a second in all. */
const STEPS = 40;
const SEGMENTS = 8;
/** Frames of a segment, a sign's usual length. */
const FRAMES = 48;

/**
 * Compares the 95th percentile of what the live path waits for: a frame of a causal network, else a segment of 48 frames.
 * @param engines all of the same network, the preferred one first: it stays where no other is faster
 * @param now a clock, ms
 */
export async function fasterOf(
  network: NetworkDefinition,
  engines: readonly [Engine, ...Engine[]],
  now = () => performance.now(),
): Promise<Engine> {
  const [preferred, ...others] = engines;
  if (others.length === 0) return preferred;
  // Speed does not depend on the values; these are spread as real features are.
  const segment = Float32Array.from({ length: FRAMES * network.features }, (_, k) => Math.sin(k));
  const works = engines.map((engine) =>
    isCausal(network.family) ? stepping(engine, network, segment) : scoring(engine, segment),
  );
  const times = engines.map((): number[] => []);
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [k, work] of works.entries()) {
      for (let run = 0; run < (isCausal(network.family) ? STEPS : SEGMENTS); run++) {
        const start = now();
        await work();
        if (round > 0) times[k]?.push(now() - start);
      }
    }
  }
  const latencies = times.map(percentile95);
  const least = Math.min(...latencies);
  return engines[latencies.indexOf(least)] ?? preferred;
}

function stepping(engine: Engine, { features }: NetworkDefinition, segment: Float32Array): () => Promise<void> {
  let state = engine.start();
  return async () => {
    const at = (state.frames % FRAMES) * features;
    ({ state } = await engine.step(state, segment.slice(at, at + features)));
  };
}

function scoring(engine: Engine, segment: Float32Array): () => Promise<unknown> {
  return () => engine.score(segment, FRAMES);
}

function percentile95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(0.95 * sorted.length)] ?? Infinity;
}
