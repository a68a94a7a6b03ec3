/** What this machine does: the engines' latencies and training speed, and TensorFlow.js's default layers beside them. */
import { cpus } from 'node:os';
import { OnnxEngine } from '../models/engine/onnx_engine.ts';
import { networkFor } from './learn.ts';
import { trainingStep } from './bench_step.ts';
import { openTensorFlow } from './bench_tensorflow.ts';
import { openYardstick } from './bench_tfjs.ts';
import { initialWeights } from './initialise.ts';
import { Random } from './random.ts';

/** ms */
export interface Latency {
  p50: number;
  p95: number;
}

/** The engines on the same work, the yardstick (TensorFlow.js's default layers) beside them; ratio = tfjsWasm / onnx. */
export interface Latencies {
  onnx: Latency;
  tensorflow: (Latency & { device: string }) | null;
  tfjsWasm: Latency | null;
  ratio: number | null;
}

export interface BenchResult {
  /** One streamed frame. */
  step: Latencies;
  /** A whole segment of 48 frames. */
  window: Latencies;
  /** Why the engine tensorflow was not measured. */
  tensorflowMissing: string | null;
  /** ms for one optimiser step on 32 sequences of 48 frames; ratio = tfjsWasm / onnx. */
  training: { onnx: number; tfjsWasm: number | null; ratio: number | null };
  /** Largest difference of a logit on the same segment: of the yardstick, or the engine tensorflow, and onnx. */
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
/** The engines take turns in so many rounds, so that the machine's other work hits all alike. */
const ROUNDS = 10;

/** ms a run */
type Times = Record<'onnx' | 'tensorflow' | 'tfjsWasm', number[]>;

export async function bench(): Promise<BenchResult> {
  const network = networkFor('lstm', CLASSES);
  const weights = initialWeights(network, 1);
  const random = new Random(2);
  const noise = (size: number) => Float32Array.from({ length: size }, () => random.spread(1));
  const engine = await OnnxEngine.create(network, weights);
  const yardstick = await openYardstick(network, weights);
  const segment = noise(FRAMES * network.features);
  const frame = (k: number) => segment.slice((k % FRAMES) * network.features, ((k % FRAMES) + 1) * network.features);

  let tensorflowMissing: string | null = null;
  const tensorflow = await openTensorFlow({ network, weights, segment, frames: FRAMES }).catch((error: unknown) => {
    tensorflowMissing = error instanceof Error ? error.message : String(error);
    return null;
  });

  const ours = await engine.score(segment, FRAMES);
  const others = [yardstick?.score(segment, FRAMES), tensorflow?.logits].filter((each) => each !== undefined);
  const parity = others.length
    ? Math.max(...others.flatMap((each) => Array.from(ours, (value, k) => Math.abs(value - (each[k] ?? NaN)))))
    : null;

  const none = (): Times => ({ onnx: [], tensorflow: [], tfjsWasm: [] });
  const times = { step: none(), window: none(), training: none() };
  const time = async (list: number[], work: () => unknown) => {
    const start = performance.now();
    await work();
    list.push(performance.now() - start);
  };
  let state = engine.start();
  for (let k = 0; k < 100; k++) {
    ({ state } = await engine.step(state, frame(k)));
    yardstick?.step(frame(k));
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let k = 0; k < 100; k++)
      await time(times.step.onnx, async () => ({ state } = await engine.step(state, frame(k))));
    if (yardstick) for (let k = 0; k < 40; k++) await time(times.step.tfjsWasm, () => yardstick.step(frame(k)));
    for (let k = 0; k < 20; k++) await time(times.window.onnx, () => engine.score(segment, FRAMES));
    if (yardstick)
      for (let k = 0; k < 3; k++) await time(times.window.tfjsWasm, () => yardstick.score(segment, FRAMES));
    if (tensorflow) {
      times.step.tensorflow.push(...(await tensorflow.time({ work: 'step', runs: 100 })));
      times.window.tensorflow.push(...(await tensorflow.time({ work: 'window', runs: 10 })));
    }
  }
  tensorflow?.close();

  const trainStep = await trainingStep(network, { batch: BATCH, frames: FRAMES, threads: 2 });
  const x = noise(BATCH * FRAMES * network.features);
  const y = new Float32Array(BATCH * CLASSES);
  for (let b = 0; b < BATCH; b++) y[b * CLASSES + (b % CLASSES)] = 1;
  await trainStep();
  await yardstick?.trainStep(x, y, BATCH, FRAMES);
  for (let round = 0; round < 4; round++) {
    for (let k = 0; k < 8; k++) await time(times.training.onnx, trainStep);
    if (yardstick) await time(times.training.tfjsWasm, () => yardstick.trainStep(x, y, BATCH, FRAMES));
  }
  await engine.release();

  const latencies = ({ onnx, tensorflow: native, tfjsWasm }: Times): Latencies => {
    const [a, b] = [latency(onnx), tfjsWasm.length ? latency(tfjsWasm) : null];
    return {
      onnx: a,
      tensorflow: tensorflow && { ...latency(native), device: tensorflow.device },
      tfjsWasm: b,
      ratio: b && b.p50 / a.p50,
    };
  };
  const onnxTraining = latency(times.training.onnx).p50;
  const tfjsTraining = times.training.tfjsWasm.length ? latency(times.training.tfjsWasm).p50 : null;
  return {
    step: latencies(times.step),
    window: latencies(times.window),
    tensorflowMissing,
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
