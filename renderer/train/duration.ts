/** How long a training may take, and how durations are spoken of. */
import type { Family } from '../../models/network.ts';
import { messages } from './messages.ts';

/**
 * ms for an optimiser step on one core that does nothing else: GRU as in docs/architecture.md, the others in proportion to
 * their folds in README's comparison of families.
 */
export const STEP_MS: Record<Family, number> = {
  rnn: 21,
  lstm: 55,
  gru: 42,
  bidirectional: 34,
  'encoder-decoder': 65,
  attention: 34,
};
/** Takes are frozen, a process starts, the model is opened: s. With it, README's 26 s for 20 words and 370 takes come out. */
const AROUND_S = 4;
/** Where signs of the words begin and end is learnt, s. */
export const BOUNDARIES_S = 30;
/** What each group that is left out is asked in streams, s. */
const ASKING_S = 5;
/** More groups are not left out (training/judgement.ts). */
export const MOST_GROUPS = 5;

/** Optimiser steps. The figures are those of training/recipe.ts, which the page cannot import; a test compares them. */
export function stepsFor(takes: number, classes: number): number {
  const perEpoch = Math.max(1, Math.ceil(takes / 32));
  const steps = Math.min(1500, Math.max(400, 25 * classes));
  return perEpoch * Math.max(20, Math.ceil(steps / perEpoch));
}

export interface Effort {
  takes: number;
  /** Words, `none` among them. */
  classes: number;
  family: Family;
  /** People, or sittings of the only person. */
  groups: number;
  /** How much slower than `STEP_MS` this machine learns, as far as it is known. */
  pace: number;
}

/** From the click to the model, s. */
export function learningTime({ takes, classes, family, pace }: Effort): number {
  return AROUND_S + (stepsFor(takes, classes) * STEP_MS[family] * pace) / 1000;
}

/** From the model to all of its figures, s: for each group that is left out, a network learns from the others. */
export function judgingTime({ groups, ...effort }: Effort): number {
  if (groups < 2) return 0;
  const count = Math.min(groups, MOST_GROUPS);
  const learning = learningTime({ ...effort, groups, takes: Math.round(effort.takes * (1 - 1 / count)) });
  return BOUNDARIES_S * effort.pace + count * (learning + ASKING_S * effort.pace);
}

/** "about 25 seconds": no more exact than it is known. */
export function about(seconds: number): string {
  const m = messages().about;
  if (seconds < 8) return m.few;
  if (seconds <= 55) return m.seconds(5 * Math.ceil(seconds / 5));
  if (seconds < 90) return m.minute;
  if (seconds < 55 * 60) return m.minutes(Math.round(seconds / 60));
  return seconds < 90 * 60 ? m.hour : m.hours(Math.round(seconds / 3600));
}

/** "about 12 s left"; empty while nobody knows. In steps that do not flicker. */
export function left(seconds: number | null): string {
  if (seconds === null) return '';
  const m = messages().left;
  if (seconds < 1) return m.nearly;
  if (seconds <= 20) return m.seconds(Math.ceil(seconds));
  if (seconds < 90) return m.seconds(5 * Math.ceil(seconds / 5));
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? m.minutes(minutes) : m.hours(Math.floor(minutes / 60), minutes % 60);
}
