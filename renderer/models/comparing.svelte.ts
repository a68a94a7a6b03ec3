/** Two models that are compared: which, in what order, and what came of it. */
import type { Api, ModelComparison, ModelSummary } from '../../electron/ipc.ts';

export type ComparingState =
  | { kind: 'asking' }
  | { kind: 'working' }
  | { kind: 'done'; comparison: ModelComparison; models: [ModelSummary, ModelSummary] }
  /** `message` says why and what to do. */
  | { kind: 'failed'; message: string };

export class Comparing {
  #api: Pick<Api, 'compareModels'>;
  #pair = $state.raw<[string, string]>(['', '']);
  #state = $state.raw<ComparingState>({ kind: 'asking' });
  #run = 0;

  constructor(api: Pick<Api, 'compareModels'>, pair: [string, string]) {
    this.#api = api;
    this.#pair = pair;
  }

  get pair() {
    return this.#pair;
  }
  get state() {
    return this.#state;
  }

  /** Another model in one of the two places; the one that was chosen there goes to the other place where it must. What was found before is forgotten. */
  choose(place: 0 | 1, id: string) {
    const [first, second] = this.#pair;
    if (place === 0) this.#pair = [id, id === second ? first : second];
    else this.#pair = [id === first ? second : first, id];
    this.#run++;
    this.#state = { kind: 'asking' };
  }

  /** Never rejects. An answer that comes after other models were chosen is dropped. */
  async run(models: [ModelSummary, ModelSummary]): Promise<void> {
    const run = ++this.#run;
    this.#state = { kind: 'working' };
    let outcome: ComparingState;
    try {
      outcome = { kind: 'done', comparison: await this.#api.compareModels({ models: this.#pair }), models };
    } catch (error) {
      outcome = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
    if (run === this.#run) this.#state = outcome;
  }
}

/** What a comparison begins with: the active model, and what is looked at; else what came last. Null where there are no two. */
export function firstPair(models: readonly ModelSummary[], looked: string): [string, string] | null {
  const usable = models.filter(({ trouble }) => trouble === null);
  const active = usable.find((model) => model.active) ?? usable[0];
  if (!active) return null;
  const others = usable.filter(({ id }) => id !== active.id);
  const newest = others.find(({ origin }) => origin !== 'released') ?? others[0];
  const other = others.find(({ id }) => id === looked) ?? newest;
  return other ? [active.id, other.id] : null;
}
