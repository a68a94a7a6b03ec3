import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Allowance, isTooLong, LIMITS, Throttle } from '../../../electron/limits.ts';
import { maxBytesOf, shapeFault } from '../../../electron/message-shape.ts';

const own = (name: string) => JSON.parse(`{"a":{"${name}":{"polluted":true}}}`) as unknown;

describe('an allowance', () => {
  test('is never exceeded, and refills with time alone', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 20 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (all) => {
        let now = 0;
        let taken = 0;
        const allowance = new Allowance({ perSecond: 100, burst: 50 }, () => now);
        for (const [pause, cost] of all) {
          now += pause;
          if (allowance.take(cost)) taken += cost;
          expect(taken).toBeLessThanOrEqual(50 + now / 10 + 1e-6);
        }
      }),
    );
  });
});

describe('a page', () => {
  test('may send 240 frames a second for as long as it likes', () => {
    let now = 0;
    const throttle = new Throttle(LIMITS, () => now);
    for (let frame = 0; frame < 24_000; frame++) {
      now = (frame * 1000) / 240;
      expect(throttle.frame()).toBe('pass');
    }
  });

  test('that floods is refused, then cut off, and comes back to its right when it is quiet', () => {
    let now = 0;
    const throttle = new Throttle(LIMITS, () => now);
    const verdicts = Array.from({ length: 5000 }, () => throttle.frame());
    const count = (verdict: string) => verdicts.filter((each) => each === verdict).length;
    expect([count('pass'), count('refuse'), count('cut-off')]).toEqual([1500, 2000, 1500]);
    now = 10_000;
    expect(throttle.frame()).toBe('pass');
  });

  test('has no more than 256 requests unanswered', () => {
    const throttle = new Throttle(LIMITS, () => 0);
    for (let request = 0; request < 256; request++) expect(throttle.request(100)).toBe('pass');
    expect(throttle.request(100)).toBe('refuse');
    throttle.answered();
    expect(throttle.request(100)).toBe('pass');
  });

  test('may save video clips one after another, but no hundred at once', () => {
    const throttle = new Throttle(LIMITS, () => 0);
    const verdicts = Array.from({ length: 100 }, () => throttle.request(12_000_000));
    expect(verdicts.filter((verdict) => verdict === 'pass')).toHaveLength(5);
  });
});

describe('a message', () => {
  test.each([
    ['a clip of 12 MB', `{"id":1,"name":"saveClip","input":{"frames":"${'x'.repeat(12_000_000)}"}}`, false],
    ['a clip that is larger', `{"id":1,"name":"saveClip","input":"${'x'.repeat(12_900_000)}"}`, true],
    ['anything else of 300 kB', `{"id":1,"name":"addWord","input":"${'x'.repeat(300_000)}"}`, true],
    ['a clip by its end only', `{"input":"${'x'.repeat(300_000)}","id":1,"name":"saveClip"}`, true],
    ['a small one', '{"id":1,"name":"addWord"}', false],
  ])('%s is judged by its first bytes', (_, text, tooLong) => expect(isTooLong(text)).toBe(tooLong));

  test.each([
    ['a name of the prototype', own('__proto__'), 'strange'],
    ['a constructor', own('constructor'), 'strange'],
    ['NaN', { a: NaN }, 'strange'],
    ['infinity', [Infinity], 'strange'],
    ['a map', { a: new Map() }, 'strange'],
    ['a date', new Date(), 'strange'],
    ['bytes', { a: new Uint8Array(4) }, 'strange'],
    ['a class of its own', new (class Own {})(), 'strange'],
    ['a big integer', 1n, 'strange'],
    ['a list with a great length and nothing in it', new Array(1e9), 'large'],
    ['a text beyond the limit', { a: 'x'.repeat(300_000) }, 'large'],
    ['many names', Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`n${at}`, 1])), 'large'],
    [
      'what a form sends',
      { filter: { word: 1 }, offset: 0, takes: [1, 2], off: undefined, none: null, on: true },
      null,
    ],
  ])('with %s is told by its shape', (_, value, fault) => expect(shapeFault(value, maxBytesOf('addWord'))).toBe(fault));

  test('may be a circle, or hold one list thousands of times: it is looked at for a moment only', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    const shared: unknown[] = new Array(20_000).fill(0);
    expect(shapeFault(circle, 1000)).toBe('large');
    expect(shapeFault(new Array(20_000).fill(shared), 256 * 1024)).toBe('large');
  });

  test('of plain data passes whatever is in it, as long as it is small', () => {
    const plain = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|constructor|prototype/.test(text));
        expect(shapeFault(JSON.parse(text), 1e6)).toBeNull();
      }),
    );
  });
});
