/**
 * How fast training is, beside TensorFlow.js (WASM, default layers) and PyTorch on the same network, batch and sequences.
 * Run: node test/bench/training.ts [--family=gru] [--rounds=N] [--data=FILE.parquet] [--json]
 *
 * The network is models/network.ts's with one LSTM layer, because TensorFlow.js's GRU is another one (its reset gate comes
 * before the matrix product); `--family=gru` compares GRUs, without TensorFlow.js. Ours is a whole training, with its
 * variations and features, on two threads; the others get their numbers ready-made. PyTorch is `python3` or
 * `/usr/bin/python3` with torch, with one thread or two, whichever is faster; where there is none, it is left out. On
 * Debian it wants libopenblas0 beside python3-torch: on the plain libblas3 it takes ten times as long.
 *
 * With `--data` (and `--rounds=0` for this alone), 20 of the file's words with 30 takes each are learnt besides, and each
 * signer judged by a model that never saw them: after shares of the default's steps, and after four times as many.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FRAME_SIZE } from '../../models/clip.ts';
import { SLOT_COUNT } from '../../models/landmarks.ts';
import { NONE } from '../../models/model.ts';
import { LAYER_NORM_EPSILON, type Family } from '../../models/network.ts';
import { openYardstick } from '../../training/bench_tfjs.ts';
import type { Example } from '../../training/clips.ts';
import type { Sign } from '../../training/concatenation.ts';
import { loadDataset } from '../../training/dataset.ts';
import { initialWeights } from '../../training/initialise.ts';
import { judge, labelled, networkFor } from '../../training/learn.ts';
import { Random } from '../../training/random.ts';
import { epochsFor, RECIPE } from '../../training/recipe.ts';
import { train } from '../../training/trainer.ts';

const WORDS = 20;
const TAKES = 30;
const SEQUENCES = WORDS * TAKES;
const FRAMES = 48;
const THREADS = 2;
const STEPS = Math.ceil(SEQUENCES / RECIPE.batch);

const { values } = parseArgs({
  options: {
    family: { type: 'string', default: 'lstm' },
    rounds: { type: 'string', default: '4' },
    data: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const { family } = values;
if (family !== 'lstm' && family !== 'gru') throw new Error('The family to compare is lstm or gru.');
const rounds = Number(values.rounds);
const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

const speed = rounds > 0 ? await compare(family) : null;
const learning = values.data ? await learnWords(values.data, family) : null;
if (values.json) process.stdout.write(`${JSON.stringify({ speed, learning })}\n`);
else print();

/** Seconds an epoch, all in turns, so that the machine's other work hits all alike. */
async function compare(family: 'lstm' | 'gru') {
  const network = networkFor(family, WORDS);
  const signs = madeUp();
  const yardstick = family === 'lstm' ? await openYardstick(network, initialWeights(network, 1)) : null;
  const random = new Random(3);
  const x = Float32Array.from({ length: RECIPE.batch * FRAMES * network.features }, () => random.spread(1));
  const y = new Float32Array(RECIPE.batch * WORDS);
  for (let b = 0; b < RECIPE.batch; b++) y[b * WORDS + (b % WORDS)] = 1;
  const tfjsStep = async () => {
    const start = performance.now();
    await yardstick?.trainStep(x, y, RECIPE.batch, FRAMES);
    return (performance.now() - start) / 1000;
  };
  const torch = await Promise.all([1, 2].map((threads) => openTorch(family, threads)));
  const times = { ours: [] as number[], one: [] as number[], tfjs: [] as number[], torch: [[], []] as number[][] };
  await epochsOf(family, signs, THREADS);
  if (yardstick) await tfjsStep();
  for (let round = 0; round < rounds; round++) {
    times.ours.push(...(await epochsOf(family, signs, THREADS)));
    for (const [k, each] of torch.entries()) {
      for (let run = 0; each && run < 3; run++) times.torch[k]?.push(await each.epoch());
    }
    times.one.push(...(await epochsOf(family, signs, 1)));
    if (yardstick) times.tfjs.push(STEPS * (await tfjsStep()));
  }
  for (const each of torch) each?.close();
  const ours = median(times.ours);
  const tfjsWasm = times.tfjs.length ? median(times.tfjs) : null;
  const [one = NaN, two = NaN] = times.torch.map(median);
  const best = torch[0] ? Math.min(one, two) : null;
  return {
    network: {
      family,
      layers: 1,
      batch: RECIPE.batch,
      sequences: SEQUENCES,
      frames: FRAMES,
      features: network.features,
    },
    secondsPerEpoch: {
      ours,
      oursOneThread: median(times.one),
      tfjsWasm,
      torch: best && { best, oneThread: one, twoThreads: two, version: torch[0]?.version },
    },
    ratios: { tfjsWasm: tfjsWasm && tfjsWasm / ours, torch: best && best / ours },
  };
}

/** Seconds of some epochs of a real training, without the first. */
async function epochsOf(family: Family, signs: readonly Sign[], threads: number): Promise<number[]> {
  const marks: number[] = [];
  // Variations as always, but for what would change the length of a sequence.
  const augmentation = { ...RECIPE.augmentation, tempo: 0, approach: 0 };
  await train({
    network: networkFor(family, WORDS),
    train: signs,
    recipe: { ...RECIPE, epochs: 4, augmentation },
    threads,
    onProgress: ({ step }) => {
      if (step % STEPS === 0) marks.push(performance.now());
    },
  });
  return marks.slice(1).map((mark, k) => (mark - (marks[k] ?? NaN)) / 1000);
}

/** Two hands that wander; nobody has to recognise them. */
function madeUp(): Sign[] {
  const random = new Random(4);
  return Array.from({ length: SEQUENCES }, (_, k) => {
    const hands = Float32Array.from({ length: FRAMES * FRAME_SIZE }, () => random.spread(0.3));
    const presence = new Uint8Array(FRAMES * SLOT_COUNT).fill(1);
    return { clip: { frames: FRAMES, hands, presence }, label: k % WORDS, party: 's' };
  });
}

/** Null where no Python has torch. */
async function openTorch(family: string, threads: number) {
  const { features, stem, hidden } = networkFor('gru', WORDS);
  const sizes = { family, features, stem, hidden, classes: WORDS, epsilon: LAYER_NORM_EPSILON };
  const job = JSON.stringify({ ...sizes, sequences: SEQUENCES, frames: FRAMES, batch: RECIPE.batch, threads });
  for (const python of ['python3', '/usr/bin/python3']) {
    const version = await firstLine(python, ['-c', 'import torch; print(torch.__version__)']);
    if (!version) continue;
    const child = spawn(python, [join(import.meta.dirname, 'training_torch.py'), job], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // Debian's OpenBLAS has threads of its own, besides PyTorch's.
      env: { ...process.env, OPENBLAS_NUM_THREADS: `${threads}`, OMP_NUM_THREADS: `${threads}` },
    });
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    return {
      version,
      epoch: async () => {
        child.stdin.write('\n');
        const { value, done } = await lines.next();
        if (done) throw new Error('PyTorch ended before its time.');
        return Number(value);
      },
      close: () => child.stdin.end(),
    };
  }
  return null;
}

function firstLine(command: string, argv: string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(command, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? said.trim() : null));
  });
}

/** Accuracy on signers who were held out, by how long was learnt. */
async function learnWords(file: string, family: Family) {
  const { examples: all, signers } = await loadDataset([file]);
  const of = (word: string, signer: string) => all.filter((each) => each.word === word && each.signer === signer);
  const fewest = (word: string) => Math.min(...signers.map((signer) => of(word, signer).length));
  const words = [...new Set(all.map(({ word }) => word))]
    .filter((word) => word !== NONE)
    .sort((a, b) => fewest(b) - fewest(a) || (a < b ? -1 : 1))
    .slice(0, WORDS);
  const folds = signers.map((signer) => ({
    signer,
    teach: words.flatMap((word) => taken(signers.filter((each) => each !== signer).map((each) => of(word, each)))),
    judged: words.flatMap((word) => of(word, signer)),
  }));
  const network = networkFor(family, words.length);
  const rows = [];
  for (const share of [0.125, 0.25, 0.5, 1, 4]) {
    const results = [];
    for (const { signer, teach, judged } of folds) {
      const signs = labelled(teach, words);
      const epochs = Math.max(1, Math.round(share * epochsFor(signs.length, words.length, RECIPE)));
      const trained = await train({ network, train: signs, recipe: { ...RECIPE, epochs }, threads: THREADS });
      const answers = await judge(network, trained.weights, judged, words);
      const right = answers.filter(({ word, logits }) => logits && words[logits.indexOf(Math.max(...logits))] === word);
      results.push({ signer, takes: signs.length, top1: right.length / answers.length, trained });
    }
    rows.push({
      epochs: results[0]?.trained.epochs ?? 0,
      steps: results[0]?.trained.steps ?? 0,
      seconds: median(results.map(({ trained }) => trained.seconds)),
      top1: results.reduce((sum, { top1 }) => sum + top1, 0) / results.length,
      signers: Object.fromEntries(results.map(({ signer, top1 }) => [signer, top1])),
      takes: Math.max(...results.map(({ takes }) => takes)),
    });
  }
  return { words, rows };
}

/** As evenly from each list as they go round, until there are enough. */
function taken(lists: readonly (readonly Example[])[]): Example[] {
  const out: Example[] = [];
  for (let k = 0; out.length < TAKES && lists.some((list) => k < list.length); k++) {
    for (const list of lists) {
      const next = list[k];
      if (next && out.length < TAKES) out.push(next);
    }
  }
  return out;
}

function print(): void {
  if (speed) printSpeed(speed);
  for (const { epochs, steps, seconds, top1, signers, takes } of learning?.rows ?? []) {
    const each = Object.entries(signers).map(([signer, rate]) => `${signer} ${(100 * rate).toFixed(1)} %`);
    process.stdout.write(
      `${WORDS} words, ${takes} takes: ${epochs} epochs, ${steps} steps, ${seconds.toFixed(1)} s: ${(100 * top1).toFixed(1)} % of unseen signers' takes (${each.join(', ')})\n`,
    );
  }
}

function printSpeed({ network, secondsPerEpoch: s, ratios }: Awaited<ReturnType<typeof compare>>): void {
  const line = (name: string, seconds: number, ratio: number | null) =>
    process.stdout.write(
      `${name.padEnd(34)} ${seconds.toFixed(3).padStart(8)} s an epoch${ratio ? `, ours is ${ratio.toFixed(1)} times as fast` : ''}\n`,
    );
  process.stdout.write(
    `${network.family}, one layer; ${SEQUENCES} sequences of ${FRAMES} frames, batches of ${RECIPE.batch}\n`,
  );
  line(`ours, ${THREADS} threads`, s.ours, null);
  line('ours, 1 thread', s.oursOneThread, null);
  if (s.tfjsWasm) line('TensorFlow.js on WASM', s.tfjsWasm, ratios.tfjsWasm);
  else process.stdout.write('TensorFlow.js: left out (not installed, or its GRU is another one)\n');
  if (s.torch) {
    line(`PyTorch ${s.torch.version}, 1 thread`, s.torch.oneThread, s.torch.oneThread / s.ours);
    line(`PyTorch ${s.torch.version}, 2 threads`, s.torch.twoThreads, s.torch.twoThreads / s.ours);
  } else process.stdout.write('PyTorch: left out (no python3 with torch; Debian has it as python3-torch)\n');
}
