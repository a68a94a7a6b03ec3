/** Each fault of a take beside the take that just lacks it. */
import { describe, expect, it, test } from 'vitest';
import { HAND_SIZE, type LandmarkFrame } from '../../../models/landmarks.ts';
import { inspect, QUALITY_CODES, type InspectedTake, type QualityCode } from '../../../models/quality.ts';
import { Random } from '../../../training/random.ts';
import { mirrored, rightHand } from './hands.ts';

interface Shape {
  /** ms */
  lasts?: number;
  /** ms between pictures */
  every?: number;
  /** Which hands are there at time t. */
  hands?: (t: number) => ('left' | 'right')[];
  /** Where the right hand is at time t; the left one mirrors it. */
  at?: (t: number) => [number, number];
  noise?: number;
}

const circling = (t: number): [number, number] => [0.4 + 0.1 * Math.cos(t / 150), 0.5 + 0.1 * Math.sin(t / 150)];

function sign({
  lasts = 1000,
  every = 50,
  hands = () => ['right'],
  at = circling,
  noise = 0,
}: Shape = {}): LandmarkFrame[] {
  const random = new Random(3);
  return Array.from({ length: Math.floor(lasts / every) + 1 }, (_, index) => {
    const t = index * every;
    const seen = hands(t).map((side) => {
      const right = rightHand(...at(t));
      const landmarks = (side === 'right' ? right : mirrored(right)).map((value) => value + random.spread(noise));
      return { landmarks, rightProbability: side === 'right' ? 0.95 : 0.05 };
    });
    return { t, aspect: 4 / 3, hands: seen };
  });
}

function codes(about: Partial<InspectedTake> = {}): QualityCode[] {
  const notes = inspect({
    frames: sign(),
    idle: false,
    dominant: 'right',
    light: 0.5,
    hands: 1,
    embedding: null,
    others: [],
    previous: null,
    ...about,
  });
  return notes.map(({ code }) => code);
}

/** Embeddings around a direction, at a cosine distance of about 0.02. */
function embeddings(count: number): Float32Array[] {
  const random = new Random(5);
  return Array.from({ length: count }, () =>
    Float32Array.from({ length: 64 }, (_, k) => (k < 32 ? 1 : 0) + 0.15 * random.normal()),
  );
}
const alike = embeddings(9);
const foreign = Float32Array.from({ length: 64 }, (_, k) => (k >= 32 ? 1 : 0));
const halfway = Float32Array.from({ length: 64 }, (_, k) => (k < 32 ? 1 : k < 44 ? 0.3 : 0));

const moved = (by: number): LandmarkFrame[] =>
  sign().map((frame) => ({
    ...frame,
    hands: frame.hands.map((hand) => ({
      ...hand,
      landmarks: hand.landmarks.map((v, k) => v + (k % 3 === 0 ? by : 0)),
    })),
  }));

/** A take with the fault, and its neighbour without it. */
const PAIRS: Record<QualityCode, [faulty: Partial<InspectedTake>, sound: Partial<InspectedTake>]> = {
  'no-hands': [{ frames: sign({ hands: () => [] }) }, { frames: sign() }],
  // The wrist is below 0.995 for 44 % of the time, and for 33 %.
  'out-of-frame': [
    { frames: sign({ at: (t) => [0.4, 0.99 + 0.03 * Math.sin(t / 150)] }) },
    { frames: sign({ at: (t) => [0.4, 0.98 + 0.03 * Math.sin(t / 150)] }) },
  ],
  dark: [{ light: 0.13 }, { light: 0.14 }],
  'dropped-frames': [
    { frames: sign().filter(({ t }) => t <= 400 || t > 650) },
    { frames: sign().filter(({ t }) => t <= 400 || t >= 650) },
  ],
  short: [{ frames: sign({ lasts: 250 }) }, { frames: sign({ lasts: 300 }) }],
  long: [{ frames: sign({ lasts: 4050 }) }, { frames: sign({ lasts: 4000 }) }],
  'missing-hand': [
    { hands: 2, frames: sign({ hands: (t) => (t < 300 ? ['left', 'right'] : ['right']) }) },
    { hands: 2, frames: sign({ hands: (t) => (t < 400 ? ['left', 'right'] : ['right']) }) },
  ],
  'wrong-hand': [
    { frames: sign({ hands: () => ['left'] }) },
    { frames: sign({ hands: () => ['left'] }), dominant: 'left' },
  ],
  duplicate: [
    { frames: sign({ noise: 0.005 }), previous: sign({ noise: 0.005 }) },
    { frames: sign({ noise: 0.005 }), previous: sign() },
  ],
  outlier: [
    { embedding: foreign, others: alike },
    { embedding: halfway, others: alike },
  ],
};

describe.each(QUALITY_CODES)('%s', (code) => {
  const [faulty, sound] = PAIRS[code];

  it('is noted, in one sentence for people', () => {
    expect(codes(faulty)).toEqual([code]);
  });

  it('is not noted where it just does not hold', () => {
    expect(codes(sound)).toEqual([]);
  });
});

describe('a take', () => {
  test('of none may be short, empty, or led by any hand, and is compared with nothing', () => {
    expect(codes({ idle: true, frames: sign({ hands: () => [] }) })).toEqual([]);
    expect(codes({ idle: true, frames: sign({ lasts: 100, hands: () => ['left'] }) })).toEqual([]);
    expect(codes({ idle: true, embedding: foreign, others: alike })).toEqual([]);
    expect(codes({ idle: true, light: 0.05 })).toEqual(['dark']);
  });

  test('is not compared with fewer than four others', () => {
    expect(codes({ embedding: foreign, others: alike.slice(0, 3) })).toEqual([]);
    expect(codes({ embedding: foreign, others: alike.slice(0, 4) })).toEqual(['outlier']);
  });

  test('with a hand that is away for more than half a second in its middle lacks that hand', () => {
    const gap = (until: number) => sign({ hands: (t) => (t > 200 && t < until ? [] : ['right']) });
    expect(codes({ frames: gap(800) })).toEqual(['missing-hand']);
    expect(codes({ frames: gap(650) })).toEqual([]);
  });

  test('of few pictures a second has lost some', () => {
    expect(codes({ frames: sign({ every: 125 }) })).toEqual(['dropped-frames']);
    expect(codes({ frames: sign({ every: 100 }) })).toEqual([]);
  });

  test('that is a copy is told when it was trimmed differently, and not where the hand is elsewhere', () => {
    expect(codes({ previous: sign().slice(3) })).toEqual(['duplicate']);
    expect(codes({ previous: moved(0.005) })).toEqual([]);
  });

  test('of a two-handed word may be led by either hand', () => {
    const both = sign({ hands: (t) => (t < 500 ? ['left', 'right'] : ['left']) });
    expect(codes({ frames: both, hands: 2 })).toEqual([]);
  });

  test('may have several faults, which come in their order, each with a sentence', () => {
    const notes = inspect({
      frames: sign({ lasts: 200, hands: () => ['left'] }),
      idle: false,
      dominant: 'right',
      light: 0,
      hands: 1,
      embedding: null,
      others: [],
      previous: null,
    });
    expect(notes.map(({ code }) => code)).toEqual(['dark', 'short', 'wrong-hand']);
    for (const { message } of notes) expect(message).toMatch(/^[A-Z].*[.]$/);
  });

  test('of no frames at all has no hands', () => {
    expect(codes({ frames: [] })).toEqual(['no-hands']);
  });

  test('whose hand has 21 landmarks in the picture is within it', () => {
    expect(sign()[0]?.hands[0]?.landmarks).toHaveLength(HAND_SIZE);
    expect(codes()).toEqual([]);
  });
});
