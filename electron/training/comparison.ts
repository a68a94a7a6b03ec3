/** Two models on the takes that the library has now; what a model has learnt from is no test of it. */
import { readTakeIds } from '../../training/take_ids.ts';
import { RequestError, type ModelComparison } from '../ipc.ts';
import type { RunningCommand } from '../exchange/command.ts';
import { readJudged } from '../models/results.ts';
import type { Workshop } from './run.ts';
import type { Snapshot } from './snapshots.ts';

/** Whether a model read a take rightly; takes of which that cannot be said fairly are missing. */
type Verdicts = Map<number, boolean>;

interface ReadTake {
  take: number | null;
  word: string;
  written: string;
}

/** By a model that knows none of the words. */
const unread = (take: number | null): ReadTake => ({ take, word: '?', written: '' });

export class Comparison {
  readonly #workshop: Workshop;
  #command: RunningCommand | null = null;
  #busy = false;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  get busy(): boolean {
    return this.#busy;
  }

  stop(): void {
    this.#command?.kill();
  }

  /** @throws {RequestError} where one is under way, where there are no takes, or where a model cannot be used */
  async compare([first, second]: readonly [string, string]): Promise<ModelComparison> {
    if (this.#busy) throw new RequestError('busy', 'Another comparison is under way: wait for it.');
    this.#busy = true;
    try {
      const { library, snapshots } = this.#workshop;
      const snapshot = await snapshots.freeze(await library.open(), { words: null, signers: null });
      const a = await this.#verdicts(first, snapshot);
      const b = await this.#verdicts(second, snapshot);
      const fair = [...a.keys()].filter((take) => b.has(take));
      const share = (verdicts: Verdicts) =>
        fair.length ? fair.filter((take) => verdicts.get(take)).length / fair.length : null;
      return {
        dataVersion: snapshot.version,
        takes: snapshot.takes,
        fair: fair.length,
        note: noteOn(fair.length, snapshot.takes),
        top1: [share(a), share(b)],
        gained: fair.filter((take) => !a.get(take) && b.get(take)),
        lost: fair.filter((take) => a.get(take) && !b.get(take)),
      };
    } finally {
      this.#busy = false;
    }
  }

  /** What the model read where it has not learnt from the take; else what its judges read, who had not. */
  async #verdicts(id: string, { version }: Snapshot): Promise<Verdicts> {
    const { models, snapshots } = this.#workshop;
    const folder = await models.shelf.folderOf(id);
    const { origin, dataVersion, words } = await models.summary(id);
    const verdicts: Verdicts = new Map();
    const known = (await (await this.#workshop.library.open()).describe()).words.some(({ word }) =>
      words.includes(word),
    );
    const own = origin === 'trained';
    // Without the takes that it learnt from nobody knows which of these are new to it.
    if (own && !(await snapshots.has(dataVersion))) return verdicts;
    const learnt = new Set(own ? await readTakeIds([snapshots.pathOf(dataVersion)]) : []);
    const data = snapshots.pathOf(version);
    const read = known ? await this.#read(folder, data) : (await readTakeIds([data])).map(unread);
    for (const { take, word, written } of read)
      if (take !== null && !learnt.has(take)) verdicts.set(take, word === written);
    for (const { take, word, written } of own ? await readJudged(folder) : [])
      if (take !== null) verdicts.set(take, word === written);
    return verdicts;
  }

  async #read(model: string, data: string): Promise<ReadTake[]> {
    let takes: ReadTake[] | null = null;
    let failure = 'The comparison was ended from outside. Try again.';
    this.#command = this.#workshop.run(['evaluate', '--model', model, '--data', data, '--background'], (message) => {
      if (message.kind === 'done') takes = message.takes as ReadTake[];
      if (message.kind === 'failed') failure = String(message.message);
    });
    await this.#command.ended;
    this.#command = null;
    if (!takes) throw new RequestError('training', failure);
    return takes;
  }
}

function noteOn(fair: number, takes: number): string {
  if (fair === 0)
    return 'Nothing can be said fairly: of each take one of the models has learnt without having been judged on it. Record new takes to compare them by.';
  const part = fair === takes ? `All ${takes} takes count` : `${fair} of ${takes} takes count`;
  return `${part}: those that are new to a model it reads itself, those that it learnt from were read by its judges, who had not. Words that a model does not know count as wrong.`;
}
