/** Which segmenter is believed, by how often pictures come. */
import { expect, test } from 'vitest';
import { PacedSegmenter } from '../../../models/paced_segmenter.ts';
import type { SegmentEvent, StreamSegmenter } from '../../../models/segmenter.ts';

/** Says a segment of ten frames every twenty, of a length by which it is known. */
function regular(length: number, offset: number): StreamSegmenter {
  let at = offset;
  return {
    push(frame): SegmentEvent[] {
      const place = at++ % 20;
      if (place > 10) return [];
      return [place === 10 ? { kind: 'end', length } : { kind: 'frame', frame, first: place === 0 }];
    },
    reset: () => undefined,
  };
}

const QUICK = 7;
const SLOW = 9;

/** What comes of a new picture every so many frames of the grid. */
function events(paced: PacedSegmenter, every: number, frames: number): SegmentEvent[] {
  return Array.from({ length: frames }, (_, k) =>
    paced.push({ t: k, aspect: 1, slots: [null, null] }, k % every === 0),
  ).flat();
}
const ends = (all: SegmentEvent[]) => all.flatMap((event) => (event.kind === 'end' ? [event.length] : []));

test('the network is believed at 30 pictures a second, motion at 4, and the network again at 30', () => {
  const paced = new PacedSegmenter(regular(QUICK, 0), regular(SLOW, 4));
  expect(new Set(ends(events(paced, 1, 200)))).toEqual(new Set([QUICK]));
  expect(new Set(ends(events(paced, 8, 600)).slice(-10))).toEqual(new Set([SLOW]));
  expect(new Set(ends(events(paced, 1, 600)).slice(-10))).toEqual(new Set([QUICK]));
});

test('whoever takes over begins with a segment of its own', () => {
  const paced = new PacedSegmenter(regular(QUICK, 0), regular(SLOW, 4));
  const all = [1, 8, 1, 7].flatMap((every) => events(paced, every, 400));
  expect(new Set(ends(all))).toEqual(new Set([QUICK, SLOW]));
  let open = false;
  for (const event of all) {
    if (event.kind === 'end') expect(open).toBe(true);
    else if (event.kind === 'frame') expect(event.first).toBe(!open);
    open = event.kind !== 'end';
  }
});
