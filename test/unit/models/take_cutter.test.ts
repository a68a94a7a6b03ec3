/** Streams as people make them, and where the takes in them are. How often that goes wrong: test/bench/cutting.ts */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DetectedHand, LandmarkFrame } from '../../../models/landmarks.ts';
import { TakeCutter, trimOf, type CutEvent } from '../../../models/take_cutter.ts';
import { readTakes } from '../../../training/takes.ts';
import { signOfTake, type Sign } from '../../../training/streams/signs.ts';
import { HARD_WORDS, signOfWord } from '../../fixtures/signs.ts';
import { styleOf } from '../../fixtures/signer/style.ts';
import { WORDS } from '../../fixtures/signer/words.ts';
import { stitch, type Stitched } from '../../fixtures/stitched.ts';
import { mirrored, rightHand } from './hands.ts';

type Point = readonly [x: number, y: number];
type Cut = Extract<CutEvent, { kind: 'cut' }>;

const LAP: Point = [0.35, 0.9];
const CHEST: Point = [0.4, 0.5];
const FACE: Point = [0.45, 0.3];
const BELOW: Point = [0.4, 1.4];

/** What a hand does for some ms: goes to a place with a soft start and stop, or circles about where it is. */
type Step = { to: Point; ms: number } | { circle: number; ms: number };

/** Where the hand is at any time; it begins at the first step's goal. */
function path(steps: readonly Step[]): { at: (t: number) => Point; lasts: number } {
  const lasts = steps.reduce((sum, { ms }) => sum + ms, 0);
  const at = (time: number): Point => {
    let t = time;
    const [first] = steps;
    let place: Point = first && 'to' in first ? first.to : CHEST;
    for (const step of steps) {
      const u = Math.min(1, t / step.ms);
      if ('circle' in step) {
        const angle = 2 * Math.PI * Math.round(step.ms / 500) * u;
        if (t <= step.ms)
          return [place[0] + step.circle * Math.sin(angle), place[1] + step.circle * (1 - Math.cos(angle))];
      } else {
        const way = u * u * u * (10 - 15 * u + 6 * u * u);
        if (t <= step.ms) return [place[0] + way * (step.to[0] - place[0]), place[1] + way * (step.to[1] - place[1])];
        place = step.to;
      }
      t -= step.ms;
    }
    return place;
  };
  return { at, lasts };
}

interface Filming {
  fps?: number;
  /** ms on the frames' clock at which the stream begins. */
  from?: number;
  /** The left hand lies in view all the time. */
  left?: boolean;
  /** Pictures without the signing hand, or with its label wrong, or that do not come at all, by their time in ms. */
  missed?: (t: number) => boolean;
  flipped?: (t: number) => boolean;
  stalled?: (t: number) => boolean;
}

function film(
  steps: readonly Step[],
  { fps = 30, from = 0, left = false, ...troubles }: Filming = {},
): LandmarkFrame[] {
  const { at, lasts } = path(steps);
  const frames: LandmarkFrame[] = [];
  for (let k = 0; (1000 * k) / fps <= lasts; k++) {
    const t = (1000 * k) / fps;
    if (troubles.stalled?.(t)) continue;
    const [x, y] = at(t);
    const hands: DetectedHand[] = [];
    if (left) hands.push({ landmarks: mirrored(rightHand(0.3, 0.92)), rightProbability: 0.05 });
    const right = troubles.flipped?.(t) ? 0.1 : 0.95;
    if (y < 1.05 && !troubles.missed?.(t)) hands.push({ landmarks: rightHand(x, y), rightProbability: right });
    frames.push({ t: from + t, aspect: 4 / 3, hands: k % 2 ? hands : hands.reverse() });
  }
  return frames;
}

function eventsOf(frames: readonly LandmarkFrame[]): CutEvent[] {
  const cutter = new TakeCutter();
  return [...frames.flatMap((frame) => cutter.push(frame)), ...cutter.finish()];
}

const cutsOf = (frames: readonly LandmarkFrame[]): Cut[] => eventsOf(frames).filter((event) => event.kind === 'cut');

/** Exactly one cut for each span, its ends within 150 ms. */
function expectCuts(frames: readonly LandmarkFrame[], spans: readonly (readonly [number, number])[]): void {
  const cuts = cutsOf(frames);
  expect(cuts.map(({ start, end }) => [Math.round(start), Math.round(end)])).toHaveLength(spans.length);
  spans.forEach(([start, end], k) => {
    expect(Math.abs((cuts[k]?.start ?? NaN) - start)).toBeLessThanOrEqual(150);
    expect(Math.abs((cuts[k]?.end ?? NaN) - end)).toBeLessThanOrEqual(150);
  });
}

const rest = (ms: number): Step => ({ to: LAP, ms });
const outside = (ms: number): Step => ({ to: BELOW, ms });
const raise: Step = { to: CHEST, ms: 350 };
const sign: Step = { circle: 0.12, ms: 1000 };
const hold = (ms: number): Step => ({ to: CHEST, ms });
const lap: Step = { to: LAP, ms: 350 };
const down: Step = { to: BELOW, ms: 350 };

describe('a take is cut', () => {
  test('between two rests in view', () => {
    const steps = [rest(1000), raise, sign, lap, rest(1000), raise, sign, lap, rest(1000)];
    expectCuts(film(steps), [
      [1350, 2350],
      [4050, 5050],
    ]);
  });

  test('between two times out of view', () => {
    const steps = [outside(1000), raise, sign, down, outside(1000), raise, sign, down, outside(1000)];
    expectCuts(film(steps), [
      [1350, 2350],
      [4050, 5050],
    ]);
  });

  test('where the hands come from outside and lie down in view for the first time', () => {
    expectCuts(film([outside(1000), raise, sign, lap, rest(1500), raise, sign, lap, rest(1000)]), [
      [1350, 2350],
      [4550, 5550],
    ]);
  });

  test('whole, where the hand only comes up, is held for a second or more, and goes down', () => {
    expectCuts(film([rest(1000), raise, hold(1000), lap, rest(1000)]), [[1350, 2350]]);
    expectCuts(film([rest(1000), raise, hold(1500), lap, rest(1000)]), [[1350, 2850]]);
    expectCuts(film([outside(1000), raise, hold(1500), down, outside(1000)]), [[1350, 2850]]);
  });

  test('whole, where the sign pauses between its parts, or is held at its end', () => {
    const parts: Step[] = [sign, { to: CHEST, ms: 600 }, { to: FACE, ms: 300 }, { to: FACE, ms: 500 }];
    expectCuts(film([rest(1000), raise, ...parts, lap, rest(1000)]), [[1350, 3750]]);
  });

  test('whole, where its end is held low and the hands then go out of view', () => {
    const low: Step = { to: [0.42, 0.75], ms: 300 };
    const steps: Step[] = [outside(1000), raise, sign, low, { to: [0.42, 0.75], ms: 700 }, down, outside(1200)];
    expectCuts(film(steps), [[1350, 3350]]);
  });

  test('whole, where the detector misses one to five pictures', () => {
    const steps = [rest(1000), raise, sign, lap, rest(1000)];
    for (const pictures of [1, 2, 3, 4, 5]) {
      const missed = (t: number) => t > 1600 && t < 1600 + (1000 * pictures) / 15;
      expectCuts(film(steps, { fps: 15, missed }), [[1350, 2350]]);
    }
  });

  test('whole, where the camera stalls', () => {
    const stalled = (t: number) => t > 1600 && t < 2050;
    expectCuts(film([rest(1000), raise, sign, lap, rest(1000)], { stalled }), [[1350, 2350]]);
  });

  test('beside a hand that lies in view all the time', () => {
    const steps = [rest(1000), raise, sign, lap, rest(1000), raise, sign, lap, rest(1000)];
    expectCuts(film(steps, { left: true }), [
      [1350, 2350],
      [4050, 5050],
    ]);
    expectCuts(film([outside(1000), raise, sign, down, outside(1000)], { left: true }), [[1350, 2350]]);
  });

  test('whole, where the label of the only hand flips', () => {
    const flipped = (t: number) => Math.floor(t / 100) % 3 === 0;
    expectCuts(film([outside(1000), raise, sign, down, outside(1000)], { flipped }), [[1350, 2350]]);
  });

  test('where the stream ends in the middle of it', () => {
    const cuts = cutsOf(film([rest(1000), raise, sign]));
    expect(cuts).toHaveLength(1);
    expect(cuts[0]?.end).toBeGreaterThan(2000);
  });
});

describe('nothing is cut', () => {
  test('where nobody is, or somebody rests', () => {
    expect(eventsOf(film([outside(5000)]))).toEqual([]);
    expect(eventsOf(film([rest(5000)], { left: true }))).toEqual([]);
  });

  test('of small fidgets at rest', () => {
    const beside: Step = { to: [0.38, 0.88], ms: 200 };
    expect(eventsOf(film([rest(1000), beside, rest(200), rest(800), beside, rest(300), rest(800)]))).toEqual([]);
  });

  test('of a hand that is seen for a moment where none is', () => {
    const missed = (t: number) => t < 1000 || t > 1090;
    expect(cutsOf(film([hold(3000)], { missed }))).toEqual([]);
  });

  test('where the hands only change their place', () => {
    expect(cutsOf(film([outside(1500), { to: LAP, ms: 400 }, rest(3000)]))).toEqual([]);
    expect(cutsOf(film([rest(1500), { to: BELOW, ms: 300 }, outside(1500)]))).toEqual([]);
  });
});

describe('events', () => {
  it('say that a movement has begun, then that it is cut, well within a second', () => {
    const cutter = new TakeCutter();
    const said: [number, string][] = [];
    for (const frame of film([rest(1000), raise, sign, lap, rest(1500)]))
      for (const { kind } of cutter.push(frame)) said.push([frame.t, kind]);
    expect(said.map(([, kind]) => kind)).toEqual(['begun', 'cut']);
    expect(said[0]?.[0]).toBeLessThan(1400);
    // The hand lies still from 2700 ms on.
    expect(said[1]?.[0]).toBeLessThan(3200);
  });

  it('discard what began and was none', () => {
    const events = eventsOf(film([rest(1500), { to: [0.4, 0.65], ms: 200 }, { to: LAP, ms: 200 }, rest(1500)]));
    expect(events.map(({ kind }) => kind)).toEqual(['begun', 'discarded']);
  });

  it('of a stream after a reset are those of a new one', () => {
    const cutter = new TakeCutter();
    for (const frame of film([outside(500), raise, sign])) cutter.push(frame);
    cutter.reset();
    const again = film([rest(1000), raise, sign, lap, rest(1000)]).flatMap((frame) => cutter.push(frame));
    expect(again).toEqual(film([rest(1000), raise, sign, lap, rest(1000)]).flatMap(pushTo(new TakeCutter())));
  });

  it('refuse time that goes backwards', () => {
    const cutter = new TakeCutter();
    cutter.push({ t: 5, aspect: 1, hands: [] });
    expect(() => cutter.push({ t: 5, aspect: 1, hands: [] })).toThrow(RangeError);
  });
});

const pushTo = (cutter: TakeCutter) => (frame: LandmarkFrame) => cutter.push(frame);

/** Rest and signs of any length, in view and out of it. */
const stepsArbitrary: fc.Arbitrary<Step[]> = fc
  .array(
    fc.record({
      outside: fc.boolean(),
      rests: fc.integer({ min: 900, max: 1800 }),
      signs: fc.integer({ min: 2, max: 4 }),
      radius: fc.double({ min: 0.08, max: 0.15, noNaN: true }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((signs) => [
    rest(1000),
    ...signs.flatMap(({ outside: goes, rests, signs: turns, radius }): Step[] => {
      const place = goes ? BELOW : LAP;
      return [raise, { circle: radius, ms: 500 * turns }, { to: place, ms: 350 }, { to: place, ms: rests }];
    }),
  ]);
const count = (steps: readonly Step[]) => steps.filter((step) => 'circle' in step).length;

describe('cuts of any stream', () => {
  it('come in order, do not overlap and lie within it', () => {
    const anything = fc.array(
      fc.record({
        x: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        y: fc.double({ min: 0.1, max: 1.3, noNaN: true }),
        ms: fc.integer({ min: 60, max: 1200 }),
      }),
      { minLength: 2, maxLength: 12 },
    );
    fc.assert(
      fc.property(anything, fc.integer({ min: 10, max: 60 }), (goals, fps) => {
        const frames = film(
          goals.map(({ x, y, ms }) => ({ to: [x, y], ms })),
          { fps },
        );
        let last = frames[0]?.t ?? 0;
        for (const { start, end } of cutsOf(frames)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(frames.at(-1)?.t ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('are as many at any time of day and at any rate of pictures', () => {
    fc.assert(
      fc.property(
        stepsArbitrary,
        fc.integer({ min: 10, max: 60 }),
        fc.integer({ min: 0, max: 1e7 }),
        (steps, fps, from) => {
          expect(cutsOf(film(steps))).toHaveLength(count(steps));
          expect(cutsOf(film(steps, { fps, from }))).toHaveLength(count(steps));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('the trim of a take that was recorded by key press', () => {
  it('leaves out rest, raising and lowering', () => {
    const trim = trimOf(film([rest(600), raise, sign, lap, rest(600)]));
    expect(Math.abs((trim?.start ?? NaN) - 950)).toBeLessThanOrEqual(150);
    expect(Math.abs((trim?.end ?? NaN) - 1950)).toBeLessThanOrEqual(150);
  });

  it('keeps all of a sign that begins and ends in mid-air', () => {
    const trim = trimOf(film([hold(500), sign, hold(500)]));
    expect(trim?.start).toBeLessThanOrEqual(510);
    expect(trim?.start).toBeGreaterThan(300);
    expect(trim?.end).toBeGreaterThanOrEqual(1490);
    expect(trim?.end).toBeLessThan(1700);
  });

  it('is null where no hand moves or is there', () => {
    expect(trimOf(film([hold(1500)]))).toBeNull();
    expect(trimOf(film([outside(1500)]))).toBeNull();
    expect(trimOf([])).toBeNull();
  });
});

/** Signs of which exactly one cut tells, of all; and ends of those within 150 ms, of all ends. */
function share(streams: readonly Stitched[]): { one: number; close: number } {
  let [all, one, close] = [0, 0, 0];
  for (const { frames, signs } of streams) {
    const cuts = cutsOf(frames);
    for (const truth of signs) {
      all++;
      const mine = cuts.filter(({ start, end }) => start < truth.end && end > truth.start);
      const [cut] = mine;
      if (!cut || mine.length > 1) continue;
      if (signs.filter(({ start, end }) => cut.start < end && cut.end > start).length > 1) continue;
      one++;
      close += (Math.abs(cut.start - truth.start) <= 150 ? 1 : 0) + (Math.abs(cut.end - truth.end) <= 150 ? 1 : 0);
    }
  }
  return { one: one / all, close: close / (2 * all) };
}

describe('signs between rests, with tremor, fidgets, missed hands and mistaken ones', () => {
  it('of the synthetic signer are cut one by one', () => {
    const streams = [70, 71, 72].map((signer) =>
      stitch(
        [...WORDS, ...HARD_WORDS].map((word) => signOfWord(word, styleOf(signer), 4 / 3, signer)),
        4 / 3,
        signer,
      ),
    );
    const { one, close } = share(streams);
    expect(one).toBeGreaterThanOrEqual(0.97);
    expect(close).toBeGreaterThanOrEqual(0.9);
  });

  const file = resolve(import.meta.dirname, '../../../../shared/data/traduttore-10.parquet');
  test.skipIf(!existsSync(file))('of real people are cut one by one (needs ../shared/data)', async () => {
    const takes = (await readTakes([file])).filter(({ word }) => word !== 'none');
    const streams = ['traduttore10:cam', 'traduttore10:danial'].map((signer, seed) => {
      const mine = takes.filter((take) => take.signer === signer).filter((_, index) => index % 13 === 0);
      const signs = mine.map((take) => signOfTake(take, true)).filter((each): each is Sign => each !== null);
      return stitch(signs, takes[0]?.aspect ?? 4 / 3, seed);
    });
    const { one, close } = share(streams);
    expect(one).toBeGreaterThanOrEqual(0.95);
    expect(close).toBeGreaterThanOrEqual(0.9);
  });
});
