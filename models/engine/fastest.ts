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

/** Times of one engine, ms. */
export interface Latency {
  p50: number;
  p95: number;
}

/** Another engine has to be so much faster than the one in use: figures wobble, and every change costs a new start. */
const ADVANTAGE = 0.15;

/** Whether an engine is worth going over to. Compared are 95th percentiles: the slow answers are those that are felt. */
export const isFaster = (other: Latency, inUse: Latency): boolean => other.p95 <= (1 - ADVANTAGE) * inUse.p95;

/**
 * What the live path waits for: a frame of a causal network, else a segment of 48 frames.
 * @param engines all of the same network
 * @param now a clock, ms
 * @returns in the order of the engines
 */
export async function latenciesOf(
  network: NetworkDefinition,
  engines: readonly Engine[],
  now = () => performance.now(),
): Promise<Latency[]> {
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
  return times.map((each) => ({ p50: percentile(each, 0.5), p95: percentile(each, 0.95) }));
}

/** @param engines the preferred one first: it stays where no other is faster by far */
export async function fasterOf(
  network: NetworkDefinition,
  engines: readonly [Engine, ...Engine[]],
  now?: () => number,
): Promise<Engine> {
  const [preferred] = engines;
  if (engines.length === 1) return preferred;
  const latencies = await latenciesOf(network, engines, now);
  let best = { engine: preferred, latency: latencies[0] ?? NEVER };
  for (const [k, engine] of engines.entries()) {
    const latency = latencies[k] ?? NEVER;
    const limit = best.engine === preferred ? isFaster(latency, best.latency) : latency.p95 < best.latency.p95;
    if (limit) best = { engine, latency };
  }
  return best.engine;
}

const NEVER: Latency = { p50: Infinity, p95: Infinity };

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

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(share * sorted.length)] ?? Infinity;
}
