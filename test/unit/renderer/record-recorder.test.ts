import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecordingOrder } from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import type { Chime } from '../../../renderer/record/chimes.ts';
import type { Card } from '../../../renderer/record/sitting.svelte.ts';
import { Recorder, type Stream } from '../../../renderer/record/recorder.svelte.ts';
import { mainSide, NOTE, STATE, takeOf, type Answer } from './record-studio.ts';
import type { RequestName } from '../../../electron/ipc.ts';

const ORDER: RecordingOrder = {
  signer: 1,
  prompts: [
    { word: 7, takes: 2 },
    { word: 8, takes: 1 },
  ],
  shuffled: false,
  cutting: 'hands-free',
};
const hand = { landmarks: new Float32Array(63).fill(0.5), rightProbability: 1 };
const frame = (t: number): LandmarkFrame => ({ t, aspect: 1.5, hands: [hand] });

function setUp(answers: Partial<Record<RequestName, Answer>> = {}) {
  const main = mainSide(answers);
  const live: Stream & { light: number | null } = { divert: null, light: 0.4 };
  const says: string[] = [];
  const chimes: Chime[] = [];
  const recorder = new Recorder({
    api: main.api,
    live,
    notices: { say: (text) => void says.push(text) },
    chimes: { play: (chime) => void chimes.push(chime) },
  });
  return { ...main, live, says, chimes, recorder };
}
const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

async function recording(answers: Partial<Record<RequestName, Answer>> = {}) {
  const all = setUp(answers);
  void all.recorder.start(ORDER, 0);
  await settle();
  expect(all.recorder.phase.kind).toBe('recording');
  return all;
}

describe('the beginning of a recording', () => {
  it('gives time to step back, during which no hand is shown to the main side', async () => {
    const { recorder, live, frames, chimes } = setUp();
    void recorder.start(ORDER, 3);
    await settle();
    expect(recorder.phase).toEqual({ kind: 'countdown', left: 3 });
    live.divert?.(frame(1));
    expect(frames.at(-1)?.hands).toHaveLength(0);
    await settle(1000);
    expect(recorder.phase).toEqual({ kind: 'countdown', left: 2 });
    await settle(2000);
    expect(recorder.phase.kind).toBe('recording');
    expect(chimes).toEqual(['count', 'count', 'count', 'begin']);
    live.divert?.(frame(2));
    expect(frames.at(-1)?.hands).toHaveLength(1);
  });

  it('says before the countdown why it cannot begin, and goes back to the set-up', async () => {
    const { recorder, live, says } = setUp({
      startRecording: () => {
        throw new Error('That word is gone.');
      },
    });
    void recorder.start(ORDER, 10);
    await settle();
    expect(says).toEqual(['That word is gone.']);
    expect(recorder.phase.kind).toBe('set-up');
    expect(live.divert).toBeNull();
  });

  it('can be called off, while counting and while the main side gets ready', async () => {
    const { recorder, asked } = setUp();
    void recorder.start(ORDER, 3);
    void recorder.stop();
    await settle(5000);
    expect(recorder.phase.kind).toBe('set-up');
    expect(asked('stopRecording')).toHaveLength(1);
    void recorder.start(ORDER, 3);
    await settle(1500);
    void recorder.stop();
    await settle(5000);
    expect(recorder.phase.kind).toBe('set-up');
    expect(asked('stopRecording')).toHaveLength(2);
  });
});

describe('while recording', () => {
  it('shows each take as it is saved, with its movement', async () => {
    const { recorder, say, chimes } = await recording();
    say({ event: 'recording', recording: { ...STATE, phase: 'signing' } });
    say({ event: 'recording', recording: { ...STATE, place: 1 } });
    say({ event: 'take', take: takeOf(1) });
    await settle();
    expect(recorder.sitting.cards.map(({ id }) => id)).toEqual([1]);
    expect(recorder.sitting.cards[0]?.motion?.aspect).toBe(1.5);
    expect(recorder.signal.kind).toBe('saved');
    expect(recorder.state?.place).toBe(1);
    expect(chimes).toEqual(['begin', 'begin', 'saved']);
    await settle(5000);
    expect(recorder.signal.kind).toBeNull();
  });

  it('keeps a card whose movement cannot be loaded', async () => {
    const { recorder, say, says } = await recording({ loadTakes: () => [] });
    say({ event: 'take', take: takeOf(1) });
    await settle();
    expect(recorder.sitting.cards).toHaveLength(1);
    expect(recorder.sitting.cards[0]?.motion).toBeNull();
    expect(says).toEqual([]);
  });

  it('tells a take with notes, and what was no sign, from one that is well', async () => {
    const { recorder, say, says, chimes } = await recording();
    say({ event: 'take', take: takeOf(1, { notes: [NOTE] }) });
    expect(recorder.signal.kind).toBe('noted');
    await settle(3000);
    say({ event: 'discarded', message: 'That was too short to be a sign.' });
    expect(recorder.signal.kind).toBe('discarded');
    expect(says).toEqual(['That was too short to be a sign.']);
    expect(chimes).toEqual(['begin', 'problem', 'problem']);
  });

  it('tells the main side how light it is, every two seconds and only while it records', async () => {
    const { recorder, live, asked } = await recording();
    await settle(4100);
    expect(asked('reportLight')).toEqual([{ light: 0.4 }, { light: 0.4 }]);
    live.light = null;
    await settle(4000);
    recorder.pause();
    live.light = 0.5;
    await settle(4000);
    expect(asked('reportLight')).toHaveLength(2);
  });

  it('hides the hands while it pauses, and counts down before it goes on', async () => {
    const { recorder, live, frames } = await recording();
    void recorder.press();
    expect(recorder.phase.kind).toBe('paused');
    live.divert?.(frame(1));
    expect(frames.at(-1)?.hands).toHaveLength(0);
    void recorder.press();
    // Its own countdown was none.
    expect(recorder.phase.kind).toBe('recording');
  });

  it('marks a sign instead where signs are cut by key', async () => {
    const { recorder, asked } = await recording({ startRecording: () => ({ ...STATE, cutting: 'manual' }) });
    await recorder.press();
    expect(recorder.phase.kind).toBe('recording');
    expect(asked('markSign')).toHaveLength(1);
  });

  it('does not listen to what another recording says', async () => {
    const { recorder, say } = await recording();
    say({ event: 'recording', recording: { ...STATE, session: 99, place: 2 } });
    expect(recorder.state?.place).toBe(0);
  });

  it('holds no more than its newest cards, and still counts them all', async () => {
    const { recorder, say } = await recording({ loadTakes: () => [] });
    for (let id = 1; id <= 250; id++) say({ event: 'take', take: takeOf(id) });
    await settle();
    expect(recorder.sitting.cards).toHaveLength(200);
    expect(recorder.sitting.cards[0]?.id).toBe(250);
    expect(recorder.sitting.takes).toBe(250);
  });
});

describe('what becomes of a take', () => {
  async function withTake(notes = [NOTE]) {
    const all = await recording();
    all.say({ event: 'take', take: takeOf(1, { notes }) });
    const [card] = all.recorder.sitting.cards;
    if (!card) throw new Error('no card');
    return { ...all, card };
  }

  it('is kept with its notes dismissed', async () => {
    const { recorder, card, asked } = await withTake();
    expect(recorder.sitting.noted).toBe(1);
    await recorder.keep(card);
    expect(asked('changeTakes')).toEqual([{ takes: [1], change: { kept: true } }]);
    expect(card.noted).toBe(false);
    expect(recorder.sitting.noted).toBe(0);
  });

  it('is deleted, and brought back', async () => {
    const { recorder, card } = await withTake([]);
    await recorder.remove(card);
    expect(card.fate).toBe('deleted');
    expect(recorder.sitting.takes).toBe(0);
    await recorder.restore(card);
    expect(card.fate).toBe('there');
    expect(recorder.sitting.takes).toBe(1);
  });

  it('is made again: the word is asked for next', async () => {
    const redone = { ...STATE, places: 4 };
    const { recorder, card, answers, asked } = await withTake();
    answers.redoTake = () => redone;
    await recorder.again(card);
    expect(asked('redoTake')).toEqual([{ take: 1 }]);
    expect(card.fate).toBe('redone');
    expect(recorder.state).toEqual(redone);
    expect(recorder.sitting.counts).toEqual([{ word: 7, takes: 0, noted: 0 }]);
  });

  it('stays as it is where the main side refuses', async () => {
    const { recorder, card, answers, says } = await withTake();
    delete answers.changeTakes;
    delete answers.redoTake;
    await recorder.remove(card);
    await recorder.again(card);
    expect(card.fate).toBe('there');
    expect(says).toEqual(['No changeTakes.', 'No redoTake.']);
  });

  it('costs no take of the hand that does it: what it does is dismissed, and there is time to go back', async () => {
    const acts: [string, (recorder: Recorder, card: Card) => unknown][] = [
      ['keep', (recorder, card) => recorder.keep(card)],
      ['remove', (recorder, card) => recorder.remove(card)],
      ['again', (recorder, card) => recorder.again(card)],
      ['skip', (recorder) => recorder.skip()],
      ['pointed', (recorder) => recorder.pointed(40)],
      ['lastAgain', (recorder) => recorder.lastAgain()],
    ];
    for (const [name, act] of acts) {
      const { recorder, card, asked, live, frames } = await withTake();
      void act(recorder, card);
      live.divert?.(frame(1));
      expect(frames.at(-1)?.hands, name).toHaveLength(0);
      await settle(2900);
      expect(recorder.phase, name).toEqual({ kind: 'countdown', left: 1 });
      expect(asked('dismissSign'), name).toHaveLength(1);
      await settle(200);
      expect(recorder.phase.kind, name).toBe('recording');
    }
  });

  it('needs no such time where signs are marked by key, while it pauses, or in the countdown of the beginning', async () => {
    const manual = await recording({ startRecording: () => ({ ...STATE, cutting: 'manual' }) });
    manual.recorder.pointed(40);
    expect(manual.recorder.phase.kind).toBe('recording');
    const { recorder, card, asked } = await withTake();
    recorder.pause();
    await recorder.keep(card);
    expect(recorder.phase.kind).toBe('paused');
    expect(asked('dismissSign')).toEqual([]);
    const early = setUp();
    void early.recorder.start(ORDER, 10);
    await settle(1000);
    early.recorder.pointed(40);
    expect(early.recorder.phase).toEqual({ kind: 'countdown', left: 9 });
  });

  it('leaves time for nothing else where the mouse goes to “Pause”', async () => {
    const { recorder } = await withTake();
    recorder.pointed(40);
    await recorder.press();
    await settle(5000);
    expect(recorder.phase.kind).toBe('paused');
    const manual = setUp({ startRecording: () => ({ ...STATE, cutting: 'manual' }) });
    void manual.recorder.start(ORDER, 3);
    await settle(1000);
    await manual.recorder.press();
    expect(manual.recorder.phase.kind).toBe('countdown');
  });

  it('is not disturbed by a desk that shakes; a mouse that is moved on has its countdown begin anew', async () => {
    const { recorder, asked } = await withTake();
    for (let shakes = 0; shakes < 10; shakes++) {
      recorder.pointed(10);
      await settle(1100);
    }
    expect(recorder.phase.kind).toBe('recording');
    for (let moves = 0; moves < 100; moves++) {
      recorder.pointed(10);
      await settle(50);
    }
    expect(recorder.phase.kind).toBe('countdown');
    expect(asked('dismissSign')).toHaveLength(1);
    await settle(3100);
    expect(recorder.phase.kind).toBe('recording');
  });

  it('is asked for again by the key once, and only while it is there', async () => {
    const { recorder, asked } = await withTake();
    await recorder.lastAgain();
    await recorder.lastAgain();
    expect(asked('redoTake')).toEqual([{ take: 1 }]);
  });

  it('is made again from the summary, where the recording goes on for it', async () => {
    const { recorder, card, say } = await withTake();
    say({ event: 'recording', recording: { ...STATE, word: null, place: 3, phase: 'done' } });
    expect(recorder.phase.kind).toBe('done');
    await recorder.again(card);
    expect(recorder.phase.kind).toBe('recording');
  });

  it('is made again after the recording was stopped, in a recording of its own', async () => {
    const { recorder, card, asked } = await withTake();
    await recorder.stop();
    await recorder.again(card);
    expect(card.fate).toBe('redone');
    expect(asked('startRecording').at(-1)).toMatchObject({ prompts: [{ word: 7, takes: 1 }] });
    expect(recorder.phase.kind).toBe('recording');
    expect(recorder.sitting.cards).toHaveLength(1);
  });
});

describe('the end of a recording', () => {
  it('comes by itself with the last word; takes that are still being saved are shown', async () => {
    const { recorder, say, asked, frames, live } = await recording();
    say({ event: 'recording', recording: { ...STATE, word: null, place: 3, phase: 'done' } });
    say({ event: 'take', take: takeOf(1) });
    expect(recorder.phase.kind).toBe('done');
    expect(recorder.sitting.takes).toBe(1);
    expect(asked('stopRecording')).toHaveLength(0);
    live.divert?.(frame(1));
    expect(frames.every(({ hands }) => hands.length === 0)).toBe(true);
    await recorder.leave();
    expect(recorder.phase.kind).toBe('set-up');
    expect(asked('stopRecording')).toHaveLength(1);
    expect(live.divert).toBeNull();
  });

  it('comes with the person, who finds the set-up again where nothing was signed', async () => {
    const nothing = await recording();
    await nothing.recorder.stop();
    expect(nothing.recorder.phase.kind).toBe('set-up');
    const some = await recording();
    some.say({ event: 'take', take: takeOf(1) });
    await some.recorder.stop();
    expect(some.recorder.phase.kind).toBe('done');
    expect(some.recorder.remaining?.prompts).toEqual([
      { word: 7, takes: 1 },
      { word: 8, takes: 1 },
    ]);
  });
});

describe('when the connection is lost', () => {
  it('keeps what was made, and goes on with what is missing', async () => {
    const { recorder, say, asked } = await recording();
    say({ event: 'take', take: takeOf(1) });
    say({ event: 'connection', connected: false });
    expect(recorder.phase.kind).toBe('interrupted');
    expect(recorder.state).toBeNull();
    say({ event: 'connection', connected: true });
    expect(recorder.phase.kind).toBe('interrupted');
    await recorder.goOn();
    expect(recorder.phase.kind).toBe('recording');
    expect(asked('startRecording').at(-1)).toMatchObject({
      prompts: [
        { word: 7, takes: 1 },
        { word: 8, takes: 1 },
      ],
    });
    expect(recorder.sitting.takes).toBe(1);
  });

  it('leaves the set-up and the summary alone', async () => {
    const { recorder, say } = setUp();
    say({ event: 'connection', connected: false });
    expect(recorder.phase.kind).toBe('set-up');
  });

  it('ends the countdown', async () => {
    const { recorder, say } = setUp();
    void recorder.start(ORDER, 5);
    await settle(1500);
    say({ event: 'connection', connected: false });
    await settle(10_000);
    expect(recorder.phase.kind).toBe('interrupted');
  });
});
