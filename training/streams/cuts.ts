/**
 * Examples as the live path meets them: signs cut out of streams a little too early or too late, and the ways between
 * them, which are no sign. Recorded takes begin and end with still hands; signs in a stream do not.
 */
import { toClip, trimmed } from '../../models/clip.ts';
import { NONE } from '../../models/model.ts';
import { resample } from '../../models/resampling.ts';
import { HandTracker, type SlotFrame } from '../../models/tracking.ts';
import type { Example } from '../clips.ts';
import { Random, seedFor } from '../random.ts';
import type { Take } from '../takes.ts';
import { within, type Range } from './hands.ts';
import { portionsOf } from './material.ts';
import { streamsOf, type Stream } from './stitch.ts';

/** More signs are not cut out: they cost some 2 ms each. */
const MOST = 2000;
/** Pictures a second; most webcams give 30. */
const RATES = [30, 30, 30, 24, 15, 10] as const;
/** How far beside the truth a cut lies, ms: negative is within the sign. */
const BESIDE: Range = [-100, 200];
/** Of two neighbours a way that is no sign takes along so much, ms. */
const ALONG: Range = [0, 150];
/** Fewer frames of 30 Hz say nothing. */
const SHORTEST = 8;
/** Ways that become examples of `none`. */
const WAYS = 0.25;

/** Signs and ways cut out of streams of each signer's takes, so many signs a take, MOST at most. Idle movement is left out. */
export function cutsOf(takes: readonly Take[], perTake: number, seed: number): Example[] {
  const share = Math.min(perTake, MOST / takes.length);
  if (share <= 0) return [];
  return portionsOf(takes, share).flatMap(({ material, at, streams, signs }) =>
    Array.from({ length: streams }, (_, k) => {
      const camera = { rate: RATES[k % RATES.length] ?? 30, dropped: 0 };
      const plan = { streams: 1, signs, camera, seed: seedFor(seed, at, k), idle: false };
      return streamsOf(material, plan).flatMap((stream) => cutOut(stream, new Random(seedFor(seed, at, k, 1))));
    }).flat(),
  );
}

/** The stream at 30 Hz with its hands in their slots, as the live path has it. */
export function gridOf({ frames }: Stream): SlotFrame[] {
  const tracker = new HandTracker();
  return resample(frames.map((frame) => tracker.assign(frame)));
}

function cutOut(stream: Stream, random: Random): Example[] {
  const out: Example[] = [];
  const frames = gridOf(stream);
  const cut = (word: string, from: number, to: number) => {
    const kept = trimmed(frames.filter(({ t }) => t >= from && t <= to));
    if (kept.length >= SHORTEST) out.push({ word, signer: stream.signer, split: null, clip: toClip(kept) });
  };
  stream.signs.forEach((sign, k) => {
    cut(sign.word, sign.start - within(BESIDE, random), sign.end + within(BESIDE, random));
    const next = stream.signs[k + 1];
    if (next && random.chance(WAYS)) cut(NONE, sign.end - within(ALONG, random), next.start + within(ALONG, random));
  });
  return out;
}
