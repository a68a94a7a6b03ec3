/** Who is held out. A split never cuts through a signer: that would measure memory, not recognition. */
import { InputError } from './takes.ts';

export interface Fold {
  name: string;
  /** Signers whose takes this fold tests on. Where the source names folds, its own fold's takes instead. */
  tests(example: { signer: string; split: string | null }): boolean;
}

type Subject = { signer: string; split: string | null };

const signersOf = (examples: readonly Subject[]): string[] => [...new Set(examples.map(({ signer }) => signer))].sort();

/** @throws {InputError} with fewer than two signers */
export function leaveOneSignerOut(examples: readonly Subject[]): Fold[] {
  const signers = signersOf(examples);
  if (signers.length < 2) throw new InputError(tooFew(signers.length));
  return signers.map((signer) => ({ name: signer, tests: (example) => example.signer === signer }));
}

/**
 * Folds of whole signers, of nearly equal size; the source's own folds (`fold0`, … in `split`) where it has just as many.
 * @throws {InputError} where there are fewer signers than folds
 */
export function signerFolds(examples: readonly Subject[], count: number): Fold[] {
  const own = examples.map(({ split }) => /(?:^|;)fold(\d+)$/.exec(split ?? '')?.[1]);
  const names = [...new Set(own)].sort();
  if (names.length === count && names.every((name) => name !== undefined)) {
    assertDisjoint(examples, own);
    return names.map((name) => ({ name: `fold${name}`, tests: ({ split }) => (split ?? '').endsWith(`fold${name}`) }));
  }
  const signers = signersOf(examples);
  if (signers.length < 2) throw new InputError(tooFew(signers.length));
  if (signers.length < count) throw new InputError(`${count} folds need as many signers; there are ${signers.length}.`);
  const takes = (signer: string) => examples.filter((example) => example.signer === signer).length;
  const folds = Array.from({ length: count }, () => ({ size: 0, signers: new Set<string>() }));
  // The largest first, always into the smallest fold.
  for (const signer of signers.sort((a, b) => takes(b) - takes(a) || (a < b ? -1 : 1))) {
    const smallest = folds.reduce((a, b) => (b.size < a.size ? b : a));
    smallest.signers.add(signer);
    smallest.size += takes(signer);
  }
  return folds.map((fold, k) => ({ name: `fold${k}`, tests: ({ signer }) => fold.signers.has(signer) }));
}

/** @throws {InputError} where nobody of these signs, or nobody else does */
export function heldOutSigners(examples: readonly Subject[], signers: readonly string[]): Fold {
  const known = signersOf(examples);
  const unknown = signers.filter((signer) => !known.includes(signer));
  if (unknown.length)
    throw new InputError(
      `No take is signed by ${unknown.join(', ')}; the signers are ${known.slice(0, 12).join(', ')}.`,
    );
  if (known.every((signer) => signers.includes(signer)))
    throw new InputError('All signers are held out: nobody is left to learn from.');
  return { name: signers.join(','), tests: ({ signer }) => signers.includes(signer) };
}

const tooFew = (count: number): string =>
  count === 0
    ? 'There is no signer in the data.'
    : 'The data has one signer only: nothing can be said about how well the model works for others. Record a second person.';

function assertDisjoint(examples: readonly Subject[], folds: readonly (string | undefined)[]): void {
  const where = new Map<string, string | undefined>();
  examples.forEach(({ signer }, k) => {
    const before = where.get(signer) ?? folds[k];
    if (before !== folds[k]) throw new InputError(`The folds of the data cut through the signer ${signer}.`);
    where.set(signer, before);
  });
}
