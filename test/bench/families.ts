/** How long a training step, a segment and a frame take with each family. Run: node test/bench/families.ts [--json] */
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { FAMILIES, isCausal, parameterCount } from '../../models/network.ts';
import { trainingStep } from '../../training/bench_step.ts';
import { initialWeights } from '../../training/initialise.ts';
import { networkFor } from '../../training/learn.ts';
import { Random } from '../../training/random.ts';

const CLASSES = 100;
const FRAMES = 48;
const BATCH = 32;
/** The families take turns in so many rounds, so that the machine's other work hits all alike. */
const ROUNDS = 8;

const runners = await Promise.all(
  FAMILIES.map(async (family) => {
    const network = networkFor(family, CLASSES);
    const engine = await OnnxEngine.create(network, initialWeights(network, 1));
    const random = new Random(3);
    const segment = Float32Array.from({ length: FRAMES * network.features }, () => random.spread(1));
    const frame = segment.slice(0, network.features);
    const start = isCausal(family) ? engine.start() : null;
    return {
      family,
      parameters: parameterCount(network),
      train: await trainingStep(network, { batch: BATCH, frames: FRAMES, threads: 1 }),
      score: () => engine.score(segment, FRAMES),
      step: start && (() => engine.step(start, frame)),
      times: { train: [] as number[], score: [] as number[], step: [] as number[] },
    };
  }),
);

async function time(list: number[], work: () => Promise<unknown>, runs: number): Promise<void> {
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    await work();
    list.push(performance.now() - start);
  }
}

for (const { train } of runners) await train();
for (let round = 0; round < ROUNDS; round++) {
  for (const { train, score, step, times } of runners) {
    await time(times.train, train, 5);
    await time(times.score, score, 20);
    if (step) await time(times.step, step, 40);
  }
}

const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? null;
const rows = runners.map(({ family, parameters, times }) => ({
  family,
  parameters,
  trainingStep: median(times.train),
  fastest: Math.min(...times.train),
  segment: median(times.score),
  frame: median(times.step),
}));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  const cell = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits)).padStart(9);
  process.stdout.write(`${'ms'.padEnd(16)} parameters  training (least)  segment    frame\n`);
  for (const { family, parameters, trainingStep: train, fastest, segment, frame } of rows) {
    process.stdout.write(
      `${family.padEnd(16)} ${String(parameters).padStart(10)} ${cell(train, 1)} ${cell(fastest, 1)} ${cell(segment, 2)} ${cell(frame, 3)}\n`,
    );
  }
}
