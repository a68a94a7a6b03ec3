/** Getting used to somebody: what was written for sure, and what they said a sign was. */
import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../models/decoder.ts';
import { FamiliarSigns } from '../../../models/familiar_signs.ts';
import { OpenSet } from '../../../models/open_set.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { similarity, unit } from '../../../models/sign_space.ts';
import { FRAMES, place, read as sign, space } from './movements.ts';

/** A point at so many degrees. */
const at = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return unit([Math.cos(angle), Math.sin(angle)]);
};

describe('familiar signs', () => {
  it('bring a sign nearer to its word where the person has made it like that, but only by so much', () => {
    const familiar = new FamiliarSigns();
    expect(familiar.nearness('tea', at(0), 0.2)).toBe(0.2);
    familiar.settled({ start: 0, end: 900, word: 'tea', point: at(0) }, false);
    expect(familiar.nearness('tea', at(0), 0.2)).toBe(0.2);
    familiar.settled({ start: 1000, end: 1900, word: 'tea', point: at(0) }, true);
    expect(familiar.nearness('tea', at(60), 0.3)).toBeCloseTo(0.5, 6);
    expect(familiar.nearness('tea', at(0), 0.2)).toBeCloseTo(0.5, 6);
    expect(familiar.nearness('tea', at(0), 0.9)).toBeCloseTo(1, 6);
    expect(familiar.nearness('tea', at(90), 0.2)).toBe(0.2);
    expect(familiar.nearness('coffee', at(0), 0.2)).toBe(0.2);
  });

  it('know the newest alone', () => {
    const familiar = new FamiliarSigns();
    familiar.settled({ start: 0, end: 900, word: 'tea', point: at(0) }, true);
    for (let k = 1; k <= 8; k++) familiar.settled({ start: k, end: k + 900, word: 'tea', point: at(90) }, true);
    expect(familiar.nearness('tea', at(0), -1)).toBeCloseTo(-0.7, 6);
    expect(familiar.nearness('tea', at(90), 0.8)).toBeCloseTo(1, 6);
  });

  it('are what the person said they were, and no longer what was written', () => {
    const familiar = new FamiliarSigns();
    familiar.settled({ start: 0, end: 900, word: 'tea', point: at(0) }, true);
    expect(familiar.told(at(0))).toBeNull();
    familiar.tell(0, 'small');
    expect(familiar.nearness('tea', at(0), 0)).toBe(0);
    expect(familiar.nearness('small', at(0), 0)).toBeCloseTo(1, 6);
    expect(familiar.told(at(20))).toEqual({ word: 'small', nearness: expect.closeTo(Math.cos(Math.PI / 9), 6) });
    expect(familiar.told(at(60))).toBeNull();
    // Said again, and taken back.
    familiar.tell(0, 'no');
    expect(familiar.told(at(0))?.word).toBe('no');
    familiar.tell(0, null);
    expect(familiar.told(at(0))).toBeNull();
    expect(familiar.hasTold).toBe(false);
    expect(familiar.nearness('no', at(0), 0)).toBe(0);
  });

  it('forget what was written where the person deletes it, and hear nothing of signs of long ago', () => {
    const familiar = new FamiliarSigns();
    for (let k = 0; k < 10; k++) familiar.settled({ start: k, end: k + 900, word: 'tea', point: at(0) }, k === 9);
    familiar.tell(0, 'small');
    expect(familiar.told(at(0))).toBeNull();
    familiar.tell(9, null);
    expect(familiar.nearness('tea', at(0), 0.1)).toBe(0.1);
  });
});

describe('how long signs last', () => {
  it('is what the middle one of this person’s signs of the word lasted, but for one of them', () => {
    const familiar = new FamiliarSigns();
    expect(familiar.usualLength('tea', 0)).toBeNull();
    for (const [start, length] of [
      [0, 300],
      [1000, 900],
      [2000, 400],
    ] as const)
      familiar.settled({ start, end: start + length, word: 'tea', point: at(0) }, true);
    expect(familiar.usualLength('tea', 9)).toBe(400);
    expect(familiar.usualLength('tea', 0)).toBe(900);
    expect(familiar.usualLength('no', 0)).toBeNull();
  });

  it('tells two short signs from one long one that was torn', () => {
    for (const [usual, written] of [
      [350, 2],
      [900, 1],
    ] as const) {
      const familiar = new FamiliarSigns();
      familiar.settled({ start: 0, end: usual, word: 'no', point: at(0) }, true);
      const decoder = new Decoder(
        { vocabulary: ['no', 'yes'], temperature: 1, threshold: 0.5 },
        undefined,
        undefined,
        null,
        familiar,
      );
      const said = [1000, 1500].map((start) => {
        decoder.begin(start, 0.85);
        return decoder.settle(Float32Array.of(9, 0), 12, start, start + 400, start + 500);
      });
      expect(said.filter((each) => each?.kind === 'committed')).toHaveLength(written);
    }
  });
});

const openSet = { odds: { intercept: -4, margin: 0.6, nearness: 6 }, thresholds: {}, tradeOff: [] };
const vocabulary = ['coffee', 'tea', 'none'];
const places = new Map([
  ['coffee', place(1)],
  ['tea', place(2)],
]);

describe('a decoder that is used to somebody', () => {
  /** Signs one after another, each with its movement and its logits. */
  function signing(familiar: FamiliarSigns, fit = true) {
    const model = { vocabulary, temperature: 1, threshold: 0.6, ...(fit ? { openSet } : {}) };
    const decoder = new Decoder(model, undefined, new OpenSet(model, { space, places }), null, familiar);
    let now = 0;
    return (movement: number, logits: readonly number[]): Recognition | null => {
      const start = (now += 2000);
      decoder.begin(start);
      return decoder.settle(Float32Array.from(logits), FRAMES, start, start + 1300, start + 1400, sign(movement));
    };
  }

  it('writes what is told from a sign of theirs that it was sure of, and would not have been told from everybody’s', () => {
    const familiar = new FamiliarSigns();
    const read = signing(familiar);
    expect(similarity(place(8), place(1))).toBeLessThan(0.3);
    expect(read(8, [4, 0, 0])?.kind).not.toBe('committed');
    expect(read(8, [14, 0, 0])).toMatchObject({ kind: 'committed', word: 'coffee' });
    expect(read(8, [4, 0, 0])).toMatchObject({ kind: 'committed', word: 'coffee' });
    // A stranger to it.
    expect(read(9, [4, 0, 0])?.kind).not.toBe('committed');
  });

  it('writes the word that they said it was from then on, with a fit and without, and only for such signs', () => {
    for (const fit of [true, false]) {
      const familiar = new FamiliarSigns();
      const read = signing(familiar, fit);
      const wrong = read(1, [8, 0, 0]);
      expect(wrong).toMatchObject({ kind: 'committed', word: 'coffee' });
      familiar.tell(2000, 'tea');
      expect(read(1, [8, 0, 0])).toMatchObject({ kind: 'committed', word: 'tea' });
      expect(read(2, [0, 8, 0])).toMatchObject({ kind: 'committed', word: 'tea' });
      // What it is told of a word that the model does not have changes nothing.
      familiar.tell(4000, 'a typed remark');
      expect(read(1, [8, 0, 0])).toMatchObject({ kind: 'committed' });
    }
  });

  it('guesses what it was told, too', () => {
    const familiar = new FamiliarSigns();
    const model = { vocabulary, temperature: 1, threshold: 0.6, openSet };
    const decoder = new Decoder(model, undefined, new OpenSet(model, { space, places }), null, familiar);
    familiar.settled({ start: 0, end: 900, word: 'coffee', point: place(1) }, true);
    familiar.tell(0, 'tea');
    decoder.begin(1000);
    const said = Array.from({ length: 12 }, (_, k) => decoder.guess(Float32Array.of(8, 0, 0), 1000 + 33 * k, sign(1)));
    expect(said.find((each) => each !== null)).toMatchObject({ kind: 'provisional', word: 'tea' });
  });
});
