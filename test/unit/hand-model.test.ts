import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const SCRIPT = resolve(import.meta.dirname, '../../renderer/hand-model/assemble.mjs');
const PACKAGE = dirname(createRequire(import.meta.url).resolve('@mediapipe/hands/package.json'));
const folder = mkdtempSync(join(tmpdir(), 'hand-model-'));
const out = join(folder, 'hand_landmarker.task');
afterAll(() => rmSync(folder, { recursive: true }));

const assemble = (...options: string[]) =>
  spawnSync(process.execPath, [SCRIPT, '--out', out, ...options], { encoding: 'utf8' });

/** [name, first byte, size] of each stored file, read by the zip's own directory. */
function entriesOf(zip: Buffer): [string, number, number][] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    expect(zip.readUInt16LE(at + 10), 'stored').toBe(0);
    const name = zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    const local = zip.readUInt32LE(at + 42);
    const first = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const size = zip.readUInt32LE(at + 24);
    at += 46 + name.length;
    return [name, first, size];
  });
}

describe('assembling the hand model', () => {
  test('gives the pinned bytes: both models, stored, at multiples of four', () => {
    expect(assemble()).toMatchObject({ status: 0 });
    const bundle = readFileSync(out);
    const pinned = /SHA256 = '([0-9a-f]{64})'/.exec(readFileSync(SCRIPT, 'utf8'))?.[1];
    expect(createHash('sha256').update(bundle).digest('hex')).toBe(pinned);
    const entries = entriesOf(bundle);
    expect(entries.map(([name]) => name)).toEqual(['hand_detector.tflite', 'hand_landmarks_detector.tflite']);
    for (const [, first, size] of entries) {
      expect(first % 4).toBe(0);
      const model = bundle.subarray(first, first + size);
      expect(model.toString('latin1', 4, 8)).toBe('TFL3');
      expect(model.includes('TFLITE_METADATA')).toBe(true);
      expect(model.includes('M001')).toBe(true);
    }
    const [, landmarks] = entries;
    const weights = readFileSync(join(PACKAGE, 'hand_landmark_full.tflite'));
    expect(bundle.subarray(landmarks?.[1]).indexOf(weights) % 16, 'weights keep their alignment').toBe(0);
  });

  test('leaves a right file alone and replaces a wrong one', () => {
    assemble();
    const right = readFileSync(out);
    utimesSync(out, 1, 1);
    assemble();
    expect(statSync(out).mtimeMs).toBe(1000);
    writeFileSync(out, 'damaged');
    expect(assemble().status).toBe(0);
    expect(readFileSync(out).equals(right)).toBe(true);
    expect(readdirSync(folder)).toEqual(['hand_landmarker.task']);
  });

  describe('out of a damaged package', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'mediapipe-hands-'));
    afterAll(() => rmSync(damaged, { recursive: true }));
    const FILES = [
      'hand_landmark_full.tflite',
      'hands_solution_packed_assets.data',
      'hands_solution_packed_assets_loader.js',
    ];
    const damage: [string, () => void][] = [
      ['a model cut short', () => truncateSync(join(damaged, 'hand_landmark_full.tflite'), 100_000)],
      ['an empty model', () => truncateSync(join(damaged, 'hand_landmark_full.tflite'), 0)],
      ['no model', () => rmSync(join(damaged, 'hand_landmark_full.tflite'))],
      ['a loader of another version', () => writeFileSync(join(damaged, 'hands_solution_packed_assets_loader.js'), '')],
      ['assets with one byte changed', () => flipByte(join(damaged, 'hands_solution_packed_assets.data'), 1_000_000)],
    ];
    test.each(damage)('%s is one clear sentence, and nothing is written', (_, spoil) => {
      for (const file of FILES) cpSync(join(PACKAGE, file), join(damaged, file));
      spoil();
      rmSync(out, { force: true });
      const { status, stderr } = assemble('--from', damaged);
      expect(status).toBe(1);
      expect(stderr).toMatch(/^The hand model could not be assembled \(.+\): run `npm ci` .+\.\n$/);
      expect(readdirSync(folder)).toEqual([]);
      expect(assemble('--from', damaged, '--postinstall').status, 'installing goes on').toBe(0);
    });
  });

  test('does not need the package when the file is there', () => {
    assemble();
    execFileSync(process.execPath, [SCRIPT, '--out', out, '--from', join(folder, 'nowhere')]);
  });
});

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = ~(bytes[at] ?? 0);
  writeFileSync(path, bytes);
}
