/**
 * Do the words stay the same when the input gets worse? Run: node test/bench/disturbed-input.ts --data DIR [--streams 3] [--json]
 *
 * Streams of real people's takes (training/streams/stitch.ts, 20 signs each, 60 pictures a second thinned to 30) go through the
 * live path with the released model, once as they are and once disturbed. It has learnt from these people: what counts here is
 * not how many words are right but how many stay what they were, sign by sign. `unchanged`: the same word for the sign, or
 * none both times. `right` of all signs; `inserted`: words for no sign.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { releasedBoundary } from '../../models/boundary_released.ts';
import { openModel } from '../../models/engine/open.ts';
import { mirrorOf, type LandmarkFrame } from '../../models/landmarks.ts';
import { glossOf, personOf } from '../../training/permitted.ts';
import { readTakes } from '../../training/takes.ts';
import { materialOf } from '../../training/streams/material.ts';
import { align, type Written } from '../../training/streams/measure.ts';
import { openSetOf } from '../../training/placed.ts';
import { readStream } from '../../training/streams/read.ts';
import { streamsOf, type Material, type Stream } from '../../training/streams/stitch.ts';
import {
  at,
  detectedBy,
  dropped,
  followed,
  inPictureOf,
  irregular,
  missingHand,
  swappedLabels,
  withOther,
} from './disturbances.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    model: { type: 'string', default: resolve(import.meta.dirname, '../../models/released/asl-starter') },
    streams: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const SIGNS = 20;
const SETS = ['traduttore-10', 'signwish-11'];
/** Every frame of the streams; 30 pictures a second are every second one of them. */
const RATE = 60;

type Disturb = (stream: Stream, other: Stream, seed: number) => readonly LandmarkFrame[];
const thirty = ({ frames }: Stream) => frames.filter((_, k) => k % 2 === 0);
const behind = { x: 0.85, palms: 0.5 };
const crowd = (most: number, place = behind) => {
  return (stream: Stream, other: Stream, seed: number) =>
    detectedBy(withOther(thirty(stream), thirty(other), place), most, seed);
};

const nearest = (frames: readonly LandmarkFrame[]) => followed(frames, 'nearest');
/** Somebody signs beside the signer, as near or nearer, and partly out of the picture. */
const beside = (palms: number) => crowd(4, { x: 1.05, palms });
/** Both stand in the picture, shoulder to shoulder. */
const pair = (palms: number) => (stream: Stream, other: Stream, seed: number) => {
  const signer = at(thirty(stream), { x: 0.28, palms: 0.55 });
  return detectedBy(withOther(signer, thirty(other), { x: 0.75, palms }), 4, seed);
};

const DISTURBANCES: Record<string, Disturb> = {
  'nothing (chance of the pictures)': ({ frames }) => frames.filter((_, k) => k % 2 === 1),
  'labels swapped in one picture of five': (stream, _, seed) => swappedLabels(thirty(stream), 0.2, seed),
  'labels swapped throughout': (stream) => swappedLabels(thirty(stream), 1, 0),
  'leading hand missing for 300 ms in mid-sign': (stream) => missingHand({ ...stream, frames: thirty(stream) }, 300),
  '20 % of the pictures lost': (stream, _, seed) => dropped(thirty(stream), 0.2, seed),
  '60 pictures a second': ({ frames }) => frames,
  '15 pictures a second': ({ frames }) => frames.filter((_, k) => k % 4 === 0),
  '10 pictures a second': ({ frames }) => frames.filter((_, k) => k % 6 === 0),
  'pictures after 17 to 100 ms, at random': ({ frames }, _, seed) => irregular(frames, 16, 100, seed),
  'mirror image': (stream) => thirty(stream).map(mirrorOf),
  'upright picture, 3 : 4': (stream) => inPictureOf(thirty(stream), 3 / 4),
  'upright picture, 9 : 16': (stream) => inPictureOf(thirty(stream), 9 / 16),
  'somebody behind, 2 hands looked for, all read': crowd(2),
  'somebody behind, 2 hands looked for, the nearest read': (...all) => nearest(crowd(2)(...all)),
  'somebody behind, 4 hands looked for, the nearest read': (...all) => nearest(crowd(4)(...all)),
  'somebody beside, as near, 4 hands, the nearest read': (...all) => nearest(beside(0.95)(...all)),
  'somebody beside, nearer, 4 hands, the nearest read': (...all) => nearest(beside(1.4)(...all)),
  'somebody beside, nearer, 4 hands, the signer chosen': (...all) => followed(beside(1.4)(...all), 'left'),
  'two beside each other, the signer alone': (stream) => at(thirty(stream), { x: 0.28, palms: 0.55 }),
  'two beside each other, as near, 4 hands, the nearest read': (...all) => nearest(pair(1)(...all)),
  'two beside each other, as near, 4 hands, the signer chosen': (...all) => followed(pair(1)(...all), 'left'),
  'two beside each other, one nearer, 4 hands, the nearest read': (...all) => nearest(pair(1.4)(...all)),
  'two beside each other, one nearer, 4 hands, the signer chosen': (...all) => followed(pair(1.4)(...all), 'left'),
  'somebody behind, 4 hands looked for, in the middle': (...all) => nearest(crowd(4, { x: 0.55, palms: 0.5 })(...all)),
  'alone, the nearest read': (stream) => nearest(thirty(stream)),
};

const { model, engine, boundary, release } = await openModel(resolve(values.model), { engine: 'onnx' });
const openSet = await openSetOf(resolve(values.model), model);
const reader = { model, engine, boundary: boundary ?? releasedBoundary(), openSet };

async function wordsOf(stream: Stream, frames: readonly LandmarkFrame[]) {
  const { said } = await readStream(reader, { ...stream, frames: [...frames] });
  const written = said.filter((each): each is Written => each.kind === 'committed');
  const aligned = align(stream.signs, written);
  const words = stream.signs.map((sign) => aligned.find((each) => each.sign === sign)?.written?.word ?? null);
  return { words, inserted: aligned.filter(({ sign }) => sign === null).length };
}

async function materials(): Promise<Material[]> {
  const known = new Set(model.vocabulary.map(glossOf));
  const sets = await Promise.all(SETS.map((set) => readTakes([join(values.data, `${set}.parquet`)])));
  const takes = sets.flat().filter(({ word }) => known.has(glossOf(word)));
  const signers = [...new Set(takes.map(({ signer }) => personOf(signer)))];
  return signers.flatMap(
    (signer) =>
      materialOf(
        signer,
        takes.filter((take) => personOf(take.signer) === signer),
      ) ?? [],
  );
}

const streams = (await materials()).flatMap((material) =>
  streamsOf(material, { streams: Number(values.streams), signs: SIGNS, camera: { rate: RATE, dropped: 0 }, seed: 7 }),
);
const standard = await Promise.all(streams.map((stream) => wordsOf(stream, thirty(stream))));
const signs = streams.reduce((sum, stream) => sum + stream.signs.length, 0);
const isRight = (stream: Stream, words: readonly (string | null)[]) =>
  stream.signs.filter(({ word }, k) => words[k] !== null && glossOf(words[k] ?? '') === glossOf(word)).length;

interface Row {
  unchanged: number;
  right: number;
  inserted: number;
}
const rows: Record<string, Row> = {};
const summed = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
rows['as it was'] = {
  unchanged: 1,
  right: summed(streams.map((stream, k) => isRight(stream, standard[k]?.words ?? []))) / signs,
  inserted: summed(standard.map(({ inserted }) => inserted)),
};
for (const [name, disturb] of Object.entries(DISTURBANCES)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  let [unchanged, right, inserted] = [0, 0, 0];
  for (const [k, stream] of streams.entries()) {
    // Somebody else, whatever they sign.
    const other = streams[(k + Number(values.streams)) % streams.length] ?? stream;
    const found = await wordsOf(stream, disturb(stream, other, k));
    unchanged += found.words.filter((word, sign) => word === standard[k]?.words[sign]).length;
    right += isRight(stream, found.words);
    inserted += found.inserted;
  }
  rows[name] = { unchanged: unchanged / signs, right: right / signs, inserted };
  if (!values.json) process.stdout.write(line(name, rows[name]));
}
await release?.();

function line(name: string, { unchanged, right, inserted }: Row): string {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
  return `${name.padEnd(56)} unchanged ${percent(unchanged)}  right ${percent(right)}  inserted ${inserted}\n`;
}
if (values.json) process.stdout.write(`${JSON.stringify({ signs, rows }, null, 2)}\n`);
else process.stdout.write(line('as it was', rows['as it was'] as Row) + `${signs} signs\n`);
