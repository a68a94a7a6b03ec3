import { describe, expect, it } from 'vitest';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { FollowedPerson } from '../../../models/followed_person.ts';
import { frameOf, mirrored, rightHand } from './hands.ts';

/** Hands of somebody around x, moving; `size` 1: a palm of 0.15 picture heights. */
const right = (x: number, size: number, k: number) => ({
  hand: rightHand(x - 0.12 * size + 0.02 * size * Math.sin(k / 3), 0.5, size),
  right: 0.95,
});
const left = (x: number, size: number, k: number) => ({
  hand: mirrored(rightHand(1 - x - 0.12 * size + 0.02 * size * Math.sin(k / 3), 0.5, size)),
  right: 0.05,
});
type Seen = ReturnType<typeof right>[];

/** What is kept of so many pictures of 30 Hz, from picture `from` on. */
function keep(person: FollowedPerson, from: number, count: number, handsAt: (k: number) => Seen): LandmarkFrame[] {
  return Array.from({ length: count }, (_, k) => person.keep(frameOf((1000 * (from + k)) / 30, handsAt(from + k))));
}

describe('several people in view', () => {
  it('one person alone keeps every hand, however far apart or near they are', () => {
    const hands = (k: number) => [right(0.5 - 0.3 * Math.sin(k / 20), 1, k), left(0.5, 0.75, k)];
    const person = new FollowedPerson();
    for (const frame of keep(person, 0, 300, hands)) expect(frame.hands).toHaveLength(2);
    expect(person.crowded).toBe(false);
  });

  it('hands of somebody behind are left out, in whatever order they come, and also while the nearest has one hand up', () => {
    const person = new FollowedPerson();
    const all = new Map<number, Seen>();
    const hands = (k: number): Seen => {
      const near = k % 90 < 45 ? [right(0.4, 1, k), left(0.4, 1, k)] : [right(0.4, 1, k)];
      const both = [...near, right(0.8, 0.5, k), left(0.8, 0.5, k)];
      const seen = k % 2 ? both : both.toReversed();
      all.set(k, seen);
      return seen;
    };
    const frames = keep(person, 0, 180, hands);
    frames.slice(10).forEach(({ hands: kept }, index) => {
      const near = (all.get(index + 10) ?? []).filter(({ hand }) => (hand[0] ?? 0) < 0.6).map(({ hand }) => hand);
      expect(new Set(kept.map(({ landmarks }) => landmarks))).toEqual(new Set(near));
    });
    expect(person.crowded).toBe(true);
  });

  it('somebody who is seen first is given up for somebody nearer', () => {
    const person = new FollowedPerson();
    keep(person, 0, 15, (k) => [right(0.8, 0.5, k)]);
    const frames = keep(person, 15, 30, (k) => [right(0.8, 0.5, k), right(0.3, 1, k)]);
    expect(frames.slice(15).every(({ hands }) => hands.length === 1 && (hands[0]?.landmarks[0] ?? 1) < 0.5)).toBe(true);
  });

  it('somebody large who walks by in half a second does not take the word', () => {
    const person = new FollowedPerson();
    keep(person, 0, 120, (k) => [right(0.4, 1, k), left(0.4, 1, k)]);
    const passing = keep(person, 120, 15, (k) => [
      right(0.4, 1, k),
      left(0.4, 1, k),
      right(0.2 + (k - 120) / 25, 1.6, k),
    ]);
    for (const { hands } of passing) {
      expect(hands).toHaveLength(2);
      expect(hands.every(({ landmarks }) => Math.abs((landmarks[28] ?? 0) - (landmarks[1] ?? 0)) < 0.2)).toBe(true);
    }
  });

  it('when the nearest has lowered both hands, those of somebody behind are not read for ten seconds', () => {
    const person = new FollowedPerson();
    const behind = (k: number) => [right(0.8, 0.5, k), left(0.8, 0.5, k)];
    keep(person, 0, 90, (k) => [right(0.4, 1, k), ...behind(k)]);
    const down = keep(person, 90, 270, behind);
    expect(down.every(({ hands }) => hands.length === 0)).toBe(true);
    const back = keep(person, 360, 30, (k) => [...behind(k), right(0.45, 1, k)]);
    expect(back.every(({ hands }) => hands.length === 1 && (hands[0]?.landmarks[0] ?? 1) < 0.5)).toBe(true);
    const gone = keep(person, 390, 330, behind);
    expect(gone.at(-1)?.hands).toHaveLength(2);
  });

  it('begins anew where the time does', () => {
    const person = new FollowedPerson();
    keep(person, 300, 60, (k) => [right(0.4, 1, k)]);
    const [first] = keep(person, 0, 1, (k) => [right(0.8, 0.5, k)]);
    expect(first?.hands).toHaveLength(1);
  });
});

/** Somebody at x, of this size, with the hands that are up. */
interface Somebody {
  x: number;
  size: number;
  hands?: 'both' | 'right' | 'none';
  /** The left hand goes this far to the picture's right. */
  reach?: number;
}
type Scene = (k: number) => Record<string, Somebody>;

/** Whose hands are kept of each picture: "AA" for both of A's. */
function whose(person: FollowedPerson, from: number, count: number, scene: Scene, turned = false): string[] {
  return Array.from({ length: count }, (_, index) => {
    const k = from + index;
    const owners = new Map<Float32Array, string>();
    const seen = Object.entries(scene(k)).flatMap(([name, { x, size, hands = 'both', reach = 0 }]) => {
      const shown =
        hands === 'none' ? [] : hands === 'right' ? [right(x, size, k)] : [right(x, size, k), left(x, size, k)];
      return shown.map(({ hand, right: label }) => {
        const moved = label < 0.5 ? hand.map((value, at) => (at % 3 === 0 ? value + reach : value)) : hand;
        const landmarks = turned ? mirrored(moved) : moved;
        owners.set(landmarks, name);
        return { hand: landmarks, right: turned ? 1 - label : label };
      });
    });
    const { hands } = person.keep(frameOf((1000 * k) / 30, k % 2 ? seen : seen.toReversed()));
    return hands.map(({ landmarks }) => owners.get(landmarks)).join('');
  });
}

const following = (side: FollowedPerson['following']) => {
  const person = new FollowedPerson();
  person.following = side;
  return person;
};
const only = (...allowed: string[]) => new Set(allowed);
/** Shoulder to shoulder, some six palms apart. */
const A = { x: 0.3, size: 0.6 };
const B = { x: 0.7, size: 0.6 };

describe('the person on the left', () => {
  it('is read, whoever comes in first, and whichever hands are up', () => {
    for (const first of ['A', 'B']) {
      const person = following('left');
      const one = { A, B }[first] ?? A;
      whose(person, 0, 60, () => ({ [first]: one }));
      whose(person, 60, 60, () => ({ A, B }));
      const kept = whose(person, 120, 120, (k) => ({
        A: { ...A, hands: k % 60 < 30 ? 'right' : 'both' },
        B: { ...B, hands: k % 40 < 20 ? 'both' : 'right' },
      }));
      expect(new Set(kept)).toEqual(only('A', 'AA'));
    }
  });

  it('stays the one while the other comes nearer, and while they themselves go further away', () => {
    const nearer: Scene = (k) => ({ A, B: { ...B, size: Math.min(1.2, 0.6 + k / 300) } });
    const further: Scene = (k) => ({ A: { ...A, size: Math.max(0.35, 0.6 - k / 600) }, B });
    for (const scene of [nearer, further]) {
      expect(new Set(whose(following('left'), 0, 300, scene).slice(30))).toEqual(only('AA'));
      expect(whose(following('nearest'), 0, 300, scene).at(-1)).toBe('BB');
    }
  });

  it('keeps their hands where they reach across to the other, and has them afterwards', () => {
    const person = following('left');
    whose(person, 0, 60, () => ({ A, B }));
    const across = whose(person, 60, 60, (k) => ({
      A: { ...A, reach: 0.34 * Math.sin(((k - 60) / 60) * Math.PI) },
      B,
    }));
    expect(across.filter((kept) => kept.includes('B')).length).toBeLessThanOrEqual(6);
    expect(new Set(whose(person, 120, 60, () => ({ A, B })).slice(10))).toEqual(only('AA'));
  });

  it('is waited for while their hands are down, for one second or for ten', () => {
    const person = following('left');
    whose(person, 0, 60, () => ({ A, B }));
    for (const [from, count] of [
      [60, 30],
      [120, 300],
    ] as const) {
      expect(new Set(whose(person, from, count, () => ({ A: { ...A, hands: 'none' }, B })))).toEqual(only(''));
      expect(new Set(whose(person, from + count, 30, () => ({ A, B })))).toEqual(only('AA'));
    }
  });

  it('is somebody else when they are gone for long, and they again when they come back', () => {
    const person = following('left');
    whose(person, 0, 60, () => ({ A, B }));
    expect(whose(person, 60, 960, () => ({ B })).at(-1)).toBe('BB');
    expect(whose(person, 1020, 60, () => ({ A, B })).at(-1)).toBe('AA');
  });

  it('is the mirror image of the person on the right', () => {
    const scene: Scene = (k) => ({ A: { ...A, hands: k % 50 < 25 ? 'right' : 'both' }, B, C: { x: 0.9, size: 0.3 } });
    const kept = whose(following('left'), 0, 150, scene);
    expect(whose(following('right'), 0, 150, scene, true)).toEqual(kept);
    expect(kept.at(-1)).toBe('AA');
  });
});

describe('somebody who was chosen', () => {
  /** B is twice as near. */
  const both: Scene = () => ({ A: { x: 0.25, size: 0.5 }, B: { x: 0.65, size: 1 } });

  function chosen() {
    const person = new FollowedPerson();
    expect(whose(person, 0, 60, both).at(-1)).toBe('BB');
    expect(person.standing).toBe('right');
    expect(person.hasOther).toBe(true);
    expect(person.next()).toBe(true);
    return person;
  }

  it('is read from the next picture on, though somebody else is nearer', () => {
    const person = chosen();
    expect(new Set(whose(person, 60, 300, both))).toEqual(only('AA'));
    expect(person.held).toBe(true);
    expect(person.standing).toBe('left');
    person.next();
    expect(new Set(whose(person, 360, 30, both))).toEqual(only('BB'));
  });

  it('is the one whose hand, or whose side of the picture, is pointed at', () => {
    const person = new FollowedPerson();
    whose(person, 0, 60, both);
    expect(person.point(0.2, 0.45)).toBe(true);
    expect(whose(person, 60, 1, both)).toEqual(['AA']);
    person.point(0.7, 0.05);
    expect(whose(person, 61, 1, both)).toEqual(['BB']);
    person.point(0.05, 0.9);
    expect(whose(person, 62, 1, both)).toEqual(['AA']);
  });

  it('is let go when they are gone for half a minute, and the nearest is read', () => {
    const person = chosen();
    const alone: Scene = (k) => ({ B: both(k).B ?? B });
    expect(new Set(whose(person, 60, 890, alone))).toEqual(only(''));
    expect(person.held).toBe(true);
    whose(person, 950, 30, alone);
    expect(person.held).toBe(false);
    expect(new Set(whose(person, 980, 30, alone))).toEqual(only('BB'));
  });

  it('is let go when all are asked for by their side or their distance', () => {
    const person = chosen();
    person.following = 'nearest';
    expect(person.held).toBe(false);
    expect(whose(person, 60, 1, both)).toEqual(['BB']);
  });

  it('cannot be anybody where one person is alone', () => {
    const person = new FollowedPerson();
    whose(person, 0, 60, () => ({ A }));
    expect(person.point(0.9, 0.5)).toBe(false);
    expect([person.hasOther, person.held, person.standing]).toEqual([false, false, null]);
  });
});
