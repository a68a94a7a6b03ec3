/** Hands that sign nothing, made out of takes that sign something: examples of `none` where few were recorded. */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';
import { NONE } from '../models/model.ts';
import type { Example } from './clips.ts';
import type { Random } from './random.ts';

/** Movement that is no word: hands that wander between shapes taken from different words. */
export function fidgets(examples: readonly Example[], count: number, random: Random): Example[] {
  const clips = examples.flatMap(({ clip }) => (clip && clip.frames > 10 ? [clip] : []));
  return Array.from({ length: count }, () => {
    const stops = Array.from({ length: 3 + random.below(4) }, () => {
      const clip = clips[random.below(clips.length)] as Clip;
      return { clip, t: random.below(clip.frames), x: random.spread(0.25), y: random.spread(0.2) };
    });
    const frames = 20 + random.below(60);
    const clip: Clip = {
      frames,
      hands: new Float32Array(frames * FRAME_SIZE),
      presence: new Uint8Array(frames * SLOT_COUNT),
    };
    for (let k = 0; k < frames; k++) {
      const at = (k / (frames - 1)) * (stops.length - 1);
      const from = stops[Math.min(stops.length - 2, Math.floor(at))];
      const to = stops[Math.min(stops.length - 1, Math.floor(at) + 1)];
      if (!from || !to) continue;
      const u = Math.min(1, at - Math.floor(at));
      blend(clip, k, from, to, u * u * (3 - 2 * u));
    }
    return { word: NONE, signer: 'made:fidget', split: null, clip };
  });
}

/** A posture of a clip, moved by x and y. */
export interface Stop {
  clip: Clip;
  t: number;
  x: number;
  y: number;
}

/** Frame `frame` of `out`: `weight` of the way between two postures. */
export function blend(out: Clip, frame: number, from: Stop, to: Stop, weight: number): void {
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const inFrom = from.clip.presence[from.t * SLOT_COUNT + slot];
    const inTo = to.clip.presence[to.t * SLOT_COUNT + slot];
    const seen = weight < 0.5 ? inFrom : inTo;
    if (!seen) continue;
    out.presence[frame * SLOT_COUNT + slot] = 1;
    const a = from.t * FRAME_SIZE + slot * HAND_SIZE;
    const b = to.t * FRAME_SIZE + slot * HAND_SIZE;
    const share = inFrom && inTo ? weight : weight < 0.5 ? 0 : 1;
    for (let k = 0; k < HAND_SIZE; k++) {
      const shift = (stop: Stop) => (k % 3 === 0 ? stop.x : k % 3 === 1 ? stop.y : 0);
      const p = (from.clip.hands[a + k] ?? 0) + shift(from);
      const q = (to.clip.hands[b + k] ?? 0) + shift(to);
      out.hands[frame * FRAME_SIZE + slot * HAND_SIZE + k] = p * (1 - share) + q * share;
    }
  }
}

/** Hands that lie low in the picture and hardly move. */
export function rests(examples: readonly Example[], count: number, random: Random): Example[] {
  const clips = examples.flatMap(({ clip }) => (clip && clip.frames > 10 ? [clip] : []));
  return Array.from({ length: count }, () => {
    const source = clips[random.below(clips.length)] as Clip;
    const stop = {
      clip: source,
      t: random.below(source.frames),
      x: random.spread(0.15),
      y: 0.25 + random.next() * 0.2,
    };
    const frames = 12 + random.below(60);
    const clip: Clip = {
      frames,
      hands: new Float32Array(frames * FRAME_SIZE),
      presence: new Uint8Array(frames * SLOT_COUNT),
    };
    const end = { ...stop, x: stop.x + random.spread(0.02), y: stop.y + random.spread(0.02) };
    for (let k = 0; k < frames; k++) blend(clip, k, stop, end, k / frames);
    return { word: NONE, signer: 'made:rest', split: null, clip };
  });
}
