/**
 * Trainings and models in the page itself, for tests of the views: what is asked of them is answered at once, and how a
 * training goes on is said by the test. `jobOf` and `modelOf` are plain builders for any test.
 */
import type { Page } from '@playwright/test';
import type { DeletedModel, Judgement, ModelSummary, Reply, TrainingJob, TrainingOrder } from '../../electron/ipc.ts';

export const JUDGEMENT: Judgement = {
  basis: 'signers',
  note: 'Each of the 3 signers was left out and judged by a network that learnt from the others. Those networks started from asl-starter.',
  groups: { done: 3, all: 3 },
  takes: 111,
  top1: 0.91,
  worst: { name: 'Ben', top1: 0.84 },
  unjudged: [],
};

export const ORDER: TrainingOrder = {
  name: 'My words, 22 Nov',
  words: null,
  signers: null,
  family: 'gru',
  from: null,
  activate: true,
};

/** Waiting, unless told otherwise. */
export function jobOf(id: string, changes: Partial<TrainingJob> = {}): TrainingJob {
  return {
    id,
    order: ORDER,
    state: 'queued',
    created: Date.UTC(2026, 10, 22, 12, 0),
    ended: null,
    message: 'Waits for its turn.',
    data: null,
    share: 0,
    secondsLeft: null,
    step: 0,
    steps: 0,
    epoch: 0,
    epochs: 0,
    curve: [],
    heldOut: [],
    judgement: null,
    model: null,
    ...changes,
  };
}

const DATA = { version: '3fa9c1d2'.repeat(8), takes: 111, words: 6, signers: 3 };
const EPOCHS = 100;
const STEPS = 400;

/** In the middle of learning. @param share 0..1 */
export function learning(share: number): Partial<TrainingJob> {
  const step = Math.round(share * STEPS);
  return {
    state: 'running',
    message: 'Learns.',
    data: DATA,
    share,
    secondsLeft: 21 * (1 - share),
    step,
    steps: STEPS,
    epoch: Math.ceil(step / 4),
    epochs: EPOCHS,
    curve: Array.from({ length: Math.floor(step / 4) }, (_, k) => ({
      step: 4 * (k + 1),
      loss: 0.38 + 2 * Math.exp(-k / 14) + 0.03 * Math.sin(k * 1.7),
    })),
  };
}

/** In the middle of judging: one person is through, the second is being judged. */
export function judging(model: string): Partial<TrainingJob> {
  const grown = (best: number, epochs: number) =>
    Array.from({ length: epochs / 5 }, (_, k) => ({
      epoch: 5 * (k + 1),
      top1: best * (1 - Math.exp(-(k + 1) / 4)),
    }));
  return {
    ...learning(1),
    state: 'judging',
    message: 'Leaves some out in turn, and judges.',
    share: 0.52,
    secondsLeft: 41,
    heldOut: [
      { group: 'Ada', points: grown(0.96, EPOCHS) },
      { group: 'Ben', points: grown(0.84, 55) },
    ],
    judgement: { ...JUDGEMENT, groups: { done: 1, all: 3 }, takes: 37, top1: 0.95, worst: { name: 'Ada', top1: 0.95 } },
    model,
  };
}

export const done = (model: string): Partial<TrainingJob> => ({
  ...judging(model),
  state: 'done',
  message: 'Done.',
  ended: Date.UTC(2026, 10, 22, 12, 3),
  share: 1,
  secondsLeft: null,
  judgement: JUDGEMENT,
});

export function modelOf(id: string, changes: Partial<ModelSummary> = {}): ModelSummary {
  return {
    id,
    name: 'My words, 21 Nov',
    origin: 'trained',
    created: Date.UTC(2026, 10, 21, 17),
    active: false,
    trouble: null,
    family: 'gru',
    parameters: 334_474,
    words: ['hello', 'no', 'thank_you', 'water'],
    off: [],
    beside: false,
    snapshot: true,
    takes: 98,
    signers: 3,
    dataVersion: '77ab01c9'.repeat(8),
    judgement: JUDGEMENT,
    card: '# My words\n',
    ...changes,
  };
}

export const RELEASED = modelOf('released', {
  name: 'asl-starter',
  origin: 'released',
  created: null,
  snapshot: false,
  takes: 3400,
  signers: 9,
});

export interface TrainingScript {
  jobs?: TrainingJob[];
  /** The released one first. */
  models?: ModelSummary[];
  deleted?: DeletedModel[];
}

declare global {
  interface Window {
    /** What the test has the main side do. */
    workshop: {
      /** The training is now so, and says it. */
      become(id: string, changes: Partial<TrainingJob>): void;
      /** A model joins the list; where it is active, it takes over. */
      add(model: ModelSummary): void;
    };
  }
}

/** After `scriptMainSide` (and what scripts the library), before the page is opened. Started trainings are called t-1, t-2… */
export async function scriptTraining(page: Page, script: TrainingScript = {}): Promise<void> {
  const { jobs = [], models = [{ ...RELEASED, active: true }], deleted = [] } = script;
  await page.addInitScript(
    ([givenJobs, givenModels, deletedModels, template]) => {
      const ok = (value: unknown): Reply => ({ ok: true, value });
      const no = (message: string): Reply => ({ ok: false, code: 'refused', message });
      /** Newest first. */
      let jobs = givenJobs;
      let models = givenModels;
      const before: string[] = [];
      let number = 0;

      function change(id: string, changes: Partial<TrainingJob>): Reply {
        const job = jobs.find((each) => each.id === id);
        if (!job) return no('This training is no longer on the list.');
        const next = { ...job, ...changes };
        jobs = jobs.map((each) => (each.id === id ? next : each));
        window.say({ event: 'job', job: next });
        return ok(next);
      }
      function activate(id: string): Reply {
        const was = models.find(({ active }) => active)?.id;
        if (was !== undefined) before.push(was);
        return turnTo(id);
      }
      function turnTo(id: string): Reply {
        window.say({ event: 'model', active: models.find(({ active }) => active)?.id ?? '' });
        models = models.map((model) => ({ ...model, active: model.id === id }));
        window.say({ event: 'model', active: id });
        return ok(models.find((model) => model.id === id));
      }

      Object.assign(window.scripted.answers, {
        listJobs: () => ok([...jobs]),
        startTraining: (order: TrainingOrder) => {
          const job = { ...template, id: `t-${++number}`, created: template.created + 60_000 * number, order };
          jobs = [job, ...jobs];
          window.say({ event: 'job', job });
          return ok(job);
        },
        cancelTraining: ({ job }: { job: string }) =>
          change(job, { state: 'cancelled', message: 'Cancelled.', ended: template.created, secondsLeft: null }),
        retryTraining: ({ job }: { job: string }) =>
          change(job, { state: 'queued', message: template.message, ended: null, share: 0, step: 0 }),
        removeJob: ({ job }: { job: string }) => {
          jobs = jobs.filter(({ id }) => id !== job);
          window.say({ event: 'job-removed', job });
          return ok(null);
        },
        listModels: () => ok({ models, previous: before.at(-1) ?? null, deleted: deletedModels }),
        activateModel: ({ model }: { model: string }) => activate(model),
        rollBack: () => {
          const to = before.pop();
          return to === undefined ? no('There is no earlier model to go back to.') : turnTo(to);
        },
        listNewWords: () => ok([]),
      });
      window.workshop = {
        become: (id, changes) => void change(id, changes),
        add(model) {
          const [released, ...others] = models;
          models = [...(released ? [released] : []), { ...model, active: false }, ...others];
          if (model.active) activate(model.id);
          else window.say({ event: 'model', active: models.find(({ active }) => active)?.id ?? '' });
        },
      };
    },
    [jobs, models, deleted, jobOf('template')] as const,
  );
}
