/** Options that several commands share, turned into what the code works with. */
import { FAMILIES, type Family } from '../../models/network.ts';
import { InputError } from '../takes.ts';
import { changedRecipe, RECIPE, type Recipe } from '../recipe.ts';

export function familyOf(name: string): Family {
  const family = FAMILIES.find((each) => each === name);
  if (!family) throw new InputError(`There is no family “${name}”; known are ${FAMILIES.join(', ')}.`);
  return family;
}

export function recipeOf({
  epochs,
  seed,
  set = [],
  without = [],
}: {
  epochs: number | undefined;
  seed: number | undefined;
  set?: readonly string[];
  without?: readonly string[];
}): Recipe {
  if (epochs === 0) throw new InputError('Training needs at least one epoch.');
  const recipe = changedRecipe(RECIPE, set, without);
  return { ...recipe, epochs: epochs ?? recipe.epochs, seed: seed ?? recipe.seed };
}

export const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

export function printJson(value: unknown): void {
  process.stdout.write(
    `${JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' && !Number.isFinite(each) ? null : each))}\n`,
  );
}
