/** What somebody usually says decides between words that look alike, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../models/decoder.ts';
import { ExpectedWords } from '../../../models/expected_words.ts';
import { BEGINNING, LONGEST_PAUSE, PRIOR, reweighed, WordHistory } from '../../../models/word_prior.ts';

const sentence = (...words: string[]) => words.map((word) => ({ word, start: null, end: null }));
const learnt = (...sentences: string[][]) => {
  const history = new WordHistory();
  for (const words of sentences) history.learn(sentence(...words));
  return history;
};
const times = (count: number, ...words: string[]) => Array.from({ length: count }, () => words);
const VOCABULARY = ['coffee', 'tea', 'water', 'none'];

describe('habits', () => {
  it('are counts of which word came after which, and of which came first', () => {
    const history = learnt(['hello', 'tea', 'please'], ['tea']);
    expect(history.pairs).toEqual([
      [BEGINNING, 'hello', 1],
      [BEGINNING, 'tea', 1],
      ['hello', 'tea', 1],
      ['tea', 'please', 1],
    ]);
    expect(history.words).toBe(4);
    expect(new WordHistory(history.pairs).pairs).toEqual(history.pairs);
  });

  it('begin anew after a pause', () => {
    const history = new WordHistory();
    const after = (gap: number) => [
      { word: 'hello', start: 0, end: 800 },
      { word: 'tea', start: 800 + gap, end: 2000 + gap },
    ];
    history.learn(after(LONGEST_PAUSE));
    history.learn(after(LONGEST_PAUSE + 1));
    expect(history.pairs).toEqual([
      [BEGINNING, 'hello', 2],
      [BEGINNING, 'tea', 1],
      ['hello', 'tea', 1],
    ]);
  });

  it('know a word by either spelling, and silence by none', () => {
    expect(learnt(['Thank you', 'none', ' ']).pairs).toEqual([[BEGINNING, 'thank_you', 1]]);
    const likely = learnt(...times(9, 'Thank You')).likelihoods(BEGINNING, ['thank_you', 'tea']);
    expect(likely[0]).toBeGreaterThan(0.8);
  });

  it('are as if a sentence had never been said once it is taken back', () => {
    const word = fc.constantFrom('hello', 'tea', 'please', 'you');
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 8 }), fc.array(word), (all, one) => {
        const without = learnt(...all);
        const history = learnt(...all);
        history.learn(sentence(...one));
        history.unlearn(sentence(...one));
        const sorted = ({ pairs }: WordHistory) => pairs.map((pair) => pair.join()).sort();
        expect(sorted(history)).toEqual(sorted(without));
        expect(history.words).toBe(without.words);
      }),
    );
  });

  it('fade, so that what is said now counts more than what was said long ago', () => {
    const history = new WordHistory([['a', 'b', 49_999]]);
    history.learn(sentence('a', 'c'));
    expect(history.pairs).toEqual([['a', 'b', 24_999]]);
  });

  it('are mixed with what is common and with no preference, as Witten and Bell do', () => {
    // Of all words: tea 3 of 4, coffee 1 of 4, 2 kinds + 3: (3 + 5/3) / 9 and (1 + 5/3) / 9, water (5/3) / 9.
    // After coffee: tea once, 1 kind + 3: (1 + 4 · 0.5185) / 5 = 0.6148; coffee 4 · 0.2963 / 5; water 4 · 0.1852 / 5.
    const history = learnt(['coffee', 'tea'], ['tea'], ['tea']);
    const likely = history.likelihoods('coffee', VOCABULARY);
    expect([...likely].map((p) => Number(p.toFixed(4)))).toEqual([0.237, 0.6148, 0.1481, 0]);
  });

  it('prefer nothing before anything was said, and wait for a model that knows the words', () => {
    expect([...learnt().likelihoods(BEGINNING, VOCABULARY)]).toEqual([1 / 3, 1 / 3, 1 / 3, 0]);
    const history = learnt(...times(20, 'guten_tag', 'tea'));
    expect([...history.likelihoods(BEGINNING, ['coffee', 'water'])]).toEqual([0.5, 0.5]);
    const [common, after] = [history.likelihoods('water', VOCABULARY), history.likelihoods('guten_tag', VOCABULARY)];
    expect(after[1]).toBeGreaterThan(common[1] ?? 1);
    expect(history.likelihoods(BEGINNING, ['guten_tag', 'tea', 'none'])[0]).toBeGreaterThan(0.8);
  });
});

describe('what a network sees, in the light of habits', () => {
  const scene = fc.integer({ min: 2, max: 12 }).chain((words) =>
    fc.record({
      seen: fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: words + 1, maxLength: words + 1 }),
      likely: fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: words + 1, maxLength: words + 1 }),
    }),
  );
  const shares = (values: number[]) => {
    const sum = values.reduce((a, b) => a + b);
    return values.map((value) => value / sum);
  };
  const prepared = ({ seen, likely }: { seen: number[]; likely: number[] }) => {
    const none = seen.length - 1;
    return { none, seen: Float32Array.from(shares(seen)), likely: Float64Array.from([...likely.slice(0, none), 0]) };
  };
  const best = (p: Float32Array, none: number) => p.slice(0, none).indexOf(Math.max(...p.slice(0, none)));

  it('keeps what all words have together: no habit makes a sign of what is none', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { none, seen, likely } = prepared(given);
        const out = reweighed(seen, likely, none);
        const words = (p: Float32Array) => p.slice(0, none).reduce((a, b) => a + b, 0);
        expect(words(out)).toBeCloseTo(words(seen), 5);
        expect(out[none]).toBeLessThanOrEqual(seen[none] ?? 0);
        const silent = (p: Float32Array) => (p[none] ?? 0) >= Math.max(...p.slice(0, none));
        expect(silent(out)).toBe(silent(seen));
      }),
    );
  });

  it('lets no word overtake that is clearly behind', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { none, seen, likely } = prepared(given);
        const [before, after] = [best(seen, none), best(reweighed(seen, likely, none), none)];
        expect(Math.log((seen[before] ?? 0) / (seen[after] ?? 0))).toBeLessThanOrEqual(PRIOR.most + 1e-6);
      }),
    );
  });

  it('is left as it is where `none` leads, and where nothing is preferred', () => {
    const silent = Float32Array.of(0.3, 0.25, 0.05, 0.4);
    expect(reweighed(silent, Float64Array.of(0.01, 0.98, 0.01, 0), 3)).toBe(silent);
    const seen = Float32Array.of(0.5, 0.25, 0.05, 0.2);
    const out = reweighed(seen, Float64Array.of(1 / 3, 1 / 3, 1 / 3, 0), 3);
    out.forEach((p, k) => expect(p).toBeCloseTo(seen[k] ?? 0, 6));
  });

  it('leaves hidden words hidden', () => {
    expect(reweighed(Float32Array.of(0.6, 0, 0.2, 0.2), Float64Array.of(0.1, 0.8, 0.1, 0), 3)[1]).toBe(0);
  });
});

describe('a decoder that knows what is usually said', () => {
  const model = { vocabulary: VOCABULARY, temperature: 1, threshold: 0.5 };
  const teaAfterWater = learnt(...times(40, 'water', 'tea'), ...times(10, 'water', 'coffee'), ...times(40, 'coffee'));
  const decoding = (history: WordHistory | null = teaAfterWater) => {
    const expected = new ExpectedWords(() => history);
    return { expected, decoder: new Decoder(model, undefined, undefined, expected) };
  };
  const settled = (decoder: Decoder, logits: Float32Array, start: number) =>
    decoder.settle(logits, 20, start, start + 700, start + 900);
  const alike = Float32Array.of(2.1, 2, 0, -1);
  const water = Float32Array.of(0, 0, 9, 0);

  it('writes the one of two like words that usually comes next', () => {
    const { decoder } = decoding();
    settled(decoder, water, 0);
    expect(settled(decoder, alike, 1000)).toMatchObject({ kind: 'committed', word: 'tea' });
    // After “tea” nothing is known, and “coffee” is the more usual word.
    expect(settled(decoder, alike, 2000)).toMatchObject({ word: 'coffee' });
    const { decoder: without } = decoding(null);
    settled(without, water, 0);
    expect(settled(without, alike, 1000)).toMatchObject({ kind: 'unsure', word: 'coffee' });
  });

  it('shows it as a guess before the sign is over', () => {
    const { decoder } = decoding();
    settled(decoder, water, 0);
    const guesses = Array.from({ length: 12 }, (_, k) => decoder.guess(alike, 1000 + 33 * k));
    expect(guesses.filter((guess) => guess !== null)).toMatchObject([{ kind: 'provisional', word: 'tea' }]);
  });

  it('goes by the word as it was corrected, and after a pause by what begins sentences', () => {
    const { decoder, expected } = decoding();
    settled(decoder, Float32Array.of(0, 9, 0, 0), 0);
    expected.correct('water');
    expect(settled(decoder, alike, 1000)).toMatchObject({ word: 'tea' });
    settled(decoder, water, 2000);
    expect(settled(decoder, alike, 2701 + LONGEST_PAUSE)).toMatchObject({ word: 'coffee' });
    settled(decoder, water, 10_000);
    expected.correct(null);
    expect(settled(decoder, alike, 11_000)).toMatchObject({ word: 'coffee' });
  });

  it('goes by a word whose sign was heard in two parts', () => {
    const { decoder } = decoding();
    settled(decoder, water, 0);
    decoder.begin(733, 0.1);
    expect(decoder.settle(water, 10, 733, 1033, 1200)).toBeNull();
    expect(settled(decoder, alike, 2000)).toMatchObject({ kind: 'committed', word: 'tea' });
  });

  it('does not go by the word before last where the last one could not be read', () => {
    const { decoder } = decoding();
    settled(decoder, water, 0);
    settled(decoder, Float32Array.of(0.2, 0.1, 0, 2), 1000);
    expect(settled(decoder, alike, 2000)).toMatchObject({ word: 'coffee' });
  });

  it('knows nothing while somebody practises, or on a clock that has begun anew', () => {
    const { decoder, expected } = decoding();
    settled(decoder, water, 50_000);
    expected.paused = true;
    expect(settled(decoder, alike, 51_000)).toMatchObject({ kind: 'unsure', word: 'coffee' });
    expected.paused = false;
    expected.correct('water');
    expected.reset();
    expect(settled(decoder, alike, 100)).toMatchObject({ word: 'coffee' });
  });

  it('stays silent where the network is, however usual a word is', () => {
    const { decoder } = decoding(learnt(...times(5000, 'tea')));
    expect(settled(decoder, Float32Array.of(0, 1, 0, 1.1), 0)).toBeNull();
  });

  it('still writes a word twice that is never said twice', () => {
    const { decoder } = decoding(learnt(...times(500, 'water', 'tea')));
    expect(settled(decoder, water, 0)).toMatchObject({ word: 'water' });
    expect(settled(decoder, water, 1000)).toMatchObject({ kind: 'committed', word: 'water' });
  });
});
