/**
 * What the open set makes of streams: words and guesses of people whom the networks never saw, by temperature alone and with
 * the released model's odds. The sign space knows these people's takes, which flatters; their words' places come from others.
 * `node test/bench/open_set_streams.ts --data FILE --boundary FILE [--cache FOLDER --streams N --odds a,b,c]`
 */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BoundaryNetwork } from '../../models/boundary.ts';
import { BoundarySegmenter } from '../../models/boundary_segmenter.ts';
import { readBoundary } from '../../models/engine/boundary_file.ts';
import { readSpaceFolder } from '../../models/engine/space_folder.ts';
import type { Model } from '../../models/model.ts';
import { OpenSet } from '../../models/open_set.ts';
import type { Recognition } from '../../models/recognition.ts';
import { Recognizer } from '../../models/recognizer.ts';
import { readOptions, required } from '../../training/arguments.ts';
import { recipeOf } from '../../training/commands/options.ts';
import { loadDataset } from '../../training/dataset.ts';
import { personOf } from '../../training/permitted.ts';
import { wordPoints } from '../../training/release_space.ts';
import { foldModels } from '../../training/streams/folds.ts';
import { materialOf } from '../../training/streams/material.ts';
import { measure, type Reading } from '../../training/streams/measure.ts';
import { streamsOf, type Stream } from '../../training/streams/stitch.ts';
import { asDetected } from '../../training/open_set_segments.ts';
import { Random, seedFor } from '../../training/random.ts';
import { idled, madeUpIdler } from '../../training/synthetic/idle.ts';
import { madeUpSigner } from '../../training/synthetic/signer.ts';

const RELEASED = resolve(import.meta.dirname, '../../models/released');
const CAMERA = { rate: 30, dropped: 0 };
const IDLE_MINUTES = 6;

const options = readOptions(process.argv.slice(2), {
  data: 'list',
  boundary: 'text',
  cache: 'text',
  streams: 'count',
  odds: 'text',
});
const dataset = await loadDataset(required(options.data, 'data'));
const boundary = await readBoundary(required(options.boundary, 'boundary'));
const { space } = await readSpaceFolder(join(RELEASED, 'sign-space'));
const released = JSON.parse(await readFile(join(RELEASED, 'asl-starter', 'model.json'), 'utf8')) as Model;
const [intercept, margin, nearness] = (options.odds ?? '').split(',').map(Number);
const odds =
  intercept !== undefined && margin !== undefined && nearness !== undefined
    ? { intercept, margin, nearness }
    : released.openSet?.odds;
if (!odds) throw new Error('The released model has no open set.');

const folds = await foldModels({
  dataset,
  family: 'gru',
  recipe: recipeOf({ epochs: undefined, seed: undefined, set: [] }),
  foreign: [],
  cuts: true,
  cache: options.cache ?? '/tmp/signwright-streams',
  threads: 1,
});

/** A minute of somebody who does not exist and does not sign (training/synthetic/idle.ts). */
function madeUpIdling(k: number): Stream {
  const random = new Random(seedFor(4321, k));
  const frames = asDetected(idled(madeUpIdler(random), madeUpSigner(random), 60, random));
  return { signer: 'made up', tempo: 1, frames, signs: [], still: [{ start: 0, end: 60_000, kind: 'idle' }] };
}

/** Guesses of any word are let through, as before. */
class Unguarded extends OpenSet {
  override isForeign(): boolean {
    return false;
  }
}

const WAYS = ['temperature', 'odds', 'odds, guesses too'] as const;
const readings = new Map<string, Reading[]>(WAYS.map((way) => [way, []]));
for (const { signer, model: plain, engine } of folds) {
  const own = dataset.takes.filter((take) => take.signer === signer);
  const material = materialOf(signer, own);
  if (!material) continue;
  const others = dataset.examples.filter((each) => personOf(each.signer) !== personOf(signer));
  const places = wordPoints(others, space);
  const streams = [
    ...streamsOf(material, { streams: options.streams ?? 4, signs: 20, camera: CAMERA, seed: 1 }),
    ...Array.from({ length: IDLE_MINUTES }, (_, k) => madeUpIdling(k)),
  ];
  for (const way of WAYS) {
    const fit = { odds, thresholds: {}, tradeOff: [] };
    const model: Model = way === 'temperature' ? plain : { ...plain, threshold: released.threshold, openSet: fit };
    for (const stream of streams) {
      const placed = { space, places };
      const openSet = way === 'odds' ? new Unguarded(model, placed) : new OpenSet(model, placed);
      const segmenter = new BoundarySegmenter(new BoundaryNetwork(boundary));
      const recognizer = new Recognizer(model, engine, undefined, segmenter, openSet);
      const said: Recognition[] = [];
      for (const frame of stream.frames) said.push(...(await recognizer.push(frame)));
      const last = stream.frames.at(-1);
      for (let t = 33; last && t < 1000; t += 33)
        said.push(...(await recognizer.push({ ...last, t: last.t + t, hands: [] })));
      readings.get(way)?.push({ stream, said });
    }
  }
}
const percent = (share: number) => (100 * share).toFixed(1);
process.stdout.write(
  'way                  F1   error  right word before 60 %  false words, guesses, questions a minute of idling\n',
);
for (const [way, list] of readings) {
  const { f1, wer, provisional, falsePerMinute } = measure(list);
  const idle = list.filter(({ stream }) => stream.signs.length === 0);
  const minutes = idle.reduce((sum, { stream }) => sum + (stream.frames.at(-1)?.t ?? 0) / 60_000, 0);
  const rate = (kind: Recognition['kind']) =>
    (idle.flatMap(({ said }) => said).filter((each) => each.kind === kind).length / minutes).toFixed(2);
  process.stdout.write(
    `${way.padEnd(18)} ${percent(f1)} ${percent(wer).padStart(6)} ${percent(provisional.early).padStart(12)} ${falsePerMinute.toFixed(2).padStart(26)}, ${rate('provisional')}, ${rate('unsure')}\n`,
  );
}
for (const { release } of folds) await release();
