/** What is to be signed next: the words of a sitting in their order, with repeats where a take is to be made anew. */
import type { RecordingOrder } from '../ipc.ts';

export class Prompts {
  /** Without end: one word until the person stops. */
  readonly #endless: boolean;
  readonly #words: number[];
  #place = 0;

  /**
   * Shuffled: in rounds that have every word once (as long as it has takes left), so that a sitting that breaks off is
   * balanced nevertheless; and no word twice running where another one is left in its round.
   * @param random in 0..1
   * @throws {RangeError} where an endless prompt is not the only one
   */
  constructor({ prompts, shuffled }: Pick<RecordingOrder, 'prompts' | 'shuffled'>, random = Math.random) {
    this.#endless = prompts.some(({ takes }) => takes === null);
    if (this.#endless && prompts.length > 1) throw new RangeError('Only a single word can be recorded without end.');
    if (this.#endless) this.#words = prompts.map(({ word }) => word);
    else if (shuffled) this.#words = inRounds(prompts, random);
    else this.#words = prompts.flatMap(({ word, takes }) => Array<number>(takes ?? 0).fill(word));
  }

  /** Null when all have been signed. */
  get word(): number | null {
    return (this.#endless ? this.#words[0] : this.#words[this.#place]) ?? null;
  }
  /** Null after the last one, and without end. */
  get next(): number | null {
    return (this.#endless ? null : this.#words[this.#place + 1]) ?? null;
  }
  get place(): number {
    return this.#place;
  }
  get places(): number | null {
    return this.#endless ? null : this.#words.length;
  }

  advance(): void {
    if (this.word !== null) this.#place++;
  }

  /** The word comes once more, now. */
  repeat(word: number): void {
    if (this.#endless) this.#place = Math.max(0, this.#place - 1);
    else this.#words.splice(this.#place, 0, word);
  }

  /** This one is left out. */
  skip(): void {
    if (!this.#endless) this.#words.splice(this.#place, 1);
  }
}

function inRounds(prompts: RecordingOrder['prompts'], random: () => number): number[] {
  const left = prompts.map(({ word, takes }) => ({ word, takes: takes ?? 0 }));
  const words: number[] = [];
  while (left.some(({ takes }) => takes > 0)) {
    const round = left.filter(({ takes }) => takes > 0);
    shuffle(round, random);
    if (round.length > 1 && round[0]?.word === words.at(-1)) round.push(...round.splice(0, 1));
    for (const prompt of round) {
      words.push(prompt.word);
      prompt.takes--;
    }
  }
  return words;
}

/** Fisher and Yates, in place. */
function shuffle<T>(list: T[], random: () => number): void {
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random() * (last + 1)));
    const [a, b] = [list[last], list[other]];
    if (a !== undefined && b !== undefined) [list[last], list[other]] = [b, a];
  }
}
