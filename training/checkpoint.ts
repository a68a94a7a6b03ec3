/**
 * What a training needs to go on after its process is gone. A checkpoint is written beside its place, synced and renamed:
 * whenever the power fails, there is a whole one or none.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FEATURE_VERSION } from '../models/features.ts';
import type { NetworkDefinition } from '../models/network.ts';
import type { Sign } from './concatenation.ts';
import type { Recipe } from './recipe.ts';
import { engineVersions } from './versions.ts';

/** To be raised where a change of the training makes the rest of an interrupted one come out differently. */
const FORMAT = 2;
const MAGIC = 0x50435753;
const PRELUDE = 8;
const DIGEST = 32;

/** After so many optimiser steps. Everything random comes from seed, epoch and sign, so it need not be kept. */
export interface TrainingState {
  step: number;
  /** Smoothed loss. */
  loss: number;
  /** Accuracy of the last check on held-out signers. */
  heldOut: number | null;
  /** [learnt] each; the moments are Adam's. */
  weights: Float32Array;
  average: Float32Array;
  moments: readonly [Float32Array, Float32Array];
  best: { top1: number; step: number; weights: Float32Array } | null;
}

/** Names a training by all that its weights depend on. */
export function trainingKey(lesson: {
  network: NetworkDefinition;
  recipe: Recipe;
  epochs: number;
  epochSize: number;
  /** [learnt] before the first step: they stand for the model that it starts from. */
  weights: Float32Array;
  train: readonly Sign[];
  heldOut: readonly Sign[];
}): string {
  const { network, recipe, epochs, epochSize, weights, train, heldOut } = lesson;
  const hash = createHash('sha256');
  hash.update(JSON.stringify([FORMAT, FEATURE_VERSION, engineVersions(), network, recipe, epochs, epochSize]));
  hash.update(bytesOf(weights));
  for (const signs of [train, heldOut]) {
    hash.update(`${signs.length}:`);
    for (const { clip, label, party } of signs) {
      hash.update(JSON.stringify([clip.frames, label, party]));
      hash.update(bytesOf(clip.hands)).update(clip.presence);
    }
  }
  return hash.digest('hex');
}

/** A quarter of this is the number of parameters: 4 MB for a GRU of 20 words, 10 to 20 ms. */
export async function writeCheckpoint(path: string, key: string, state: TrainingState): Promise<void> {
  const { step, loss, heldOut, weights, average, moments, best } = state;
  const about = {
    key,
    step,
    loss,
    heldOut,
    learnt: weights.length,
    best: best && { top1: best.top1, step: best.step },
  };
  const header = new TextEncoder().encode(JSON.stringify(about));
  const prelude = new DataView(new ArrayBuffer(PRELUDE));
  prelude.setUint32(0, MAGIC, true);
  prelude.setUint32(4, header.length, true);
  const parts: Uint8Array[] = [new Uint8Array(prelude.buffer), header];
  parts.push(...[weights, average, ...moments, ...(best ? [best.weights] : [])].map(bytesOf));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const beside = `${path}.new`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(beside, 'w');
    try {
      await file.writev([...parts, hash.digest()]);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** The state of the training of this key; or why it must begin at its beginning, as a sentence; null where nothing is kept. */
export async function readCheckpoint(path: string, key: string): Promise<TrainingState | string | null> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  const damaged = 'The checkpoint is damaged: the training begins anew.';
  const end = bytes.length - DIGEST;
  if (end < PRELUDE || bytes.readUInt32LE(0) !== MAGIC) return damaged;
  if (!createHash('sha256').update(bytes.subarray(0, end)).digest().equals(bytes.subarray(end))) return damaged;
  // Whole, so it is as it was written here.
  const at = PRELUDE + bytes.readUInt32LE(4);
  const about = JSON.parse(bytes.toString('utf8', PRELUDE, at)) as {
    key: string;
    step: number;
    loss: number;
    heldOut: number | null;
    learnt: number;
    best: { top1: number; step: number } | null;
  };
  if (about.key !== key)
    return 'The checkpoint belongs to a training on other data, by another recipe or version: this one begins anew.';
  const { step, loss, heldOut, learnt, best } = about;
  const floats = (k: number) =>
    new Float32Array(Uint8Array.from(bytes.subarray(at + 4 * k * learnt, at + 4 * (k + 1) * learnt)).buffer);
  return {
    step,
    loss,
    heldOut,
    weights: floats(0),
    average: floats(1),
    moments: [floats(2), floats(3)],
    best: best && { ...best, weights: floats(4) },
  };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) => new Uint8Array(buffer, byteOffset, byteLength);
