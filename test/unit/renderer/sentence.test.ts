import { describe, expect, it, vi } from 'vitest';
import type { Recognition } from '../../../models/recognition.ts';
import { Caption } from '../../../renderer/translate/caption.svelte.ts';
import { Conversation } from '../../../renderer/output/conversation.svelte.ts';
import { percent, readable } from '../../../renderer/translate/sentence.svelte.ts';

const word = (name: string, confidence = 0.9) => ({ word: name, confidence, alternatives: [] });
const words = (sentence: Conversation) => sentence.words.map((entry) => entry.word);

describe('Conversation', () => {
  it('keeps words in the order in which they came', () => {
    const sentence = new Conversation();
    sentence.append(word('hello'));
    sentence.append(word('thank_you'));
    expect(words(sentence)).toEqual(['hello', 'thank_you']);
    expect(sentence.text).toBe('hello thank you');
  });

  it('writes a repeated sign twice, as two entries', () => {
    const sentence = new Conversation();
    sentence.append(word('again'));
    sentence.append(word('again'));
    expect(sentence.text).toBe('again again');
    expect(new Set(sentence.words.map(({ id }) => id)).size).toBe(2);
  });

  it('takes back the last word, and a clearing', () => {
    const sentence = new Conversation();
    sentence.append(word('good'));
    sentence.append(word('night'));
    sentence.clear();
    expect(sentence.isEmpty).toBe(true);
    sentence.undo();
    expect(words(sentence)).toEqual(['good', 'night']);
    sentence.undo();
    expect(words(sentence)).toEqual(['good']);
    sentence.undo();
    sentence.undo();
    expect(sentence.isEmpty).toBe(true);
    expect(sentence.canUndo).toBe(false);
  });

  it('does not count the clearing of nothing as a change', () => {
    const sentence = new Conversation();
    sentence.clear();
    expect(sentence.canUndo).toBe(false);
  });

  it('puts a runner-up in the place of the last word, and offers the replaced word instead', () => {
    const sentence = new Conversation();
    sentence.append({ word: 'tea', confidence: 0.6, alternatives: [{ word: 'vote', confidence: 0.3 }] });
    sentence.correct({ word: 'vote', confidence: 0.3 });
    expect(sentence.last).toMatchObject({
      word: 'vote',
      corrected: true,
      alternatives: [{ word: 'tea', confidence: 0.6 }],
    });
    sentence.undo();
    expect(sentence.last).toMatchObject({ word: 'tea', corrected: false });
  });
});

describe('Caption', () => {
  it('shows a guess until it is withdrawn, and writes only what is committed', () => {
    const caption = new Caption();
    caption.hear({ kind: 'provisional', word: 'tea', confidence: 0.4, t: 1 });
    expect(caption.provisional).toEqual({ word: 'tea', confidence: 0.4 });
    caption.hear({ kind: 'withdrawn', t: 2 });
    expect(caption.provisional).toBeNull();
    expect(caption.conversation.isEmpty).toBe(true);
    caption.hear({ kind: 'provisional', word: 'tea', confidence: 0.4, t: 3 });
    caption.hear({ kind: 'committed', ...word('tea'), start: 0, end: 4, t: 5 });
    expect(caption.provisional).toBeNull();
    expect(caption.conversation.text).toBe('tea');
  });

  it('drops a guess that gets no more news', () => {
    vi.useFakeTimers();
    const caption = new Caption();
    caption.hear({ kind: 'provisional', word: 'tea', confidence: 0.4, t: 1 });
    vi.advanceTimersByTime(10_000);
    expect(caption.provisional).toBeNull();
    vi.useRealTimers();
  });
});

describe('a question', () => {
  const unsure: Recognition = {
    kind: 'unsure',
    ...word('water', 0.4),
    alternatives: [
      { word: 'drink', confidence: 0.3 },
      { word: 'cold', confidence: 0.1 },
    ],
    start: 0,
    end: 1,
    t: 1,
  };

  it('offers the two best guesses, and writes the one that is chosen, with the other to change to', () => {
    const caption = new Caption();
    caption.hear(unsure);
    expect(caption.question.map((guess) => guess.word)).toEqual(['water', 'drink']);
    expect(caption.conversation.isEmpty).toBe(true);
    caption.answer(2);
    expect(caption.question).toHaveLength(2);
    caption.answer(1);
    expect(caption.question).toEqual([]);
    expect(caption.conversation.words).toMatchObject([
      { word: 'drink', corrected: true, alternatives: [{ word: 'water' }] },
    ]);
    caption.conversation.undo();
    expect(caption.conversation.isEmpty).toBe(true);
  });

  it('goes by itself, at the next word and with another view, but not under the hands of who answers', () => {
    vi.useFakeTimers();
    const caption = new Caption();
    caption.hear(unsure);
    caption.hear({ kind: 'provisional', word: 'tea', confidence: 0.6, t: 2 });
    vi.advanceTimersByTime(7000);
    expect(caption.question).toHaveLength(2);
    caption.held = true;
    vi.advanceTimersByTime(20_000);
    expect(caption.question).toHaveLength(2);
    caption.held = false;
    vi.advanceTimersByTime(8000);
    expect(caption.question).toEqual([]);
    caption.hear(unsure);
    caption.hear({ kind: 'committed', ...word('tea'), start: 0, end: 4, t: 5 });
    expect(caption.question).toEqual([]);
    expect(caption.conversation.text).toBe('tea');
    caption.hear(unsure);
    caption.forget();
    expect(caption.question).toEqual([]);
    vi.useRealTimers();
  });
});

describe('what is shown of a word', () => {
  it('never claims certainty', () => {
    expect(percent(1)).toBe('99 %');
    expect(percent(0.874)).toBe('87 %');
  });
  it('shows a gloss as people write it', () => {
    expect(readable('see_you_later')).toBe('see you later');
  });
});
