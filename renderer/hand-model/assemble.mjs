#!/usr/bin/env node
/**
 * Makes MediaPipe's hand model, hand_landmarker.task, out of the npm package @mediapipe/hands, so that neither install
 * nor start downloads anything. Both hold the same weights; the bundle adds metadata and a zip around them.
 *
 *   node assemble.mjs [--postinstall] [--from FOLDER] [--out FILE]
 *
 * --postinstall: a failure is only a warning, because building assembles again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/** With it, landmarks on 105 pictures equal, to the last bit, those of a bundle whose landmarks equal the official one's. */
const SHA256 = '3159362ba33d4b9610cad9c0d905e5ff65f17898d0729e6f431cc4f74b8281e4';

const PACKED = 'hands_solution_packed_assets';

/** @param {string} folder of the package @mediapipe/hands */
async function assemble(folder) {
  // Loaded here, not above: an install without development packages must get a warning, not a crash.
  const { withNormalization } = await import('./metadata.mjs');
  const { storedZip } = await import('./stored-zip.mjs');
  return storedZip([
    ['hand_detector.tflite', withNormalization(packedAsset(folder, 'palm_detection_full.tflite'))],
    ['hand_landmarks_detector.tflite', withNormalization(readFileSync(join(folder, 'hand_landmark_full.tflite')))],
  ]);
}

/**
 * The package keeps some of its files end to end in one, and their ranges in the script that loads it.
 * @param {string} folder
 * @param {string} name
 */
function packedAsset(folder, name) {
  const loader = readFileSync(join(folder, `${PACKED}_loader.js`), 'utf8');
  const range = new RegExp(`/${name}",\\s*"start":\\s*(\\d+),\\s*"end":\\s*(\\d+)`).exec(loader);
  if (!range) throw new Error(`${PACKED}_loader.js names no ${name}`);
  return readFileSync(join(folder, `${PACKED}.data`)).subarray(Number(range[1]), Number(range[2]));
}

/** @param {Uint8Array} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** @param {{ from?: string, out: string }} options */
async function run({ from, out }) {
  if (existsSync(out) && sha256(readFileSync(out)) === SHA256) return;
  const folder = from ?? dirname(createRequire(import.meta.url).resolve('@mediapipe/hands/package.json'));
  const bundle = await assemble(folder);
  const sum = sha256(bundle);
  if (sum !== SHA256) throw new Error(`its SHA-256 is ${sum}, not ${SHA256}`);
  mkdirSync(dirname(out), { recursive: true });
  const unfinished = `${out}.${process.pid}`;
  try {
    writeFileSync(unfinished, bundle);
    renameSync(unfinished, out);
  } finally {
    rmSync(unfinished, { force: true });
  }
  console.error(`Assembled ${relative('.', out)} (${(bundle.length / 1e6).toFixed(1)} MB).`);
}

const { values } = parseArgs({
  options: {
    postinstall: { type: 'boolean', default: false },
    from: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../public/hand_landmarker.task') },
  },
});
try {
  await run(values);
} catch (error) {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  const remedy = 'run `npm ci` to restore the package @mediapipe/hands, then `npm run hand-model`.';
  console.error(`The hand model could not be assembled (${reason}): ${remedy}`);
  if (!values.postinstall) process.exitCode = 1;
}
