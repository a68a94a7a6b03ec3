/**
 * Takes of the synthetic signer through real MediaPipe, for `signwright bench stream` and whoever needs takes of known signs.
 * Run: node test/bench/synthetic-takes.ts --out FILE.parquet [--takes 8] [--signers 4] [--fps 30]
 *
 * The signer is rendered, and the app's own detector looks at each picture in Chromium with the picture's own time: so a slow
 * machine gives as many detections a second of film as a fast one, only later. The trim of a take is its stroke, which is
 * known by geometry. Signers differ in size, speed, place, view, skin and room; the last of four leads with the left hand.
 * What was recorded once comes from a cache.
 */
import { parseArgs } from 'node:util';
import { ProgressBar } from '../../training/progress.ts';
import { takeOf, writeTakes, type Take } from '../../training/takes.ts';
import { GLOSSES } from '../fixtures/signed-model.ts';
import { recordTakes, type SignerTake } from '../fixtures/signer/studio.ts';
import type { Style } from '../fixtures/signer/style.ts';
import { wordOf } from '../fixtures/signer/words.ts';

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    takes: { type: 'string', default: '8' },
    signers: { type: 'string', default: '4' },
    fps: { type: 'string', default: '30' },
    seed: { type: 'string', default: '11' },
  },
});
if (values.out === undefined) throw new Error('--out names the file to write.');
const [each, signers, fps, seed] = [values.takes, values.signers, values.fps, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];

/** Of each four signers: hand sizes, tempos and sides further apart than `styleOf` makes them. */
const KINDS = [
  { size: 1, tempo: 1, dominant: 'right' },
  { size: 0.86, tempo: 1.25, dominant: 'right' },
  { size: 1.1, tempo: 0.8, dominant: 'right' },
  { size: 0.94, tempo: 1, dominant: 'left' },
] as const;

function restyle(style: Style): Style {
  const number = Number(style.signer.split('-').at(-1)) - 1;
  const { size, tempo, dominant } = KINDS[number % KINDS.length] ?? KINDS[0];
  return { ...style, size: style.size * size, tempo: style.tempo * tempo, dominant };
}

function asTake({ word, signer, session, frames, strokeStart, strokeEnd }: SignerTake): Take {
  const edits = { trim: { start: strokeStart, end: strokeEnd }, mirrored: false };
  return { ...takeOf(frames, { word, signer, session, split: null, source: 'synthetic' }), edits };
}

const bar = new ProgressBar('takes');
const takes = await recordTakes(GLOSSES.map(wordOf), each * signers, seed, {
  signers,
  noneTakes: each * signers,
  restyle,
  fps,
  onProgress: (share) => bar.show(share),
});
bar.end();
await writeTakes(values.out, takes.map(asTake));
const frames = takes.flatMap((take) => take.frames);
process.stdout.write(`${takes.length} takes, ${frames.length} pictures, ${signers} signers: ${values.out}\n`);
