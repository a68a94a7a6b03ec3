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
 * @param pause frames between them. @param second length of the second one
 */
function segmentsOf(count: number, pause = 0, second = END): StreamSegmenter {
  let heard = -1;
  return {
    push(frame): SegmentEvent[] {
      heard++;
      const at = heard % (END + pause);
      if (heard >= count * (END + pause) || at >= (heard > END ? second : END)) return [];
      const events: SegmentEvent[] = [{ kind: 'frame', frame, first: at === 0 }];
      // One that another follows straight on reaches up to it.
      if (at === END - 1) events.push({ kind: 'end', length: pause || count === 1 ? END - AFTER : END });
      else if (heard > END && at === second - 1) events.push({ kind: 'end', length: second });
      else if (at >= FADING - 1) events.push({ kind: 'fading', length: at + 1 - AFTER });
      return events;
    },
    reset: () => undefined,
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

test('a sign that goes straight on into the same word is one sign', async () => {
  expect((await words(2, segmentsOf(2))).map(({ word }) => word)).toEqual(['tea']);
});

test('the same word soon after, and soon over, is the sign before still', async () => {
  expect((await words(2, segmentsOf(2, 6, 14))).map(({ word }) => word)).toEqual(['tea']);
  expect((await words(2, segmentsOf(2, 18, 14))).map(({ word }) => word)).toEqual(['tea', 'tea']);
});

test('the same word after a pause is the word again', async () => {
  expect((await words(2, segmentsOf(2, 6))).map(({ word }) => word)).toEqual(['tea', 'tea']);
});

test('another word that follows straight on is written', async () => {
  const after = (frame: number) => (frame < END ? 1 : 2);
  expect((await words(2, segmentsOf(2), after)).map(({ word }) => word)).toEqual(['tea', 'no']);
});
