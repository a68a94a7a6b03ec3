/** The order test: can a network tell words apart that differ only in the order of the same poses? */
import type { Family } from '../models/network.ts';
import { learnBags } from './bag_of_frames.ts';
import { asTaken } from './clips.ts';
import { crossValidate, foldsOf } from './crossval.ts';
import type { Dataset } from './dataset.ts';
import { labelled } from './learn.ts';
import { backward, DIRECTION, directions, forward, isBackward, loadOrderPairs, type OrderData } from './order.ts';
import { InputError } from './takes.ts';
import type { Recipe } from './recipe.ts';

export interface OrderOptions {
  order: OrderData;
  families: readonly Family[];
  recipe: Recipe;
  onProgress?: (what: string, share: number) => void;
}

/** Share of takes whose direction was told right, 0..1; by chance 0.5. Null: nothing to judge. */
type Rate = number | null;

export interface OrderedWord {
  word: string;
  /** How much direction the word has, on the signers to learn from; mean over the folds. */
  direction: number;
  /** Folds in which it counts, of `folds`. */
  counts: number;
  folds: number;
  /** Takes, with their reversals. */
  takes: number;
  bagOfFrames: Rate;
  families: Partial<Record<Family, Rate>>;
}

export interface OrderResult {
  /** Two-way accuracy on words with a direction, on signers that training never saw. */
  bagOfFrames: Rate;
  families: Partial<Record<Family, Rate>>;
  /** Words without a direction: what is told right here are habits of hands and of the detector, not the word. */
  leftOut: { bagOfFrames: Rate; families: Partial<Record<Family, Rate>> };
  /** The first family, taught and judged on the same takes with the hands held still: 0.5 unless something leaks. */
  still: Rate;
  /** How often the word itself was told right, whichever way it went: the bag is no straw man. */
  wordsTold: { bagOfFrames: Rate; families: Partial<Record<Family, Rate>> };
  words: OrderedWord[];
  /** A word counts from this direction upwards. */
  criterion: number;
  takes: number;
  signers: string[];
  seconds: number;
}

/** What somebody who never saw the signer said of a take or of its reversal. */
interface Answer {
  word: string;
  fold: string;
  /** 1 right, 0 wrong; ½ where both ways seem exactly alike. */
  right: number;
  /** The word was told right, whichever way. */
  told: boolean;
}

/** @throws {InputError} where there is one signer only, or no word has a direction */
export async function benchOrder({ order, families, recipe, onProgress }: OrderOptions): Promise<OrderResult> {
  const started = performance.now();
  const dataset = await loadOrderPairs(order);
  const folds = foldsOf(dataset, 'signers');
  const measured = new Map(
    folds.map((fold) => [
      fold.name,
      directions(
        dataset.examples.filter((example) => !fold.tests(example)),
        order.seed,
      ),
    ]),
  );
  const direction = ({ word, fold }: Pick<Answer, 'word' | 'fold'>) => measured.get(fold)?.[forward(word)] ?? 1;
  const hasDirection = (answer: Pick<Answer, 'word' | 'fold'>) => direction(answer) >= DIRECTION;
  const words = [...new Set(dataset.vocabulary.map(forward))];
  if (!words.some((word) => folds.some((fold) => hasDirection({ word, fold: fold.name }))))
    throw new InputError('No word of the data has a direction: all look alike forward and backward in time.');

  const answers = new Map<Family | 'bag', Answer[]>();
  answers.set(
    'bag',
    askBags(dataset, folds, recipe.seed, (share) => onProgress?.('bag of frames', share)),
  );
  for (const family of families)
    answers.set(family, await askFamily(family, dataset, order, recipe, (share) => onProgress?.(family, share)));
  const [first] = families;
  const stopped = { ...order, still: true };
  const still = first
    ? await askFamily(first, await loadOrderPairs(stopped), stopped, recipe, (share) => onProgress?.('still', share))
    : [];

  const figures = (rate: (list: Answer[]) => Rate) => ({
    bagOfFrames: rate(answers.get('bag') ?? []),
    families: Object.fromEntries(families.map((family) => [family, rate(answers.get(family) ?? [])])),
  });
  return {
    ...figures((list) => rightOf(list.filter(hasDirection))),
    leftOut: figures((list) => rightOf(list.filter((answer) => !hasDirection(answer)))),
    still: rightOf(still.filter(hasDirection)),
    wordsTold: figures((list) => mean(list.filter(hasDirection).map(({ told }) => (told ? 1 : 0)))),
    words: words
      .map((word) => ({
        word,
        direction: mean(folds.map((fold) => direction({ word, fold: fold.name }))) ?? 1,
        counts: folds.filter((fold) => hasDirection({ word, fold: fold.name })).length,
        folds: folds.length,
        takes: dataset.examples.filter((example) => forward(example.word) === word).length,
        ...figures((list) => rightOf(list.filter((answer) => forward(answer.word) === word))),
      }))
      .sort((a, b) => b.direction - a.direction),
    criterion: DIRECTION,
    takes: dataset.takes.length,
    signers: dataset.signers,
    seconds: (performance.now() - started) / 1000,
  };
}

async function askFamily(
  family: Family,
  dataset: Dataset,
  order: OrderData,
  recipe: Recipe,
  onProgress: (share: number) => void,
): Promise<Answer[]> {
  const { judged } = await crossValidate({
    dataset,
    data: order.data,
    words: order.words,
    family,
    recipe,
    folds: 'signers',
    seeds: 1,
    order,
    onProgress,
  });
  return judged.map(({ word, fold, logits }) => answerOf(word, fold, logits, dataset.vocabulary));
}

function askBags(
  { takes, vocabulary }: Dataset,
  folds: ReturnType<typeof foldsOf>,
  seed: number,
  onProgress: (share: number) => void,
): Answer[] {
  // Pictures as they were taken: resampled ones lie at other moments when the take runs backward.
  const examples = takes.map((take) => ({ ...take, clip: asTaken(take) }));
  return folds.flatMap((fold, k) => {
    onProgress(k / folds.length);
    const others = examples.filter((example) => !fold.tests(example));
    const logits = learnBags(labelled(others, vocabulary), vocabulary.length, seed);
    return examples
      .filter((example) => fold.tests(example))
      .map(({ word, clip }) => answerOf(word, fold.name, clip && logits(clip), vocabulary));
  });
}

/** Forward or backward: of the two classes of a word, the likelier one. */
export function answerOf(
  word: string,
  fold: string,
  logits: Float32Array | null,
  vocabulary: readonly string[],
): Answer {
  if (!logits) return { word, fold, right: 0.5, told: false };
  const of = (name: string) => logits[vocabulary.indexOf(name)] ?? -Infinity;
  const other = of(isBackward(word) ? forward(word) : backward(word));
  const best = vocabulary[logits.indexOf(Math.max(...logits))] ?? '';
  return {
    word,
    fold,
    right: of(word) === other ? 0.5 : of(word) > other ? 1 : 0,
    told: forward(best) === forward(word),
  };
}

const rightOf = (list: readonly Answer[]): Rate => mean(list.map(({ right }) => right));

function mean(values: readonly number[]): Rate {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}
