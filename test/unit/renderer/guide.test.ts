/** The first steps go on by what is so, and end with the word that was asked for. */
import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../../models/recognition.ts';
import { firstWord, Guide } from '../../../renderer/guide/guide.svelte.ts';
import { openMemory } from '../../../renderer/memory.ts';

const read = (word: string, kind: 'committed' | 'unsure' = 'committed'): Recognition => ({
  kind,
  word,
  confidence: 0.9,
  alternatives: [],
  start: 0,
  end: 1,
  t: 2,
});

function opened(kept = new Map<string, string>()) {
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  return new Guide(openMemory(() => storage));
}

describe('the first steps', () => {
  test('wait for the camera, then for hands, then for the word', () => {
    const guide = opened();
    guide.ask('hello');
    guide.hear(read('hello'));
    expect(guide.step).toBe('camera');
    guide.look({ sees: true, handsInView: false });
    expect(guide.step).toBe('hands');
    guide.look({ sees: true, handsInView: true });
    expect(guide.step).toBe('sign');
    // Hands go down again between two tries.
    guide.look({ sees: true, handsInView: false });
    guide.hear({ kind: 'provisional', word: 'hello', confidence: 0.9, t: 0 });
    guide.hear(read('water'));
    expect([guide.step, guide.read]).toEqual(['sign', 'water']);
    guide.hear(read('hello', 'unsure'));
    expect(guide.step).toBe('done');
  });

  test('begin again where the camera is lost, and are through once they are', () => {
    const guide = opened();
    guide.ask('hello');
    guide.look({ sees: true, handsInView: true });
    guide.look({ sees: false, handsInView: true });
    expect(guide.step).toBe('camera');
    guide.look({ sees: true, handsInView: true });
    guide.hear(read('hello'));
    guide.look({ sees: false, handsInView: false });
    expect(guide.step).toBe('done');
  });

  test('another word forgets what was read', () => {
    const guide = opened();
    guide.ask('hello');
    guide.look({ sees: true, handsInView: true });
    guide.hear(read('water'));
    guide.ask('water');
    expect(guide.read).toBeNull();
  });

  test('stay closed once closed, and open where somebody asks for them', () => {
    const kept = new Map<string, string>();
    const guide = opened(kept);
    expect(guide.open).toBe(true);
    guide.close();
    expect(opened(kept).open).toBe(false);
    const again = opened(kept);
    again.begin();
    expect([again.open, again.step]).toEqual([true, 'camera']);
  });

  test('begin with a greeting, else with one hand', () => {
    expect(
      firstWord([
        { word: 'bye', hands: 1 },
        { word: 'hello', hands: 2 },
      ]),
    ).toBe('hello');
    expect(
      firstWord([
        { word: 'book', hands: 2 },
        { word: 'bye', hands: 1 },
      ]),
    ).toBe('bye');
    expect(firstWord([{ word: 'book', hands: 2 }])).toBe('book');
    expect(firstWord([])).toBeNull();
  });
});
