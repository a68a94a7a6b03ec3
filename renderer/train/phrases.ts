/** How a training is spoken of: where it stands, what came of it, and what its figures mean. */
import type { Judgement, TrainingJob } from '../../electron/ipc.ts';
import { count } from '../library/in-words.ts';
import { percent } from '../models/phrases.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { left, MOST_GROUPS } from './duration.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
/** @param ms since 1970 */
export const clock = (ms: number) => TIME.format(ms);

export type Stage = 'waits' | 'collects' | 'learns' | 'judges' | 'over';

/** The stages that a training goes through, as they are shown. */
export const STAGES: readonly { stage: Stage; name: string }[] = [
  { stage: 'waits', name: 'Waits' },
  { stage: 'collects', name: 'Collects' },
  { stage: 'learns', name: 'Learns' },
  { stage: 'judges', name: 'Judges' },
  { stage: 'over', name: 'Done' },
];

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
  switch (stageOf(job)) {
    case 'waits':
      return 'Waits for its turn.';
    case 'collects':
      return 'Collects the takes and freezes them as they are now.';
    case 'learns':
      return job.step === 0 ? 'Gets ready to learn.' : learnsFrom(job);
    case 'judges':
      return judged(job)
        ? `It has been judged. ${job.message}`
        : 'The model is there. Parts of the takes are left out in turn, to judge how good it is.';
    case 'over':
      return outcomeOf(job);
  }
}

/** All its figures are there; what comes then is what more takes would bring. */
const judged = ({ judgement }: Pick<TrainingJob, 'judgement'>): boolean =>
  judgement !== null && judgement.groups.all > 0 && judgement.groups.done >= judgement.groups.all;

const learnsFrom = ({ data }: TrainingJob): string =>
  data ? `Learns from ${count(data.takes, 'take')} of ${count(data.signers, 'person', 'people')}.` : 'Learns.';

/** "43 %, about 12 s left" */
export function progressOf({ share, secondsLeft }: Pick<TrainingJob, 'share' | 'secondsLeft'>): string {
  return [`${Math.floor(100 * share)} %`, left(secondsLeft)].filter(Boolean).join(', ');
}

/** "Step 212 of 504, epoch 18 of 42"; empty before the first. */
export function stepsOf({ step, steps, epoch, epochs }: TrainingJob): string {
  if (step === 0) return '';
  const number = (value: number) => value.toLocaleString('en');
  return `Step ${number(step)} of ${number(steps)}, epoch ${number(epoch)} of ${number(epochs)}`;
}

export const OUTCOMES: Record<TrainingJob['state'], string> = {
  queued: 'Waiting since',
  running: 'Running since',
  judging: 'Being judged since',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** What came of one that has ended. */
export function outcomeOf(job: TrainingJob): string {
  const { state, message, judgement, model } = job;
  switch (state) {
    case 'done':
      return judgement ? figuresOf(judgement) : 'Done, without figures.';
    case 'failed':
      if (judgement && judged(job))
        return `${figuresOf(judgement)} What more takes would bring could not be found out: ${message}`;
      return model ? `The model is there, but judging it failed: ${message}` : message;
    default:
      return judgement?.takes ? `${message} ${figuresOf(judgement)}` : message;
  }
}

/** What it read rightly, and of whom. */
export function figuresOf({ basis, top1, worst, takes, note }: Judgement): string {
  if (top1 === null || takes === 0) return note;
  const right = `${percent(top1)} of ${count(takes, 'take')}`;
  const least = worst && worst.top1 < top1 ? `; least of ${worst.name}, ${percent(worst.top1)}` : '';
  switch (basis) {
    case 'signers':
      return `Reads ${right} rightly of people it has not learnt from${least}.`;
    case 'sessions':
      return `Reads ${right} rightly of sittings it has not learnt from${least}. Nothing is known of other people.`;
    default:
      return `Reads ${right} rightly${least}.`;
  }
}

/** What is left out in turn: "person", "group of people". @param signers from whom it learns */
export function nounOf(judgement: Judgement | null, signers: number): string {
  const all = judgement?.groups.all ?? signers;
  if (judgement?.basis === 'sessions') return all < MOST_GROUPS ? 'sitting' : 'group of sittings';
  return all === signers ? 'person' : 'group of people';
}
const PLURALS: Record<string, string> = {
  person: 'people',
  sitting: 'sittings',
  'group of people': 'groups of people',
  'group of sittings': 'groups of sittings',
};

/** "Provisional: 2 of 4 people judged." Empty where all are. @param signers from whom it learns */
export function provisionalOf(judgement: Judgement, signers: number): string {
  const { done, all } = judgement.groups;
  return done < all ? `Provisional: ${done} of ${all} ${PLURALS[nounOf(judgement, signers)]} judged.` : '';
}

/** Where the model of a training stands. @param since when it was seen to take over, ms since 1970; null: earlier */
export function activeInWords(active: boolean, since: number | null): string {
  if (!active) return 'It is ready, and does not recognise yet.';
  return since === null ? 'It recognises now.' : `It has recognised since ${clock(since)}.`;
}

/** "“hello”, “water” and 3 more" */
export function named(words: readonly string[], most = 5): string {
  const names = words.slice(0, most).map((word) => `“${readable(word)}”`);
  if (words.length > most) names.push(`${(words.length - most).toLocaleString('en')} more`);
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** What is said in every view when the model is there, and when a training has ended; null where there is nothing to say. */
export function noticeOf(before: TrainingJob | undefined, now: TrainingJob): string | null {
  if (!before || stageOf(before) === 'over') return null;
  const name = `“${now.order.name}”`;
  if (now.state === 'failed') return `The training ${name} failed: ${now.message}`;
  if (now.state === 'done') return `${name} has been judged. ${outcomeOf(now)}`;
  if (before.model === null && now.model !== null && now.state !== 'cancelled')
    return now.order.activate
      ? `${name} has learnt, and recognises now.`
      : `${name} has learnt. Activate it to use it.`;
  return null;
}
