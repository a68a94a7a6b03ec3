/** What streams are stitched of: each signer's takes as signs, and how restless the detector makes their hands. */
import { HAND_SIZE } from '../../models/landmarks.ts';
import { NONE } from '../../models/model.ts';
import { tracked } from '../clips.ts';
import type { Take } from '../takes.ts';
import { signOfTake, type Sign } from './signs.ts';
import type { Material } from './stitch.ts';

/** Shorter than this is no sign, ms; movement that is none has its hands in view for so much of the take. */
const SHORTEST = 300;
const IN_VIEW = 0.5;

/**
 * Of one signer's takes.
 * @returns null where none of them shows a sign
 */
export function materialOf(signer: string, takes: readonly Take[]): Material | null {
  const signs: Sign[] = [];
  const none: Sign[] = [];
  for (const take of takes) {
    const sign = signOfTake(take);
    if (!sign || sign.duration < SHORTEST) continue;
    if (take.word !== NONE) signs.push(sign);
    else if (sign.duration > IN_VIEW * (take.times.at(-1) ?? 0)) none.push(sign);
  }
  const [first] = takes;
  return first && signs.length > 0 ? { signer, aspect: first.aspect, signs, none, noise: noiseOf(takes) } : null;
}

/** Signs of a stream. */
const SIGNS = 20;

/** What one signer's streams are to be: so many of so many signs each. */
export interface Portion {
  material: Material;
  /** The signer's place among all. */
  at: number;
  streams: number;
  signs: number;
}

/** Of each signer whose takes show a sign, streams with so many signs a take. */
export function portionsOf(takes: readonly Take[], perTake: number): Portion[] {
  const signers = [...new Set(takes.map(({ signer }) => signer))];
  return signers.flatMap((signer, at) => {
    const material = materialOf(
      signer,
      takes.filter((take) => take.signer === signer),
    );
    if (!material) return [];
    const all = Math.max(1, Math.round(perTake * material.signs.length));
    const streams = Math.ceil(all / SIGNS);
    return [{ material, at, streams, signs: Math.ceil(all / streams) }];
  });
}

/** Takes that are enough to measure the noise. */
const MEASURED = 60;

/**
 * Standard deviation of a still hand's coordinates, picture heights: how far each picture lies from the middle between its
 * neighbours (√1.5 times the noise), in the quietest fifth of the pictures.
 */
function noiseOf(takes: readonly Take[]): number {
  const errors: number[] = [];
  const every = Math.max(1, Math.floor(takes.length / MEASURED));
  for (let k = 0; k < takes.length; k += every) {
    const frames = tracked(takes[k] as Take);
    for (let t = 2; t < frames.length - 1; t++) {
      const [a, b, c] = [frames[t - 1], frames[t], frames[t + 1]];
      for (const slot of [0, 1] as const) {
        const [p, q, r] = [a?.slots[slot], b?.slots[slot], c?.slots[slot]];
        if (!p || !q || !r) continue;
        let squares = 0;
        for (let i = 1; i < HAND_SIZE; i += 3) squares += ((q[i] ?? 0) - ((p[i] ?? 0) + (r[i] ?? 0)) / 2) ** 2;
        errors.push(Math.sqrt(squares / (HAND_SIZE / 3) / 1.5));
      }
    }
  }
  errors.sort((a, b) => a - b);
  return errors[Math.floor(errors.length / 10)] ?? 0.001;
}
