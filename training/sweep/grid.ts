/** What a sweep varies: families, figures of the recipe and sizes of the network, every combination once. */
import type { Family } from '../../models/network.ts';
import { networkFor, type NetworkSizes } from '../learn.ts';
import { changedRecipe, figureNames, type Recipe } from '../recipe.ts';
import { InputError } from '../takes.ts';

export interface Axis {
  name: string;
  values: number[];
}

export interface Configuration {
  family: Family;
  /** What the grid says of it, by name. */
  settings: Record<string, number>;
  recipe: Recipe;
  sizes: NetworkSizes;
}

const SIZES: readonly (keyof NetworkSizes)[] = ['stem', 'hidden', 'layers'];
/** Figures that count something. */
const WHOLE = new Set<string>([...SIZES, 'epochs', 'batch']);

/** Names that a grid knows: those of `--set`, the epochs, and the network's sizes. Seeds have an option of their own. */
export const gridNames = (): string[] => [...SIZES, 'epochs', ...figureNames().filter((name) => name !== 'seed')];

/**
 * `hidden=128,256` and the like, one axis each.
 * @throws {InputError} where a name is unknown or there twice, or a value is no number that it takes
 */
export function parseGrid(texts: readonly string[]): Axis[] {
  const axes = texts.map((text): Axis => {
    const [, name = '', list = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    if (name === 'seed')
      throw new InputError('Seeds are no part of the grid: --seeds says how many, --seed the first.');
    if (!gridNames().includes(name))
      throw new InputError(`A grid has no “${name || text}”; it knows ${gridNames().join(', ')}.`);
    return { name, values: [...new Set(list.split(',').map((value) => valueOf(name, value.trim())))] };
  });
  const twice = axes.find(({ name }, k) => axes.findIndex((other) => other.name === name) !== k);
  if (twice) throw new InputError(`The grid names ${twice.name} twice; put its values into one list.`);
  return axes;
}

function valueOf(name: string, text: string): number {
  const value = Number(text);
  const sound = text !== '' && Number.isFinite(value) && value >= 0;
  if (!sound || (WHOLE.has(name) && !(Number.isInteger(value) && value > 0)))
    throw new InputError(
      `The grid's ${name} takes ${WHOLE.has(name) ? 'whole numbers from 1' : 'numbers from 0'}, not “${text}”.`,
    );
  return value;
}

/** @param recipe what the grid leaves as it is */
export function configurationsOf(families: readonly Family[], grid: readonly Axis[], recipe: Recipe): Configuration[] {
  const combinations = grid.reduce<Record<string, number>[]>(
    (before, { name, values }) => before.flatMap((settings) => values.map((value) => ({ ...settings, [name]: value }))),
    [{}],
  );
  return [...new Set(families)].flatMap((family) =>
    combinations.map((settings) => ({ family, settings, ...changed(family, settings, recipe) })),
  );
}

function changed(family: Family, settings: Record<string, number>, recipe: Recipe) {
  const { stem, hidden, layers } = networkFor(family, 2);
  const sizes: NetworkSizes = { stem, hidden, layers };
  for (const name of SIZES) sizes[name] = settings[name] ?? sizes[name];
  const figures = Object.entries(settings).filter(([name]) => name !== 'epochs' && !(name in sizes));
  const out = changedRecipe(
    recipe,
    figures.map(([name, value]) => `${name}=${value}`),
    recipe.without,
  );
  return { sizes, recipe: { ...out, epochs: settings.epochs ?? recipe.epochs } };
}

/** As a person would write it: `hidden=128 dropStem=0.3`; a dash where nothing is set. */
export const settingsText = (settings: Readonly<Record<string, number>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ') || '–';
