import { describe, expect, it } from 'vitest';
import { placeAfter } from '../../../renderer/words/list-keys.ts';
import { Movement } from '../../../renderer/words/movement.svelte.ts';
import { search } from '../../../renderer/words/vocabulary.ts';

const known = (...words: string[]) => words.map((word) => ({ word, hands: 1 as const }));
const found = (text: string, ...words: string[]) => search(known(...words), text).map(({ word }) => word);

describe('search among words', () => {
  it('finds all words without a text', () => {
    expect(found('  ', 'cold', 'hello')).toEqual(['cold', 'hello']);
  });
  it('puts words that begin with the text first', () => {
    expect(found('o', 'cold', 'old', 'open')).toEqual(['old', 'open', 'cold']);
  });
  it('does not mind case, accents or the underscore of a gloss', () => {
    expect(found('THANK Y', 'thank_you')).toEqual(['thank_you']);
    expect(found('cafe', 'Café')).toEqual(['Café']);
  });
  it('finds nothing where there is nothing', () => {
    expect(found('zebra', 'cold')).toEqual([]);
  });
});

describe('Movement', () => {
  const hand = (value: number) => Array.from({ length: 63 }, () => value);
  const wave = (playing = true) =>
    new Movement(
      {
        word: 'wave',
        fps: 10,
        frames: [
          [null, hand(0)],
          [null, hand(1)],
          [hand(5), hand(2)],
        ],
      },
      playing,
    );

  it('lasts from the first frame to the last', () => {
    expect(wave().duration).toBe(200);
  });

  it('draws a line between two frames', () => {
    const movement = wave();
    movement.advance(50);
    expect(movement.hands[1]?.[0]).toBeCloseTo(0.5);
    expect(movement.hands[0]).toBeNull();
  });

  it('rests on the last frame and begins again', () => {
    const movement = wave();
    movement.advance(600);
    expect(movement.time).toBe(200);
    expect(movement.hands[0]?.[0]).toBe(5);
    movement.advance(600);
    expect(movement.time).toBe(0);
  });

  it('stands still until it is played, and can be put anywhere', () => {
    const movement = wave(false);
    movement.advance(100);
    expect(movement.time).toBe(0);
    movement.time = 9000;
    expect(movement.time).toBe(200);
  });

  it('bears a movement of one frame, and of none', () => {
    const one = new Movement({ word: 'still', fps: 30, frames: [[null, hand(1)]] }, true);
    one.advance(100);
    expect(one.hands[1]?.[0]).toBe(1);
    expect(new Movement({ word: 'empty', fps: 30, frames: [] }, true).hands).toEqual([null, null]);
  });
});

describe('keys of a list of words', () => {
  const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({ key: name, ...more }) as KeyboardEvent;

  it('lead from word to word, and stay within the list', () => {
    const way = ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'Home', 'ArrowLeft', 'End'];
    let at = 0;
    const places = way.map((name) => (at = placeAfter(key(name), at, 3) ?? -1));
    expect(places).toEqual([1, 2, 2, 1, 0, 0, 2]);
  });
  it('are left to others where they mean something else, or nothing is there', () => {
    expect(placeAfter(key('a'), 0, 3)).toBeNull();
    expect(placeAfter(key('End', { shiftKey: true }), 0, 3)).toBeNull();
    expect(placeAfter(key('ArrowLeft', { altKey: true }), 1, 3)).toBeNull();
    expect(placeAfter(key('End'), 0, 0)).toBeNull();
  });
});
