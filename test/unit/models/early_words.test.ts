/** When the word of a segment is written: at once where it is certain, else when its sign has ended; a torn sign once. */
import { expect, test } from 'vitest';
import { Recognizer } from '../../../models/recognizer.ts';
import type { SegmentEvent, StreamSegmenter } from '../../../models/segmenter.ts';
import { rightHand } from './hands.ts';

const FADING = 20;
const END = 30;
/** What a segmenter hears after a sign is over: frames that are none of it. */
const AFTER = 4;

/**
 * Segments of END frames; each seems to end again and again from FADING frames on.
 * @param pause frames between them. @param second length of the second one. @param silence how surely there is one in between
 */
function segmentsOf(count: number, pause = 0, second = END, silence = 0.5): StreamSegmenter {
  let heard = -1;
  return {
    push(frame): SegmentEvent[] {
      heard++;
      const at = heard % (END + pause);
      if (heard >= count * (END + pause) || at >= (heard > END ? second : END)) return [];
      const events: SegmentEvent[] = [
        at === 0 ? { kind: 'frame', frame, first: true, silence } : { kind: 'frame', frame, first: false },
      ];
      // One that another follows straight on reaches up to it.
      if (at === END - 1) events.push({ kind: 'end', length: pause || count === 1 ? END - AFTER : END });
      else if (heard > END && at === second - 1) events.push({ kind: 'end', length: second });
      else if (at >= FADING - 1) events.push({ kind: 'fading', length: at + 1 - AFTER });
      return events;
    },
    reset: () => undefined,
  };
}

/** One segment in which it is silent for a moment after the word that is certain by then. @param silence how surely */
function withSilence(silence: number): StreamSegmenter {
  const segmenter = segmentsOf(1);
  const heard = Array.from({ length: END - AFTER }, (_, frame) => (frame === FADING - AFTER ? silence : 0));
  return {
    ...segmenter,
    push: (frame) =>
      segmenter.push(frame).map((event) => (event.kind === 'end' ? { ...event, silence: heard } : event)),
  };
}

/** @param lead of “tea” over the others, logits; or of the word that is ahead in each frame of the stream */
async function words(lead: number, segmenter = segmentsOf(1), ahead: (frame: number) => 1 | 2 = () => 1) {
  let frame = 0;
  const logits = () => Float32Array.of(0, ahead(frame) === 1 ? lead : 0, ahead(frame) === 2 ? lead : 0);
  const engine = {
    start: () => null,
    step: () => Promise.resolve({ logits: logits(), state: null }),
    score: () => Promise.resolve(logits()),
  };
  const model = { family: 'gru', vocabulary: ['none', 'tea', 'no'], temperature: 1, threshold: 0.5 } as const;
  const recognizer = new Recognizer({ ...model, vocabulary: [...model.vocabulary] }, engine, undefined, segmenter);
  const said = [];
  for (; frame < 2 * END + 20; frame++) {
    const hand = { landmarks: rightHand(0.5, 0.5 + 0.005 * frame), rightProbability: 0.97 };
    said.push(...(await recognizer.push({ t: (frame * 1000) / 30, aspect: 4 / 3, hands: [hand] })));
  }
  return said.flatMap((each) =>
    each.kind === 'committed' ? [{ word: each.word, at: Math.round(each.t * 0.03) }] : [],
  );
}

test('a certain word is written at once, and only once', async () => {
  expect(await words(6)).toEqual([{ word: 'tea', at: FADING - 1 }]);
});

test('a word that is likely but not certain is written when the sign is over', async () => {
  expect(await words(2)).toEqual([{ word: 'tea', at: END - 1 }]);
});

test('a sign that goes on into the same word without a silence is one sign', async () => {
  expect((await words(2, segmentsOf(2, 0, END, 0.05))).map(({ word }) => word)).toEqual(['tea']);
});

test('the same word soon after, and soon over, is the sign before still, unless there was surely a silence', async () => {
  expect((await words(2, segmentsOf(2, 6, 14))).map(({ word }) => word)).toEqual(['tea']);
  expect((await words(2, segmentsOf(2, 6, 14, 0.99))).map(({ word }) => word)).toEqual(['tea', 'tea']);
  expect((await words(2, segmentsOf(2, 18, 14))).map(({ word }) => word)).toEqual(['tea', 'tea']);
});

test('the same word after a silence is the word again', async () => {
  expect((await words(2, segmentsOf(2, 6, END, 0.9))).map(({ word }) => word)).toEqual(['tea', 'tea']);
});

test('another word that follows straight on is written', async () => {
  const after = (frame: number) => (frame < END ? 1 : 2);
  expect((await words(2, segmentsOf(2), after)).map(({ word }) => word)).toEqual(['tea', 'no']);
});

test('what follows a word that was written early, after a moment of doubt, is written where it is as certain', async () => {
  const then = (frame: number) => (frame < FADING ? 1 : 2);
  expect(await words(6, withSilence(0.1), then)).toEqual([
    { word: 'tea', at: FADING - 1 },
    { word: 'no', at: END - 1 },
  ]);
  expect((await words(6, withSilence(0), then)).map(({ word }) => word)).toEqual(['tea']);
  expect((await words(6, withSilence(0.1))).map(({ word }) => word)).toEqual(['tea']);
  expect((await words(6, withSilence(0.99))).map(({ word }) => word)).toEqual(['tea', 'tea']);
});

test('what finds the signs of another model takes over between two signs', async () => {
  const heard: string[] = [];
  const named = (name: string, segmenter: StreamSegmenter): StreamSegmenter => ({
    push(frame) {
      const events = segmenter.push(frame);
      if (events.some((event) => event.kind === 'frame' && event.first)) heard.push(name);
      return events;
    },
    reset: () => undefined,
  });
  const engine = {
    start: () => null,
    step: () => Promise.resolve({ logits: Float32Array.of(0, 2), state: null }),
    score: () => Promise.resolve(Float32Array.of(0, 2)),
  };
  const model = { family: 'gru' as const, vocabulary: ['none', 'tea'], temperature: 1, threshold: 0.5 };
  const recognizer = new Recognizer(model, engine, undefined, named('first', segmentsOf(2, 6)));
  const said = [];
  for (let frame = 0; frame < 3 * END; frame++) {
    const hand = { landmarks: rightHand(0.5, 0.5 + 0.005 * frame), rightProbability: 0.97 };
    said.push(...(await recognizer.push({ t: (frame * 1000) / 30, aspect: 4 / 3, hands: [hand] })));
    if (frame === 10) void recognizer.exchange(model, engine, undefined, undefined, named('second', segmentsOf(1)));
  }
  expect(heard).toEqual(['first', 'second']);
  expect(said.filter(({ kind }) => kind === 'committed')).toHaveLength(2);
});
