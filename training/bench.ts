/** What this machine does: engine latencies and training speed, and the same network in TensorFlow.js beside them. */
import { cpus } from 'node:os';
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { networkFor } from './learn.ts';
import { trainingStep } from './bench_step.ts';
import { openYardstick } from './bench_tfjs.ts';
import { initialWeights } from './initialise.ts';
import { Random } from './random.ts';

/** ms */
export interface Latency {
  p50: number;
  p95: number;
}

export interface BenchResult {
  /** One streamed frame. */
  step: { onnx: Latency; tfjsWasm: Latency | null; ratio: number | null };
  /** A whole segment of 48 frames. */
  window: { onnx: Latency; tfjsWasm: Latency | null; ratio: number | null };
  /** ms for one optimiser step on 32 sequences of 48 frames; ratio = tfjsWasm / onnx. */
  training: { onnx: number; tfjsWasm: number | null; ratio: number | null };
  /** Largest difference between the two engines' logits on the same segment. */
  parity: number | null;
  network: {
    family: string;
    features: number;
    stem: number;
    hidden: number;
    classes: number;
    frames: number;
    batch: number;
  };
  engine: string;
  machine: string;
}

const FRAMES = 48;
const BATCH = 32;
const CLASSES = 100;
/** The two engines take turns in so many rounds, so that the machine's other work hits both alike. */
const ROUNDS = 10;

export async function bench(): Promise<BenchResult> {
  const network = networkFor('lstm', CLASSES);
  const weights = initialWeights(network, 1);
  const random = new Random(2);
  const noise = (size: number) => Float32Array.from({ length: size }, () => random.spread(1));
  const engine = await OnnxEngine.create(network, weights);
  const yardstick = await openYardstick(network, weights);
  const segment = noise(FRAMES * network.features);
  const frame = (k: number) => segment.slice((k % FRAMES) * network.features, ((k % FRAMES) + 1) * network.features);

  const ours = await engine.score(segment, FRAMES);
  const theirs = yardstick?.score(segment, FRAMES) ?? null;
  const parity = theirs && ours.reduce((most, value, k) => Math.max(most, Math.abs(value - (theirs[k] ?? NaN))), 0);

  const times = { step: [[], []] as number[][], window: [[], []] as number[][], training: [[], []] as number[][] };
  const time = async (list: number[] | undefined, work: () => unknown) => {
    const start = performance.now();
    await work();
    list?.push(performance.now() - start);
  };
  let state = engine.start();
  for (let k = 0; k < 100; k++) {
    ({ state } = await engine.step(state, frame(k)));
    yardstick?.step(frame(k));
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < 100; k++)
      await time(times.step[0], async () => ({ state } = await engine.step(state, frame(k))));
    if (yardstick) for (let k = 0; k < 40; k++) await time(times.step[1], () => yardstick.step(frame(k)));
    for (let k = 0; k < 20; k++) await time(times.window[0], () => engine.score(segment, FRAMES));
    if (yardstick) for (let k = 0; k < 3; k++) await time(times.window[1], () => yardstick.score(segment, FRAMES));
  }

  const trainStep = await trainingStep(network, { batch: BATCH, frames: FRAMES, threads: 2 });
  const x = noise(BATCH * FRAMES * network.features);
  const y = new Float32Array(BATCH * CLASSES);
  for (let b = 0; b < BATCH; b++) y[b * CLASSES + (b % CLASSES)] = 1;
  await trainStep();
  await yardstick?.trainStep(x, y, BATCH, FRAMES);
  for (let round = 0; round < 4; round++) {
    for (let k = 0; k < 8; k++) await time(times.training[0], trainStep);
    if (yardstick) await time(times.training[1], () => yardstick.trainStep(x, y, BATCH, FRAMES));
  }
  await engine.release();

  const pair = ([onnx = [], tfjs = []]: number[][]) => {
    const [a, b] = [latency(onnx), tfjs.length ? latency(tfjs) : null];
    return { onnx: a, tfjsWasm: b, ratio: b && b.p50 / a.p50 };
  };
  const [trainOurs = [], trainTheirs = []] = times.training;
  const onnxTraining = latency(trainOurs).p50;
  const tfjsTraining = trainTheirs.length ? latency(trainTheirs).p50 : null;
  return {
    step: pair(times.step),
    window: pair(times.window),
    training: { onnx: onnxTraining, tfjsWasm: tfjsTraining, ratio: tfjsTraining && tfjsTraining / onnxTraining },
    parity,
    network: {
      family: network.family,
      features: network.features,
      stem: network.stem,
      hidden: network.hidden,
      classes: CLASSES,
      frames: FRAMES,
      batch: BATCH,
    },
    engine: `onnxruntime-node on ${engine.device}, 1 thread`,
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.versions.node}`,
  };
}

function latency(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
