/** How a training is spoken of: where it stands, what came of it, and what its figures mean. */
import type { Judgement, TrainingJob } from '../../electron/ipc.ts';
import { clock, moment } from '../language/dates.ts';
import { listed } from '../language/numbers.ts';
import { translated } from '../language/sentences.ts';
import { percent } from '../models/phrases.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { left, MOST_GROUPS } from './duration.ts';
import { messages } from './messages.ts';

export type Stage = 'waits' | 'collects' | 'learns' | 'judges' | 'over';

/** The stages that a training goes through, as they are shown. */
export const STAGES: readonly Stage[] = ['waits', 'collects', 'learns', 'judges', 'over'];

export function stageOf({ state, data }: Pick<TrainingJob, 'state' | 'data'>): Stage {
  switch (state) {
    case 'queued':
      return 'waits';
    case 'running':
      return data ? 'learns' : 'collects';
    case 'judging':
      return 'judges';
    default:
      return 'over';
  }
}

/** What it does now, for people. */
export function standingOf(job: TrainingJob): string {
  const m = messages().standing;
  switch (stageOf(job)) {
    case 'waits':
      return m.waits;
    case 'collects':
      return m.collects;
    case 'learns':
      if (job.step === 0) return m.begins;
      return job.data ? m.learnsFrom(job.data.takes, job.data.signers) : m.learns;
    case 'judges':
      return judged(job) ? m.judged(translated(job.message)) : m.judges;
    case 'over':
      return outcomeOf(job);
  }
}

/** All its figures are there; what comes then is what more takes would bring. */
const judged = ({ judgement }: Pick<TrainingJob, 'judgement'>): boolean =>
  judgement !== null && judgement.groups.all > 0 && judgement.groups.done >= judgement.groups.all;

/** "43 %, about 12 s left" */
export function progressOf({ share, secondsLeft }: Pick<TrainingJob, 'share' | 'secondsLeft'>): string {
  return [`${Math.floor(100 * share)} %`, left(secondsLeft)].filter(Boolean).join(', ');
}

/** "Step 212 of 504, epoch 18 of 42"; empty before the first. */
export function stepsOf({ step, steps, epoch, epochs }: TrainingJob): string {
  return step === 0 ? '' : messages().steps(step, steps, epoch, epochs);
}

/** "Done Nov 22, 2026, 2:02 PM, recognises now". @param model of the training, as far as there still is one */
export function endedInWords(job: TrainingJob, model: { active: boolean } | null): string {
  const m = messages();
  const ended = m.ended[job.state](moment(job.ended ?? job.created));
  if (model?.active) return m.endedInUse(ended);
  return job.model !== null && !model ? m.endedDeleted(ended) : ended;
}

/** What came of one that has ended. */
export function outcomeOf(job: TrainingJob): string {
  const m = messages();
  const { state, judgement, model } = job;
  const message = translated(job.message);
  switch (state) {
    case 'done':
      return judgement ? figuresOf(judgement) : m.doneUnjudged;
    case 'failed':
      if (judgement && judged(job)) return m.growthFailed(figuresOf(judgement), message);
      return model ? m.judgingFailed(message) : message;
    default:
      return judgement?.takes ? `${message} ${figuresOf(judgement)}` : message;
  }
}

/** What it read rightly, and of whom. */
export function figuresOf({ basis, top1, worst, takes, note }: Judgement): string {
  if (top1 === null || takes === 0) return translated(note);
  const m = messages();
  const right = percent(top1);
  const least = worst && worst.top1 < top1 ? m.least(worst.name, percent(worst.top1)) : '';
  switch (basis) {
    case 'signers':
      return m.reads.signers(right, takes, least);
    case 'sessions':
      return m.reads.sessions(right, takes, least);
    default:
      return m.reads.all(right, takes, least);
  }
}

/** What is left out in turn: each one, or groups of them. */
export type LeftOut = 'person' | 'people' | 'sitting' | 'sittings';

/** @param signers from whom it learns */
export function nounOf(judgement: Judgement | null, signers: number): LeftOut {
  const all = judgement?.groups.all ?? signers;
  if (judgement?.basis === 'sessions') return all < MOST_GROUPS ? 'sitting' : 'sittings';
  return all === signers ? 'person' : 'people';
}

/** "Provisional: 2 of 4 people judged." Empty where all are. @param signers from whom it learns */
export function provisionalOf(judgement: Judgement, signers: number): string {
  const { done, all } = judgement.groups;
  return done < all ? messages().provisional[nounOf(judgement, signers)](done, all) : '';
}

/** Where the model of a training stands. @param since when it was seen to take over, ms since 1970; null: earlier */
export function activeInWords(active: boolean, since: number | null): string {
  const m = messages();
  if (!active) return m.notInUse;
  return since === null ? m.inUse : m.inUseSince(clock(since));
}

/** "“hello”, “water” and 3 more" */
export function named(words: readonly string[], most = 5): string {
  const m = messages();
  const names = words.slice(0, most).map((word) => m.quoted(readable(word)));
  return listed(words.length > most ? [...names, m.more(words.length - most)] : names);
}

/** What is said in every view when the model is there, and when a training has ended; null where there is nothing to say. */
export function noticeOf(before: TrainingJob | undefined, now: TrainingJob): string | null {
  if (!before || stageOf(before) === 'over') return null;
  const m = messages().notice;
  const { name, activate } = now.order;
  if (now.state === 'failed') return m.failed(name, translated(now.message));
  if (now.state === 'done') return m.judged(name, outcomeOf(now));
  if (before.model === null && now.model !== null && now.state !== 'cancelled')
    return activate ? m.inUse(name) : m.learnt(name);
  return null;
}
