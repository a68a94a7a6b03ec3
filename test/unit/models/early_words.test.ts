/** A word that is certain is written when its sign seems to end; one that is not waits until it has. */
import { expect, test } from 'vitest';
import { Recognizer } from '../../../models/recognizer.ts';
import type { SegmentEvent, StreamSegmenter } from '../../../models/segmenter.ts';
import { rightHand } from './hands.ts';

const FADING = 20;
const END = 30;

/** One segment from the first frame on; it seems to end again and again from FADING frames on, and does after END. */
function oneSegment(): StreamSegmenter {
  let frames = 0;
  return {
    push(frame): SegmentEvent[] {
      frames++;
      if (frames > END) return [];
      const events: SegmentEvent[] = [{ kind: 'frame', frame, first: frames === 1 }];
      if (frames === END) events.push({ kind: 'end', length: END - 4 });
      else if (frames >= FADING) events.push({ kind: 'fading', length: frames - 4 });
      return events;
    },
    reset: () => undefined,
  };
}

/** @param lead of “tea” over the others, logits */
async function words(lead: number) {
  const logits = Float32Array.of(0, lead, 0);
  const engine = {
    start: () => null,
    step: () => Promise.resolve({ logits, state: null }),
    score: () => Promise.resolve(logits),
  };
  const model = { family: 'gru', vocabulary: ['none', 'tea', 'no'], temperature: 1, threshold: 0.5 } as const;
  const recognizer = new Recognizer({ ...model, vocabulary: [...model.vocabulary] }, engine, undefined, oneSegment());
  const said = [];
  for (let k = 0; k < END + 5; k++) {
    const hand = { landmarks: rightHand(0.5, 0.5 + 0.01 * k), rightProbability: 0.97 };
    said.push(...(await recognizer.push({ t: (k * 1000) / 30, aspect: 4 / 3, hands: [hand] })));
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
