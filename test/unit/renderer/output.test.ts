/** What becomes of the words: editing, turns, exports, speech. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { KeptConversationFile } from '../../../electron/conversation/kept.ts';
import type { Api, AppEvent, Turn as KeptTurn } from '../../../electron/ipc.ts';
import { language } from '../../../renderer/language/language.svelte.ts';
import { openMemory } from '../../../renderer/memory.ts';
import { linesOf } from '../../../renderer/output/caption-lines.ts';
import { CaptionSender, followCaption } from '../../../renderer/output/caption-channel.ts';
import { Conversation } from '../../../renderer/output/conversation.svelte.ts';
import { Keeping } from '../../../renderer/output/keeping.svelte.ts';
import { CaptionLook } from '../../../renderer/output/look.svelte.ts';
import { saveConversation } from '../../../renderer/output/saving.ts';
import { localVoices, Speech, type Utterance, type Voice } from '../../../renderer/output/speech.svelte.ts';
import { fileName, toText } from '../../../renderer/output/transcript.ts';
import { textOf, type Turn } from '../../../renderer/output/turns.ts';
import { toWebVtt } from '../../../renderer/output/webvtt.ts';
import { Caption } from '../../../renderer/translate/caption.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

afterEach(() => void vi.useRealTimers());

/** Says words, one a second from `at` on. */
function saying(words: string[], at = 1_000_000) {
  const conversation = new Conversation();
  say(conversation, words, at);
  return conversation;
}
function say(conversation: Conversation, words: string[], at = 1_000_000) {
  for (const [place, word] of words.entries()) {
    const start = at + 1000 * place;
    conversation.append({ word, confidence: 0.8, alternatives: [], start, end: start + 500 });
  }
}
const texts = (conversation: Conversation) => conversation.turns.map(textOf);
const idOf = (conversation: Conversation, word: string) =>
  conversation.words.find((each) => each.word === word)?.id ?? -1;

describe('editing a sentence', () => {
  it('changes, moves and deletes any word, says what it did, and takes each back', () => {
    const conversation = saying(['my', 'nam', 'what']);
    conversation.type(idOf(conversation, 'nam'), '  name ');
    expect([conversation.text, conversation.said]).toEqual(['my name what', '“nam” is now “name”.']);
    expect(conversation.words[1]).toMatchObject({ corrected: true, alternatives: [{ word: 'nam', confidence: 0.8 }] });
    conversation.move(idOf(conversation, 'what'), -2);
    expect([conversation.text, conversation.said]).toEqual(['what my name', '“what” is now word 1 of 3.']);
    conversation.remove(idOf(conversation, 'my'));
    expect([conversation.text, conversation.said]).toEqual(['what name', '“my” is deleted.']);
    const back = ['what my name', 'my name what', 'my nam what'];
    for (const text of back) {
      conversation.undo();
      expect(conversation.text).toBe(text);
    }
    expect(conversation.said).toBe('Undone: “nam” is now “name”.');
  });

  it('puts a runner-up in the place of any word and keeps the replaced one on offer', () => {
    const conversation = new Conversation();
    conversation.append({ word: 'tea', confidence: 0.6, alternatives: [{ word: 'vote', confidence: 0.3 }] });
    conversation.append({ word: 'please', confidence: 0.9, alternatives: [] });
    conversation.replace(idOf(conversation, 'tea'), { word: 'vote', confidence: 0.3 });
    expect(conversation.words[0]).toMatchObject({
      word: 'vote',
      heard: 'tea',
      corrected: true,
      alternatives: [{ word: 'tea', confidence: 0.6 }],
    });
    conversation.replace(idOf(conversation, 'vote'), { word: 'tea', confidence: 0.6 });
    expect(conversation.text).toBe('tea please');
  });

  it('keeps to the sentence when a word is moved beyond its ends, and does not count what changes nothing', () => {
    const conversation = saying(['one', 'two']);
    conversation.end();
    say(conversation, ['three']);
    conversation.move(idOf(conversation, 'two'), 5);
    conversation.move(idOf(conversation, 'one'), -1);
    conversation.type(idOf(conversation, 'one'), '  ');
    conversation.type(idOf(conversation, 'one'), 'one');
    expect(texts(conversation)).toEqual(['one two', 'three']);
    for (let change = 0; change < 3; change++) conversation.undo();
    expect(conversation.canUndo).toBe(false);
  });

  it('takes a sentence without words out of the conversation, and the next word begins another one', () => {
    const conversation = saying(['one']);
    conversation.remove(idOf(conversation, 'one'));
    expect(conversation.turns).toEqual([]);
    say(conversation, ['two', 'three']);
    expect(texts(conversation)).toEqual(['two three']);
  });

  it('comes back to every earlier state, whatever was done', () => {
    const steps = fc.array(
      fc.record({
        act: fc.constantFrom('append', 'type', 'move', 'remove', 'answer', 'clear', 'end', 'removeTurn', 'forget'),
        which: fc.nat(9),
        by: fc.integer({ min: -3, max: 3 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const conversation = new Conversation();
        conversation.pause = null;
        const seen: { said: string[]; shown: string }[] = [];
        const state = () => ({ said: texts(conversation), shown: conversation.text });
        for (const { act, which, by } of all) {
          const before = state();
          const past = changes(conversation);
          const word = conversation.words[which % Math.max(1, conversation.words.length)]?.id ?? -1;
          if (act === 'append') conversation.append({ word: `w${which}`, confidence: 0.5, alternatives: [] });
          else if (act === 'type') conversation.type(word, `t${which}`);
          else if (act === 'move') conversation.move(word, by);
          else if (act === 'remove') conversation.remove(word);
          else if (act === 'answer') conversation.answer(`a${which}`);
          else if (act === 'clear') conversation.clear();
          else if (act === 'end') conversation.end();
          else if (act === 'removeTurn') conversation.removeTurn(conversation.turns[which]?.id ?? '');
          else conversation.forget();
          if (changes(conversation) > past) seen.push(before);
        }
        for (const before of seen.reverse()) {
          conversation.undo();
          expect(state()).toEqual(before);
        }
        expect(conversation.canUndo).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  /** How many changes can be taken back: counted by the listener, which hears of each. */
  const counts = new WeakMap<Conversation, { count: number }>();
  function changes(conversation: Conversation) {
    let known = counts.get(conversation);
    if (!known) {
      const fresh = { count: 0 };
      conversation.follow(() => fresh.count++);
      counts.set(conversation, (known = fresh));
    }
    return known.count;
  }
});

describe('turns', () => {
  it('end on a pause, by a request, and with the other person’s answer', () => {
    vi.useFakeTimers();
    const ended: string[] = [];
    const conversation = new Conversation();
    conversation.onended = (turn, why) => ended.push(`${textOf(turn)}: ${why}`);
    say(conversation, ['hello', 'you']);
    vi.advanceTimersByTime(3900);
    conversation.stir();
    vi.advanceTimersByTime(3900);
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(200);
    say(conversation, ['name']);
    conversation.end();
    conversation.end();
    say(conversation, ['what']);
    conversation.answer('My name is Ann.');
    say(conversation, ['good']);
    expect(ended).toEqual(['hello you: pause', 'name: asked', 'what: else']);
    expect(texts(conversation)).toEqual(['hello you', 'name', 'what', 'My name is Ann.', 'good']);
  });

  it('do not end under the hands of who changes a word, nor where pauses do not count', () => {
    vi.useFakeTimers();
    const conversation = saying(['one']);
    conversation.held = true;
    vi.advanceTimersByTime(60_000);
    expect(conversation.open).toBe(true);
    conversation.held = false;
    conversation.pause = null;
    vi.advanceTimersByTime(60_000);
    expect(conversation.open).toBe(true);
    conversation.pause = 2000;
    vi.advanceTimersByTime(2000);
    expect(conversation.open).toBe(false);
  });

  it('do not end a second time after undo', () => {
    vi.useFakeTimers();
    const onended = vi.fn();
    const conversation = saying(['one', 'two']);
    conversation.onended = onended;
    vi.advanceTimersByTime(10_000);
    conversation.undo();
    vi.advanceTimersByTime(10_000);
    expect(onended).toHaveBeenCalledOnce();
    say(conversation, ['three']);
    expect(texts(conversation)).toEqual(['one', 'three']);
  });

  it('stay in the conversation when the caption is cleared, and go when it is', () => {
    const conversation = saying(['one']);
    conversation.answer('Two?');
    conversation.clear();
    expect([conversation.text, texts(conversation)]).toEqual(['', ['one', 'Two?']]);
    say(conversation, ['three']);
    expect(conversation.text).toBe('three');
    conversation.forget();
    expect(conversation.turns).toEqual([]);
    conversation.undo();
    expect([conversation.text, texts(conversation)]).toEqual(['three', ['one', 'Two?', 'three']]);
  });

  it('know when each word was signed, in ms since 1970, those of a question too', () => {
    const caption = new Caption();
    const guess = { word: 'tea', confidence: 0.9, alternatives: [], start: 1000, end: 1500, t: 1600 };
    caption.hear({ kind: 'committed', ...guess });
    caption.hear({ kind: 'unsure', ...guess, start: 3000, end: 3500 });
    caption.answer(0);
    const offset = Date.now() - performance.now();
    const [first, second] = caption.conversation.words.map(({ start }) => (start ?? 0) - offset);
    expect(first).toBeCloseTo(1000, -2);
    expect(second).toBeCloseTo(3000, -2);
  });
});

/** Reads WebVTT as its specification says it, line by line; knows nothing of the writer. */
function readWebVtt(file: string) {
  const seconds = (text: string) => {
    const [, hours = '', minutes = '', whole = ''] = /^(\d{2,}):([0-5]\d):([0-5]\d\.\d{3})$/.exec(text) ?? [];
    if (!whole) throw new Error(`No time: ${text}`);
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(whole);
  };
  const [head, ...blocks] = file.split(/\n\n+/);
  if (head !== 'WEBVTT') throw new Error('No WebVTT.');
  return blocks.filter(Boolean).map((block) => {
    const [id, times, ...payload] = block.replace(/\n$/, '').split('\n');
    const [from, to] = (times ?? '').split(' --> ').map(seconds);
    if (payload.length !== 1 || payload[0]?.includes('-->')) throw new Error(`Not one line: ${block}`);
    const voice = /^<v ([^>]+)>(.*)$/.exec(payload[0] ?? '');
    const marks = [...(voice?.[2] ?? '').matchAll(/<([\d:.]+)>/g)].map((found) => seconds(found[1] ?? ''));
    const plain = (voice?.[2] ?? '').replace(/<[^>]*>/g, '');
    const text = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    return { id, from: from ?? NaN, to: to ?? NaN, voice: voice?.[1], marks, text };
  });
}

describe('WebVTT', () => {
  it('has one cue a turn with the times of its words, counted from the first', () => {
    const conversation = saying(['my', 'name', 'thank_you'], 5_000_000);
    conversation.end();
    const [signed] = conversation.turns;
    const typed: Turn = { id: 'x', serial: 2, by: 'typist', at: 5_004_000, text: 'a --> <b> & c\n\nd' };
    expect(toWebVtt([signed as Turn, typed])).toBe(
      `WEBVTT

1
00:00:00.000 --> 00:00:02.500
<v Signed>my <00:00:01.000>name <00:00:02.000>thank you

2
00:00:04.000 --> 00:00:05.000
<v Typed>a --&gt; &lt;b&gt; &amp; c d
`,
    );
  });

  it('can be read back, whatever was said', () => {
    const text = fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('-->', '<v x>', '&lt;', 'a\r\n\r\nb', '\0'));
    const turn = fc.record({
      typed: fc.boolean(),
      gap: fc.nat(100_000_000),
      words: fc.array(fc.record({ word: text, start: fc.integer({ min: -5000, max: 90_000 }), known: fc.boolean() }), {
        minLength: 1,
        maxLength: 6,
      }),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (all) => {
        let at = 1_700_000_000_000;
        const turns = all.map(({ typed, gap, words }, serial): Turn => {
          at += gap;
          const base = { id: String(serial), serial, at };
          if (typed) return { ...base, by: 'typist', text: words[0]?.word ?? '' };
          const entries = words.map(({ word, start, known }, id) => ({
            ...{ id, word, confidence: 1, alternatives: [], corrected: false, heard: word },
            ...(known ? { start: at + start, end: at + start + 400 } : { start: null, end: null }),
          }));
          return { ...base, by: 'signer', words: entries };
        });
        const cues = readWebVtt(toWebVtt(turns));
        expect(cues).toHaveLength(turns.length);
        for (const [place, { id, from, to, voice, marks, text: read }] of cues.entries()) {
          const said = turns[place] as Turn;
          expect([id, voice]).toEqual([String(place + 1), said.by === 'typist' ? 'Typed' : 'Signed']);
          expect(read.split(' ').join('')).toBe(textOf(said).replace(/[\s\p{Cc}]/gu, ''));
          const times = [from, ...marks, to];
          expect(times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('plain text', () => {
  it('is a line a turn with its time', () => {
    const conversation = saying(['thank_you'], new Date(2026, 10, 23, 14, 3, 27).getTime());
    expect(toText(conversation.turns)).toMatch(/^\D*\d?2:03:27.* Signed: thank you\n$|^14:03:27 Signed: thank you\n$/);
    expect(fileName(conversation.turns)).toBe('Conversation 2026-11-23 14.03');
  });
});

describe('another language', () => {
  afterEach(() => language.choose(null));

  it('is spoken from the moment that it is chosen, by what is undone and by files too', () => {
    const conversation = saying(['casa', 'mi'], new Date(2026, 10, 23, 14, 3, 27).getTime());
    conversation.remove(idOf(conversation, 'mi'));
    language.choose('es');
    conversation.undo();
    expect(conversation.said).toBe('Deshecho: «mi» se ha eliminado.');
    expect(toText(conversation.turns)).toBe('14:03:27 Signado: casa mi\n');
    expect(toWebVtt(conversation.turns)).toContain('<v Signado>casa');
    expect(fileName(conversation.turns)).toBe('Conversación 2026-11-23 14.03');
  });
});

describe('saving', () => {
  const api = (shell: 'browser' | 'electron', path: string | null = '/home/x/a.vtt') => {
    const asked: unknown[] = [];
    const note = (value: unknown) => (input: unknown) => (asked.push(input), Promise.resolve(value));
    const made = { describeApp: async () => ({ shell }), choosePath: note(path), saveText: note({ path }) };
    return { asked, api: made as unknown as Api };
  };

  it('goes to the downloads in a browser, and where the person chooses in the app', async () => {
    const notices = new Notices();
    const { turns } = saying(['hello']);
    const download = vi.fn();
    await saveConversation({ api: api('browser').api, notices }, turns, 'text', download);
    expect(download.mock.calls[0]).toMatchObject([/^Conversation .*\.txt$/, toText(turns), 'text/plain']);
    const desktop = api('electron');
    await saveConversation({ api: desktop.api, notices }, turns, 'captions', download);
    expect(desktop.asked).toMatchObject([
      { purpose: 'export-captions' },
      { path: '/home/x/a.vtt', text: toWebVtt(turns) },
    ]);
    const cancelled = api('electron', null);
    await saveConversation({ api: cancelled.api, notices }, turns, 'captions', download);
    expect(cancelled.asked).toHaveLength(1);
    expect(download).toHaveBeenCalledOnce();
  });
});

describe('keeping conversations', () => {
  /** The main side's own file behind the renderer's own store. */
  async function side(folder: string) {
    const file = new KeptConversationFile(folder);
    const conversation = new Conversation();
    conversation.pause = null;
    const notices = new Notices();
    const api = {
      describeConversation: () => file.all(),
      setKeeping: ({ keep }: { keep: boolean }) => file.choose(keep),
      noteTurns: (change: { turns: KeptTurn[]; gone: string[] }) => file.note(change),
      subscribe: (_: (event: AppEvent) => void) => () => undefined,
    };
    const keeping = new Keeping(api as unknown as Api, notices, conversation);
    await keeping.refresh();
    return { file, conversation, keeping, notices };
  }

  it('writes nothing before somebody says so, then all of it, and deletes all of it when they say otherwise', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signwright-conversation-'));
    const path = join(folder, 'conversation.json');
    const first = await side(folder);
    say(first.conversation, ['hello', 'you']);
    first.conversation.end();
    await first.keeping.write();
    await expect(readFile(path)).rejects.toThrow('ENOENT');
    await first.keeping.choose(true);
    first.conversation.answer('Hello.');
    say(first.conversation, ['name'], Date.now() + 1);
    first.conversation.removeTurn(first.conversation.turns[0]?.id ?? '');
    await first.keeping.write();
    first.keeping.close();

    const second = await side(folder);
    expect(second.keeping.keep).toBe(true);
    expect(texts(second.conversation)).toEqual(['Hello.', 'name']);
    // The caption begins empty, whatever was said before.
    expect(second.conversation.text).toBe('');
    expect(second.conversation.canUndo).toBe(false);
    await second.keeping.choose(false);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ format: 1, keep: false, turns: [] });
    second.keeping.close();
    await rm(folder, { recursive: true });
  });

  it('goes on with an empty one where the file is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'signwright-conversation-'));
    await writeFile(join(folder, 'conversation.json'), '{"format":1,"keep":true,"turns":[{"by":"nobody"}]}');
    const noted = vi.spyOn(console, 'error').mockReturnValue();
    const { conversation, keeping } = await side(folder);
    expect([conversation.turns, keeping.keep]).toEqual([[], false]);
    expect(noted).toHaveBeenCalledOnce();
    noted.mockRestore();
    keeping.close();
    await rm(folder, { recursive: true });
  });
});

describe('speech', () => {
  const voice = (name: string, lang: string, localService = true, more = {}): Voice => ({
    ...{ name, lang, localService, voiceURI: name, default: false },
    ...more,
  });

  function speech(voices: Voice[], kept: Record<string, string> = {}) {
    const spoken: (Utterance & { text: string })[] = [];
    const said: string[] = [];
    let onvoices = () => {};
    const installed = { voices };
    const synthesis = {
      getVoices: () => installed.voices,
      speak: (utterance: Utterance) => void spoken.push(utterance as Utterance & { text: string }),
      cancel: vi.fn(),
      addEventListener: (_: string, listener: () => void) => (onvoices = listener),
    };
    const utter = (text: string) => ({ text }) as unknown as Utterance;
    const storage = { getItem: (key: string) => kept[key.replace('signwright.', '')] ?? null, setItem: () => {} };
    const memory = openMemory(() => storage);
    const parts = { synthesis, utter, memory, platform: 'linux', say: (message: string) => void said.push(message) };
    const come = (all: Voice[]) => {
      installed.voices = all;
      onvoices();
    };
    return { made: new Speech(parts), spoken, said, come, cancel: synthesis.cancel };
  }

  it('never uses a voice that is not on this computer', () => {
    vi.useFakeTimers();
    const remote = [voice('Cloud', 'en-US', false, { default: true }), { name: 'odd', lang: 'en' } as Voice];
    expect(localVoices(remote)).toEqual([]);
    const { made, spoken, said } = speech(remote);
    expect(made.trouble).toBeNull();
    vi.advanceTimersByTime(3000);
    expect(made.trouble).toBe(
      'This computer has no voice installed. On Linux, install speech-dispatcher and espeak-ng.',
    );
    made.speak('hello');
    expect(spoken).toEqual([]);
    expect(said).toEqual([made.trouble]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('en', 'de-DE', 'en_GB'))), (all) => {
        const voices = all.map(([local, lang], place) => voice(`v${place}`, lang, local));
        const { made: one, spoken: heard } = speech(voices, { voice: 'v0' });
        one.speak('hello');
        expect(heard.every((utterance) => utterance.voice?.localService === true)).toBe(true);
        expect(heard).toHaveLength(voices.some(({ localService }) => localService) ? 1 : 0);
      }),
    );
  });

  it('takes the voice that was chosen, else one of the words’ language, and waits for voices that come late', () => {
    const { made, come, spoken } = speech([], { voice: 'Dora', 'speech-rate': '1.4', 'speech-pitch': '99' });
    expect(made.trouble).toBeNull();
    come([voice('Anna', 'de-DE'), voice('Kai', 'en-GB')]);
    expect([made.voice?.name, made.foreign]).toEqual(['Kai', false]);
    come([voice('Anna', 'de-DE'), voice('Kai', 'en-GB'), voice('Dora', 'it')]);
    expect([made.voice?.name, made.foreign]).toEqual(['Dora', true]);
    made.speak('hello');
    expect(spoken[0]).toMatchObject({ text: 'hello', lang: 'it', rate: 1.4, pitch: 1.5, volume: 1 });
    made.language = 'it-IT';
    expect(made.foreign).toBe(false);
  });

  it('breaks off what is being said, and hears of the end of the right one', () => {
    const { made, spoken, said, cancel } = speech([voice('Kai', 'en')]);
    made.speak('one');
    made.speak('two');
    expect(cancel).toHaveBeenCalledTimes(2);
    spoken[0]?.onend?.(undefined as never);
    expect(made.speaking).toBe(true);
    spoken[1]?.onend?.(undefined as never);
    expect(made.speaking).toBe(false);
    made.speak('three');
    spoken[2]?.onerror?.({ error: 'not-allowed' } as never);
    expect([made.speaking, said]).toEqual([
      false,
      ['The browser speaks only after you have clicked or pressed a key in the page.'],
    ]);
    made.speak('four');
    made.stop();
    expect(made.speaking).toBe(false);
  });
});

describe('the large caption', () => {
  it('keeps its look, within what can be read', () => {
    const memory = openMemory(() => ({ getItem: () => null, setItem: () => {} }));
    const look = new CaptionLook(memory);
    look.change({ size: 1e9, colours: 'yellow' });
    look.grow(-1);
    expect(new CaptionLook(memory).current).toEqual({ size: 240, colours: 'yellow', lines: 3 });
    memory.set('caption-colours', 'plaid');
    memory.set('caption-lines', 'many');
    expect(new CaptionLook(memory).current).toMatchObject({ colours: 'night', lines: 3 });
  });

  it('crosses to a window that opens later, and takes nothing for it that is none', async () => {
    const conversation = saying(['hello']);
    conversation.answer('Yes?');
    const look = new CaptionLook(openMemory(() => ({ getItem: () => null, setItem: () => {} })));
    const here = new BroadcastChannel('test');
    new CaptionSender(here).send({ lines: linesOf(conversation, 3), guess: 'tea' }, look.current);
    const there = new BroadcastChannel('test');
    const heard: unknown[] = [];
    const end = followCaption((caption) => heard.push(caption), there);
    here.postMessage({ caption: { lines: 'none', guess: 3 } });
    await expect
      .poll(() => heard)
      .toEqual([
        {
          lines: [
            { id: conversation.turns[0]?.id, by: 'signer', text: 'hello' },
            { id: conversation.turns[1]?.id, by: 'typist', text: 'Yes?' },
          ],
          guess: 'tea',
        },
      ]);
    end();
    here.close();
  });
});
