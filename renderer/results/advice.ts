/** What to record so that the model gets better, found in its results: few pieces of advice, the most worthwhile first. */
import type { LibraryDescription, ModelResults } from '../../electron/ipc.ts';
import { NONE } from '../../models/model.ts';
import { percent } from '../models/phrases.ts';
import { messages } from './messages.ts';
import { listed, quoted, rateOf } from './phrases.ts';

export interface Advice {
  /** A sentence: what to do, and why. */
  text: string;
  /** What the button says. */
  action: string;
  /** Takes to record, by gloss. The library may not have the word yet. */
  plan: { word: string; takes: number }[];
}

export interface Ground {
  results: Pick<ModelResults, 'judgement' | 'perWord' | 'perSigner' | 'cells'>;
  /** What the model can write, without `none`. */
  words: readonly string[];
  library: Pick<LibraryDescription, 'words'>;
}

type Weighed = Advice & {
  /** Mistakes among the judged takes that it may mend: a guess, for the order only. */
  worth: number;
};

const MOST = 5;
/** Of those about single words: the other kinds are to be seen too. */
const MOST_ON_WORDS = 3;
/** Takes that are asked for at once. */
const MORE = 5;
/** With fewer takes a word is learnt badly (training/data_card.ts says the same); it is then recorded up to so many. */
const FEW = 5;
const ENOUGH = 10;
/** A mistake that happened once may be chance. */
const NO_CHANCE = 2;
/** A rarer confusion is left alone. */
const RARE = 0.05;
/** A word that is read rightly less often is weak. */
const WEAK = 0.8;
/** So much worse than the others, a signer needs more takes. */
const WORSE = 0.1;
/** A sitting of some minutes, not of hours. */
const MOST_WORDS = 20;
const SIGNER_WORDS = 8;
const SIGNER_TAKES = 3;
const IDLE_TAKES = 20;

/** @returns at most five; and words with so many unlearnt takes that the next training comes first */
export function adviceOn(ground: Ground): { advice: Advice[]; recorded: string[] } {
  const known = new Takes(ground);
  const words = onWords(ground, known)
    .sort((a, b) => b.worth - a.worth)
    .slice(0, MOST_ON_WORDS);
  const planned = new Set(words.flatMap(({ plan }) => plan.map(({ word }) => word)));
  const all = [
    ...onPeople(ground),
    ...onIdleMovement(ground, known),
    ...words,
    ...onFewTakes(ground, known, planned),
    ...onUnjudged(ground),
  ];
  const advice = all.sort((a, b) => b.worth - a.worth).slice(0, MOST);
  return { advice: advice.map(({ text, action, plan }) => ({ text, action, plan })), recorded: known.recorded };
}

/** Takes of a word: in the library, and of them those that the model has not learnt from. */
class Takes {
  readonly library: ReadonlyMap<string, number>;
  readonly judged: ReadonlyMap<string, number>;
  readonly recorded: string[];

  constructor({ results, library }: Ground) {
    this.library = new Map(library.words.map(({ word, takes }) => [word, takes]));
    this.judged = new Map(results.perWord.map(({ word, takes }) => [word, takes]));
    const { done, all } = results.judgement.groups;
    // While groups are missing, so are their takes.
    this.recorded = done < all ? [] : [...this.judged.keys()].filter((word) => this.#unlearnt(word) >= MORE);
  }

  /** Those of the words that have not been recorded in plenty since. */
  open(words: readonly string[]): string[] {
    return words.filter((word) => !this.recorded.includes(word));
  }

  #unlearnt(word: string): number {
    return (this.library.get(word) ?? 0) - (this.judged.get(word) ?? 0);
  }
}

function onPeople({ results, words }: Ground): Weighed[] {
  const m = messages();
  const { judgement, perSigner, perWord } = results;
  if (judgement.basis === 'sessions' || judgement.basis === 'none') {
    const plan = words.slice(0, MOST_WORDS).map((word) => ({ word, takes: MORE }));
    return plan.length > 0 ? [{ text: m.onePerson, action: m.recordSecond, plan, worth: Infinity }] : [];
  }
  const [worst, ...others] = [...perSigner].sort((a, b) => rateOf(a) - rateOf(b));
  if (!worst || others.length === 0) return [];
  const rest = rateOf({
    takes: others.reduce((sum, { takes }) => sum + takes, 0),
    right: others.reduce((sum, { right }) => sum + right, 0),
  });
  const worth = worst.takes * (rest - rateOf(worst));
  if (rest - rateOf(worst) < WORSE || worth < NO_CHANCE) return [];
  const weakest = perWord.filter(({ word }) => word !== NONE).slice(0, SIGNER_WORDS);
  const { signer } = worst;
  const than = others.length === 1 ? (others[0]?.signer ?? '') : m.theOthers;
  return [
    {
      text: m.readWorst(signer, percent(rateOf(worst)), than, percent(rest)),
      action: m.recordSigner(signer),
      plan: weakest.map(({ word }) => ({ word, takes: SIGNER_TAKES })),
      worth,
    },
  ];
}

function onIdleMovement({ results }: Ground, known: Takes): Weighed[] {
  const m = messages();
  const learnt = known.judged.has(NONE) || results.judgement.unjudged.includes(NONE);
  if (!learnt && (known.library.get(NONE) ?? 0) === 0) {
    // Right behind a second person: nothing else spares so many wrong words.
    const plan = [{ word: NONE, takes: IDLE_TAKES }];
    return [{ text: m.noIdle, action: m.recordIdle, plan, worth: Number.MAX_VALUE }];
  }
  const idle = results.perWord.find(({ word }) => word === NONE);
  const wrong = idle ? idle.takes - idle.right : 0;
  if (!idle || wrong < NO_CHANCE || wrong / idle.takes < RARE || known.recorded.includes(NONE)) return [];
  const text = m.idleTaken(wrong, idle.takes, 2 * MORE);
  return [{ text, action: m.recordIdle, plan: [{ word: NONE, takes: 2 * MORE }], worth: wrong }];
}

/** Words that are taken for one another, that are overlooked, and that are read badly in many ways. */
function onWords({ results }: Ground, known: Takes): Weighed[] {
  const m = messages();
  const advice: Weighed[] = [];
  const taken = new Set<string>();
  const pairs = pairsOf(results.cells)
    .filter(({ count, words }) => {
      const of = words.reduce((sum, word) => sum + (known.judged.get(word) ?? 0), 0);
      return count >= NO_CHANCE && of > 0 && count / of >= RARE;
    })
    .sort((a, b) => b.count - a.count);
  for (const { words, count } of pairs) {
    const of = words.reduce((sum, word) => sum + (known.judged.get(word) ?? 0), 0);
    words.forEach((word) => taken.add(word));
    const open = known.open(words);
    if (open.length === 0) continue;
    const names = listed(open.map(quoted));
    const [one = '', other = ''] = words;
    const fresh = quoted(open[0] === one ? other : one);
    advice.push({
      text: open.length === 2 ? m.mixedUp(MORE, names, count, of) : m.mixedUpWith(MORE, names, fresh, count, of),
      action: m.recordName(names),
      plan: open.map((word) => ({ word, takes: MORE })),
      worth: count,
    });
  }
  for (const { word, takes, right } of results.perWord) {
    const wrong = takes - right;
    if (word === NONE || taken.has(word) || wrong < NO_CHANCE || known.recorded.includes(word)) continue;
    const overlooked = results.cells.find((cell) => cell.word === word && cell.written === NONE)?.takes ?? 0;
    const isOverlooked = overlooked >= NO_CHANCE && overlooked > wrong / 2;
    if (right / takes >= WEAK) continue;
    const name = quoted(word);
    advice.push({
      text: isOverlooked ? m.overlooked(name, overlooked, takes, MORE) : m.readBadly(name, right, takes, MORE),
      action: m.recordName(name),
      plan: [{ word, takes: MORE }],
      worth: wrong,
    });
  }
  return advice;
}

/** How often two words were taken for one another, either way. `none` is no word: it has advice of its own. */
function pairsOf(cells: ModelResults['cells']): { words: [string, string]; count: number }[] {
  const pairs = new Map<string, { words: [string, string]; count: number }>();
  for (const { word, written, takes } of cells) {
    if (word === written || word === NONE || written === NONE) continue;
    const key = JSON.stringify([word, written].sort());
    const pair = pairs.get(key) ?? { words: [word, written], count: 0 };
    pairs.set(key, { ...pair, count: pair.count + takes });
  }
  return [...pairs.values()];
}

function onFewTakes({ words, results }: Ground, known: Takes, planned: ReadonlySet<string>): Weighed[] {
  const few = words
    .map((word) => ({ word, takes: known.library.get(word) ?? 0 }))
    // Words of which the library has nothing were learnt elsewhere.
    .filter(({ word, takes }) => takes > 0 && takes < FEW && !planned.has(word))
    .sort((a, b) => a.takes - b.takes);
  const [first] = few;
  if (!first) return [];
  const plan = few.slice(0, MOST_WORDS).map(({ word, takes }) => ({ word, takes: ENOUGH - takes }));
  const rows = new Map(results.perWord.map((row) => [row.word, row]));
  const worth = few.reduce((sum, { word }) => sum + (rows.get(word)?.takes ?? 0) - (rows.get(word)?.right ?? 0), 1);
  const m = messages();
  if (few.length === 1) {
    const name = quoted(first.word);
    return [{ text: m.fewTakes(name, first.takes, ENOUGH - first.takes), action: m.recordName(name), plan, worth }];
  }
  const names = listed(
    few.map(({ word, takes }) => `${quoted(word)} (${takes})`),
    3,
  );
  return [{ text: m.haveFewTakes(names, FEW), action: m.recordWords(plan.length), plan, worth }];
}

function onUnjudged({ results }: Ground): Weighed[] {
  const { basis, unjudged } = results.judgement;
  const words = unjudged.filter((word) => word !== NONE);
  if (basis !== 'signers' || words.length === 0) return [];
  const { done, all } = results.judgement.groups;
  if (done < all) return [];
  const names = listed(words.map(quoted), 3);
  const plan = words.slice(0, MOST_WORDS).map((word) => ({ word, takes: MORE }));
  const m = messages();
  return [
    {
      text: m.onePersonOnly(words.length, names),
      action: words.length === 1 ? m.recordName(names) : m.recordWords(plan.length),
      plan,
      worth: words.length,
    },
  ];
}
