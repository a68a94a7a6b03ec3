/**
 * Models in the page itself, for tests of the views that list them: they can be activated, renamed, deleted, compared and
 * merged. What the main side really does is tested where that is.
 */
import type { Page } from '@playwright/test';
import type { DeletedModel, Judgement, ModelSummary, Reply, TrainingJob, TrainingOrder } from '../../electron/ipc.ts';

export const NOT_JUDGED: Judgement = {
  basis: 'none',
  note: 'It has not been judged.',
  groups: { done: 0, all: 0 },
  takes: 0,
  top1: null,
  worst: null,
  unjudged: [],
};

/** A model that was trained here, from the takes of three people who were left out in turn. */
export function summaryOf(id: string, changes: Partial<ModelSummary> = {}): ModelSummary {
  return {
    id,
    name: id,
    origin: 'trained',
    created: Date.UTC(2026, 8, 3, 9),
    active: false,
    trouble: null,
    family: 'gru',
    parameters: 265_000,
    words: ['hello', 'no', 'thank_you', 'water'],
    off: [],
    beside: false,
    snapshot: true,
    takes: 120,
    signers: 3,
    dataVersion: '3f9a'.repeat(16),
    judgement: {
      basis: 'signers',
      note: 'Each of the 3 people was left out in turn.',
      groups: { done: 3, all: 3 },
      takes: 120,
      top1: 0.933,
      worst: { name: 'Ben', top1: 0.85 },
      unjudged: [],
    },
    card: `# ${id}\n\nIt knows **4 words**.\n\n## Limits\n\n- no fingerspelling\n\n| signer | top-1 |\n|---|---|\n| Ben | 0.85 |\n`,
    ...changes,
  };
}

export const RELEASED = summaryOf('released', {
  name: 'Signwright ASL 250',
  origin: 'released',
  created: null,
  active: true,
  words: Array.from({ length: 300 }, (_, word) => `word_${word + 1}`),
  snapshot: false,
  takes: 94_000,
  signers: 21,
  judgement: {
    ...NOT_JUDGED,
    basis: 'card',
    note: 'Judged by its maker, on signers that it had not seen: its card says how.',
    top1: 0.81,
    worst: { name: 'signer 27', top1: 0.74 },
  },
});

export interface ModelScript {
  models: ModelSummary[];
  /** What was active before, the last one last. */
  before?: string[];
  deleted?: DeletedModel[];
  /** Takes that only the second of two models reads rightly, and that only the first does. */
  gained?: number[];
  lost?: number[];
}

/** After `scriptMainSide`, before the page is opened. */
export async function scriptModels(page: Page, script: ModelScript): Promise<void> {
  await page.addInitScript(({ models: given, before = [], deleted: bin = [], gained = [], lost = [] }) => {
    const ok = (value: unknown): Reply => ({ ok: true, value });
    const no = (message: string): Reply => ({ ok: false, code: 'refused', message });
    let models = given;
    let deleted = bin;
    const past = [...before];
    const jobs: TrainingJob[] = [];
    const removed = new Map<string, (typeof models)[number]>();
    const find = (id: string) => models.find((model) => model.id === id);
    const active = () => models.find((model) => model.active);

    function put(id: string, changes: Partial<(typeof models)[number]>): Reply {
      models = models.map((model) => (model.id === id ? { ...model, ...changes } : model));
      window.say({ event: 'model', active: active()?.id ?? '' });
      return ok(find(id));
    }
    function goOverTo(id: string): Reply {
      models = models.map((model) => ({ ...model, active: model.id === id }));
      return put(id, {});
    }

    Object.assign(window.scripted.answers, {
      listModels: () => ok(structuredClone({ models, previous: past.at(-1) ?? null, deleted })),
      activateModel: ({ model }: { model: string }) => {
        past.push(active()?.id ?? '');
        return goOverTo(model);
      },
      rollBack: () => goOverTo(past.pop() ?? ''),
      renameModel: ({ model, name }: { model: string; name: string }) => put(model, { name }),
      deleteModel: ({ model }: { model: string }) => {
        const gone = find(model);
        if (!gone || gone.active) return no('This model recognises now: activate another one first.');
        removed.set(model, gone);
        models = models.filter(({ id }) => id !== model);
        deleted = [{ id: model, name: gone.name, until: Date.UTC(2026, 8, 17, 14, 5) }, ...deleted];
        return ok(null);
      },
      restoreModel: ({ model }: { model: string }) => {
        const back = removed.get(model);
        if (!back) return no('This model cannot be brought back any more.');
        models = [...models, back];
        deleted = deleted.filter(({ id }) => id !== model);
        return ok(back);
      },
      setWords: ({ model, off }: { model: string; off: string[] }) => put(model, { off }),
      setBeside: ({ model, on }: { model: string; on: boolean }) => put(model, { beside: on }),
      exportModel: ({ path }: { path: string }) => ok({ path: `/home/ada/${path}` }),
      importModel: ({ path }: { path: string }) => {
        if (!path.endsWith('.zip')) return no('model.json is damaged: its hash is not that of the weights.');
        const { origin: _, ...like } = find('mine') ?? given[0] ?? ({} as (typeof models)[number]);
        const model = { ...like, id: 'theirs', name: 'Theirs', origin: 'imported' as const, active: false };
        models = [...models, { ...model, snapshot: false }];
        return ok(find('theirs'));
      },
      compareModels: () =>
        ok({
          dataVersion: 'a1b2'.repeat(16),
          takes: 140,
          fair: 120,
          note: 'Takes that a model has learnt from were left to its judges.',
          top1: [0.85, 0.9],
          gained,
          lost,
        }),
      loadResults: () => ok(null),
      listJobs: () => ok(jobs),
      startTraining: (order: TrainingOrder) => {
        const job: TrainingJob = {
          id: `j${jobs.length + 1}`,
          order,
          state: 'queued',
          created: Date.UTC(2026, 8, 10),
          ended: null,
          message: 'It waits for its turn.',
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
        };
        jobs.unshift(job);
        return ok(job);
      },
    });
  }, script);
}
