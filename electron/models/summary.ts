/** What a list of models shows of a model folder, without reading its weights. */
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { ModelError, NONE, parseModel, type Model } from '../../models/model.ts';
import type { Judgement, ModelSummary } from '../ipc.ts';

export type ModelFacts = Omit<ModelSummary, 'id' | 'active' | 'off' | 'beside' | 'snapshot'>;

const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const HeldOut = v.object({ top1: rate, worstSigner: v.string(), worstTop1: rate });
export const Judged = v.object({
  basis: v.picklist(['signers', 'sessions', 'none', 'card']),
  note: v.string(),
  groups: v.object({ done: v.number(), all: v.number() }),
  takes: v.number(),
  top1: v.nullable(rate),
  worst: v.nullable(v.object({ name: v.string(), top1: rate })),
  unjudged: v.array(v.string()),
});
const Metrics = v.object({ heldOut: v.optional(v.nullable(HeldOut), null), judgement: v.optional(Judged) });

const NOT_JUDGED: Judgement = {
  basis: 'none',
  note: 'It has not been judged.',
  groups: { done: 0, all: 0 },
  takes: 0,
  top1: null,
  worst: null,
  unjudged: [],
};

/** Without its origin. A folder that cannot be used has `trouble` and is otherwise empty. */
export async function readSummary(folder: string): Promise<Omit<ModelFacts, 'origin' | 'created'>> {
  try {
    const model = parseModel(JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
    if (!(await stat(join(folder, model.weights.file)).catch(() => null)))
      throw new ModelError(`The model ${model.name} is incomplete: ${model.weights.file} is missing.`);
    const { name, family, parameters, dataset } = model;
    return {
      name,
      family,
      parameters,
      trouble: null,
      words: wordsOf(model),
      takes: dataset.takes,
      signers: dataset.signers,
      dataVersion: dataset.version,
      judgement: await readJudgement(folder),
      card: await readFile(join(folder, 'card.md'), 'utf8').catch(() => ''),
    };
  } catch (error) {
    const trouble =
      error instanceof ModelError ? error.message : 'The model folder is damaged: model.json cannot be read.';
    const empty = { family: '', parameters: 0, words: [], takes: 0, signers: 0, dataVersion: '', card: '' };
    return { name: basename(folder), trouble, judgement: NOT_JUDGED, ...empty };
  }
}

/** The words that it can write, sorted. */
export const wordsOf = ({ vocabulary }: Pick<Model, 'vocabulary'>): string[] =>
  vocabulary.filter((word) => word !== NONE).sort((a, b) => a.localeCompare(b, 'en'));

/** What `metrics.json` says; of a model that was judged elsewhere, what its maker wrote. */
async function readJudgement(folder: string): Promise<Judgement> {
  try {
    const { heldOut, judgement } = v.parse(Metrics, JSON.parse(await readFile(join(folder, 'metrics.json'), 'utf8')));
    if (judgement) return judgement;
    if (!heldOut) return NOT_JUDGED;
    const { top1, worstSigner, worstTop1 } = heldOut;
    const note = 'Judged by its maker, on signers that it had not seen: its card says how.';
    return { ...NOT_JUDGED, basis: 'card', note, top1, worst: { name: worstSigner, top1: worstTop1 } };
  } catch {
    return NOT_JUDGED;
  }
}
