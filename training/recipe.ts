/** How a network is trained, in figures; and changes to them by name, for ablations. */
import { BLOCKS, type Block } from '../models/features.ts';
import { AUGMENTATION, type Augmentation } from './augmentation.ts';
import { InputError } from './takes.ts';

/** How a network is trained. The figures are those that did best on signer-disjoint folds of several data sets. */
export interface Recipe {
  /** Null: as many as the steps ask for. */
  epochs: number | null;
  /** Optimiser steps: so many for each word, within bounds. Small data sets need more epochs, not fewer. */
  stepsPerWord: number;
  fewestSteps: number;
  mostSteps: number;
  batch: number;
  learningRate: number;
  weightDecay: number;
  /** Share of the steps in which the learning rate rises; then it falls along a cosine. */
  warmup: number;
  labelSmoothing: number;
  clipNorm: number;
  /** Decay of the averaged weights, which are the ones that are kept (Polyak & Juditsky 1992). */
  averaging: number;
  dropInput: number;
  dropStem: number;
  dropPool: number;
  /** Probability that a stretch of up to a fifth of the frames is blanked. */
  mask: number;
  /** Share of the batches that hold sentences of two or three signs; for the encoder-decoder alone. */
  sentences: number;
  /** So many signs for each take are cut out of streams, and taught in turns with the takes (streams/cuts.ts). */
  cuts: number;
  augmentation: Augmentation;
  /** Blocks of features that the network does not get to see; for ablations. */
  without: readonly Block[];
  seed: number;
}

export const RECIPE: Recipe = {
  epochs: null,
  stepsPerWord: 25,
  fewestSteps: 400,
  mostSteps: 1500,
  batch: 32,
  learningRate: 2e-3,
  weightDecay: 0.05,
  warmup: 0.05,
  labelSmoothing: 0.1,
  clipNorm: 1,
  averaging: 0.99,
  dropInput: 0.1,
  dropStem: 0.3,
  dropPool: 0.4,
  mask: 0.3,
  sentences: 0.4,
  cuts: 1,
  augmentation: AUGMENTATION,
  without: [],
  seed: 1,
};

/** Every take is to be seen in so many variations at least, unless told otherwise. */
const FEWEST_EPOCHS = 20;

export function epochsFor(examples: number, words: number, recipe: Recipe): number {
  const { batch, stepsPerWord, fewestSteps, mostSteps } = recipe;
  const perEpoch = Math.max(1, Math.ceil(examples / batch));
  const steps = Math.min(mostSteps, Math.max(fewestSteps, stepsPerWord * words));
  return recipe.epochs ?? Math.max(FEWEST_EPOCHS, Math.ceil(steps / perEpoch));
}

/**
 * A recipe with some figures changed: `dropStem=0.2`, `augmentation.approach=0`, and blocks of features left out.
 * @throws {InputError} that lists the names, where one is unknown, or where a value is no number
 */
export function changedRecipe(recipe: Recipe, settings: readonly string[], without: readonly string[] = []): Recipe {
  const out = { ...recipe, augmentation: { ...recipe.augmentation }, without: without.map(blockOf) };
  const figures = figuresOf(out);
  for (const setting of settings) {
    const [, name = '', value = ''] = /^([^=]*)=(.*)$/.exec(setting) ?? [];
    const change = figures.get(name);
    if (!change)
      throw new InputError(`The recipe has no figure “${name || setting}”; it has ${[...figures.keys()].join(', ')}.`);
    if (value === '' || !Number.isFinite(Number(value)))
      throw new InputError(`The recipe's ${name} takes a number, not “${value}”.`);
    change(Number(value));
  }
  return out;
}

/** The names that `changedRecipe` knows. */
export const figureNames = (recipe: Recipe = RECIPE): string[] => [...figuresOf(recipe).keys()];

/** What sets each figure of a recipe, by name. */
function figuresOf(recipe: Recipe): Map<string, (value: number) => void> {
  const figures = new Map<string, (value: number) => void>();
  const offer = <T extends object>(object: T, prefix: string) => {
    for (const key of Object.keys(object) as (keyof T & string)[]) {
      if (typeof object[key] === 'number')
        figures.set(`${prefix}${key}`, (value) => Object.assign(object, { [key]: value }));
    }
  };
  offer(recipe, '');
  offer(recipe.augmentation, 'augmentation.');
  return figures;
}

function blockOf(name: string): Block {
  const block = (Object.keys(BLOCKS) as Block[]).find((each) => each === name);
  if (!block) throw new InputError(`There are no features “${name}”; there are ${Object.keys(BLOCKS).join(', ')}.`);
  return block;
}
