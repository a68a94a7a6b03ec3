/** Several models become one that knows the words of all of them: it learns from their takes, as they were frozen. */
import type { LibraryWord, ModelSummary, RequestInput } from '../../electron/ipc.ts';
import { FAMILIES, type Family } from '../../models/network.ts';
import { messages } from './messages.ts';

/** As many as one training may name. */
export const MOST_MERGED = 5;
/** As long as the contract lets a name be. */
const LONGEST = 80;

/** Why a model's words cannot be learnt here, as a sentence; null where they can. */
export function obstacleOf({ trouble, origin, snapshot }: ModelSummary): string | null {
  const { obstacles } = messages();
  if (trouble !== null) return obstacles.trouble;
  return snapshot ? null : obstacles[origin];
}

/** "A + B"; a name that would be too long is cut. */
export function mergedName(models: readonly ModelSummary[]): string {
  const whole = models.map(({ name }) => name).join(' + ');
  return whole.length <= LONGEST ? whole : `${whole.slice(0, LONGEST - 1).trimEnd()}…`;
}

/** Words of all of them, each once. */
export function mergedWords(models: readonly ModelSummary[]): string[] {
  return [...new Set(models.flatMap(({ words }) => words))].sort((a, b) => a.localeCompare(b, 'en'));
}

/** The first one's family. Of the library come along the takes of these words, also those recorded since. */
export function mergeOrder(
  models: readonly ModelSummary[],
  library: readonly LibraryWord[],
  { name, activate }: { name: string; activate: boolean },
): RequestInput<'startTraining'> {
  const known = new Set(mergedWords(models));
  const words = library.filter(({ word, takes }) => takes > 0 && known.has(word)).map(({ id }) => id);
  return {
    name: name.trim(),
    words,
    signers: null,
    union: models.map(({ id }) => id),
    family: familyOf(models),
    from: null,
    activate,
  };
}

export function familyOf(models: readonly ModelSummary[]): Family {
  return FAMILIES.find((family) => family === models[0]?.family) ?? 'gru';
}
