import { describe, expect, test } from 'vitest';
import { Crashes } from '../../../electron/crashes.ts';

describe('crashes of a page', () => {
  test('are recovered from one by one, however many there are in a day', () => {
    const crashes = new Crashes();
    for (let hour = 0; hour < 24; hour++) {
      expect(crashes.add(hour * 3_600_000)).toBe(true);
      expect(crashes.add(hour * 3_600_000 + 1000)).toBe(true);
    }
  });

  test('end in a question when there are three in a minute, and begin to count anew after it', () => {
    const crashes = new Crashes();
    expect([0, 20_000, 40_000].map((at) => crashes.add(at))).toEqual([true, true, false]);
    crashes.forgive();
    expect(crashes.add(41_000)).toBe(true);
  });
});
