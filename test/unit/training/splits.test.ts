import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldOutSigners, leaveOneSignerOut, signerFolds } from '../../../training/splits.ts';
import { InputError } from '../../../training/takes.ts';

const subjects = fc.array(fc.record({ signer: fc.constantFrom(...'abcdefghij'), split: fc.constant(null) }), {
  minLength: 30,
  maxLength: 80,
});

describe('splits', () => {
  it('never cut through a signer and test each take once', () => {
    fc.assert(
      fc.property(subjects, fc.integer({ min: 2, max: 4 }), (examples, count) => {
        const signers = new Set(examples.map(({ signer }) => signer)).size;
        fc.pre(signers >= count);
        for (const folds of [signerFolds(examples, count), leaveOneSignerOut(examples)]) {
          for (const example of examples) expect(folds.filter((fold) => fold.tests(example))).toHaveLength(1);
          for (const fold of folds) {
            const tested = new Set(examples.filter((example) => fold.tests(example)).map(({ signer }) => signer));
            const taught = new Set(examples.filter((example) => !fold.tests(example)).map(({ signer }) => signer));
            expect([...tested].filter((signer) => taught.has(signer))).toEqual([]);
            expect(tested.size).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('follow the source’s folds where it has just as many', () => {
    const examples = ['train;fold0', 'val;fold1', 'train;fold2'].map((split, k) => ({ signer: `s${k}`, split }));
    expect(signerFolds(examples, 3).map(({ name }) => name)).toEqual(['fold0', 'fold1', 'fold2']);
    expect(signerFolds(examples, 3)[1]?.tests({ signer: 's1', split: 'val;fold1' })).toBe(true);
  });

  it('refuse folds of the source that cut through a signer', () => {
    const examples = ['train;fold0', 'train;fold1'].map((split) => ({ signer: 'same', split }));
    expect(() => signerFolds(examples, 2)).toThrow(/cut through/);
  });

  it('say what is wrong with nobody, one person, strangers and everybody', () => {
    const one = [{ signer: 'a', split: null }];
    const two = [...one, { signer: 'b', split: null }];
    for (const bad of [
      () => leaveOneSignerOut([]),
      () => leaveOneSignerOut(one),
      () => signerFolds(two, 3),
      () => heldOutSigners(two, ['c']),
      () => heldOutSigners(two, ['a', 'b']),
    ]) {
      expect(bad).toThrow(InputError);
    }
  });
});
