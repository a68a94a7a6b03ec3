/** Streams with an answer sheet, and what is counted on them. */
import { describe, expect, it } from 'vitest';
import { FamiliarSigns } from '../../../models/familiar_signs.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { putRight } from '../../../training/streams/corrections.ts';
import { align, measure, type Written } from '../../../training/streams/measure.ts';
import { idling, streamsOf, type Material, type Stream } from '../../../training/streams/stitch.ts';
import { movingPart, type Sign } from '../../../training/streams/signs.ts';
import { rightHand } from '../models/hands.ts';

/** Still for 400 ms, a circle for 800 ms, still for 400 ms. */
const circling = (word: string): Sign => ({
  word,
  duration: 1600,
  at: (t) => {
    const angle = (2 * Math.PI * Math.max(0, Math.min(800, t - 400))) / 800;
    return [null, rightHand(0.4 + 0.1 * Math.sin(angle), 0.5 + 0.1 * Math.cos(angle))];
  },
});
const material: Material = {
  signer: 'a',
  aspect: 4 / 3,
  signs: [circling('tea'), circling('coffee')],
  none: [],
  noise: 0.001,
};
const camera = { rate: 30, dropped: 0 };
const order = { streams: 2, signs: 6, camera, seed: 3 };

describe('a stitched stream', () => {
  it('counts as the sign what moves, with a tenth of a second on either side', () => {
    const { from, to } = movingPart(circling('tea'));
    expect(from).toBeGreaterThan(230);
    expect(from).toBeLessThan(400);
    expect(to).toBeGreaterThan(1200);
    expect(to).toBeLessThan(1370);
  });

  it('is the same for the same seed and another for another one', () => {
    expect(streamsOf(material, order)).toEqual(streamsOf(material, order));
    expect(streamsOf(material, { ...order, seed: 4 })).not.toEqual(streamsOf(material, order));
  });

  it('shows its signs when the answer sheet says so, in order and apart', () => {
    for (const { signs, frames } of streamsOf(material, order)) {
      expect(signs).toHaveLength(6);
      let before = 0;
      for (const { start, end } of signs) {
        expect(start).toBeGreaterThan(before);
        const pictures = frames.filter(({ t }) => t >= start && t <= end);
        const seen = pictures.filter(({ hands }) => hands.length > 0);
        expect(seen.length).toBeGreaterThan(0.7 * pictures.length);
        before = end;
      }
    }
  });

  it('is signed faster every second time', () => {
    const [slow, fast] = streamsOf(material, order).sort((a, b) => a.tempo - b.tempo);
    const lasting = ({ signs }: Stream) => signs.reduce((sum, { start, end }) => sum + end - start, 0);
    expect(slow && fast && lasting(slow) / lasting(fast)).toBeGreaterThan(1.15);
  });

  it('loses the pictures that the camera is told to lose', () => {
    const count = (dropped: number) =>
      streamsOf(material, { ...order, camera: { rate: 30, dropped } }).reduce(
        (sum, { frames }) => sum + frames.length,
        0,
      );
    expect(count(0.2) / count(0)).toBeGreaterThan(0.7);
    expect(count(0.2) / count(0)).toBeLessThan(0.9);
  });

  it('of idle hands has no sign, and hands in view', () => {
    const { signs, still, frames } = idling(material, 20_000, camera, 1);
    expect(signs).toEqual([]);
    expect(still.reduce((sum, { start, end }) => sum + end - start, 0)).toBeGreaterThan(15_000);
    expect(frames.filter(({ hands }) => hands.length === 2).length).toBeGreaterThan(0.6 * frames.length);
  });
});

const sign = (word: string, start: number) => ({ word, start, end: start + 800 });
const written = (word: string, start: number, t = start + 1000): Written => ({
  kind: 'committed',
  word,
  confidence: 0.9,
  alternatives: [],
  start,
  end: start + 800,
  t,
});
const read = (signs: Stream['signs'], said: Recognition[], still: Stream['still'] = []) =>
  measure([{ stream: { signer: 'a', tempo: 1, frames: [], signs, still }, said }]);

describe('what is counted', () => {
  it('tells wrong words, missed signs and words that nobody signed', () => {
    const signs = [sign('tea', 0), sign('coffee', 2000), sign('no', 4000), sign('yes', 6000)];
    const found = read(signs, [written('tea', 0), written('no', 2100), written('yes', 6000), written('yes', 9000)]);
    expect(found).toMatchObject({ substitutions: 1, deletions: 1, insertions: 1, wer: 0.75, f1: 0.5 });
  });

  it('takes no word for a sign that is long over', () => {
    expect(align([sign('tea', 0)], [written('tea', 3000)])).toHaveLength(2);
  });

  it('times words from the true end, and guesses from the true start', () => {
    const guess: Recognition = { kind: 'provisional', word: 'tea', confidence: 0.9, t: 1400 };
    const found = read([sign('tea', 1000)], [guess, written('tea', 1000, 2050)]);
    expect(found.commitDelay).toEqual({ p50: 250, p95: 250 });
    expect(found.provisional).toEqual({ p50: 0.5, early: 1 });
    expect(found.iou.mean).toBe(1);
    expect(read([sign('tea', 1000)], [written('tea', 1000, 2050)]).provisional.early).toBe(0);
  });

  it('counts words at rest by the minute of it, and signs twice running', () => {
    const still = [{ kind: 'idle' as const, start: 5000, end: 35_000 }];
    const signs = [sign('tea', 0), sign('tea', 1500), sign('no', 3000)];
    const found = read(signs, [written('tea', 0), written('tea', 1500), written('no', 8000)], still);
    expect(found.falsePerMinute).toBe(2);
    expect(found.repeats).toEqual({ pairs: 1, both: 1 });
  });
});

describe('somebody who puts words right', () => {
  const signs = [sign('tea', 0), sign('coffee', 2000)];
  /** What they say of it: a word, null where they delete it, undefined where they let it be. */
  function saidOf(said: Recognition): string | null | undefined {
    const told: (string | null)[] = [];
    const familiar = new FamiliarSigns();
    familiar.tell = (_, word) => told.push(word);
    expect(putRight(said, signs, familiar)).toBe(told.length > 0);
    return told[0];
  }

  it('changes a wrong word, deletes what nobody signed, and answers a question that offers the right word', () => {
    expect(saidOf(written('tea', 100))).toBeUndefined();
    expect(saidOf(written('no', 100))).toBe('tea');
    expect(saidOf(written('no', 1000))).toBeNull();
    // Of less than half of a sign nobody knows which it was.
    expect(saidOf(written('no', 700))).toBeUndefined();
    const asked = { ...written('no', 2100), kind: 'unsure' as const };
    expect(saidOf({ ...asked, alternatives: [{ word: 'coffee', confidence: 0.3 }] })).toBe('coffee');
    expect(saidOf({ ...asked, alternatives: [{ word: 'yes', confidence: 0.3 }] })).toBeUndefined();
    expect(saidOf({ kind: 'withdrawn', t: 900 })).toBeUndefined();
  });
});
