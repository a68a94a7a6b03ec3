/**
 * Streams of one signer's hands, stitched from single takes, with the answer sheet: what the stream benchmark measures on
 * and what the boundary network learns from.
 *
 * - **A sign** is the part of a take in which the hands move, with at most 100 ms of stillness at either end (`movingPart`);
 *   takes in which nothing moves count with their middle 700 ms. That part, exactly, is the truth: before it the hands are
 *   on their way there, after it on their way elsewhere. In a third of the signs the stillness of the take comes along,
 *   as a pause outside of the truth, up to 500 ms.
 * - **Between two signs**: straight on, without rest (30 %: 200 to 400 ms of way); a rest in view (30 %, 0.5 to 2 s);
 *   a rest below the picture (20 %, 0.6 to 2 s); a pause in mid-air (10 %, 0.3 to 1 s); idle movement in view (10 %, 2 to 5 s:
 *   scratching, shifting, talking, rubbing, drinking).
 * - **Ways** follow minimum jerk (Flash & Hogan 1985) from the last posture of one to the first of the other, in a bow of up
 *   to a quarter of their length. A hand that a sign does without lies in view throughout in a third of the streams, and is
 *   below the picture otherwise.
 * - **Repeats**: one sign in seven is followed by another take of the same word.
 * - **Two speeds**: every second stream is signed at 1.25 of the takes' tempo, the others at 0.9.
 * - **Texture**: what is made up is seen as the takes are, at 20 pictures a second with straight lines in between and as
 *   much noise as the signer's own hands show when they are still; otherwise a network could tell signs by their grain.
 * - **Camera**: camera.ts, at one rate. In a sign hands are seen where the take saw them; elsewhere where 60 % of a hand is
 *   within the picture.
 */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { Random, seedFor } from '../random.ts';
import { filmed } from './camera.ts';
import type { MadeUpLanguage } from './language.ts';
import { blended, inside, isVisible, jerk, lowered, shifted, VISIBLE, within, type Range } from './hands.ts';
import { Person } from './person.ts';
import { atTempo, between, isUsed, movingPart, pair, partOf, type Hands, type Sign } from './signs.ts';

/** ms on the stream's clock. */
export interface StreamSign {
  word: string;
  start: number;
  end: number;
}

/** Hands in view that sign nothing. */
export interface StillTime {
  start: number;
  end: number;
  kind: 'rest' | 'idle' | 'none';
}

export interface Stream {
  signer: string;
  tempo: number;
  frames: LandmarkFrame[];
  signs: StreamSign[];
  still: StillTime[];
}

export interface Camera {
  /** Pictures a second. */
  rate: number;
  /** Share of the pictures that are lost. */
  dropped: number;
}

/** What a signer's streams are made of. */
export interface Material {
  signer: string;
  aspect: number;
  signs: readonly Sign[];
  /** Movement that is no sign. */
  none: readonly Sign[];
  /** Of a hand that is still: standard deviation of a coordinate, picture heights. */
  noise: number;
}

const FLOW: Range = [200, 400];
const PASSAGE: Range = [250, 450];
const REST: Range = [500, 2000];
const AWAY: Range = [600, 2000];
const PAUSE: Range = [300, 1000];
const IDLE: Range = [2000, 5000];
const GAPS = ['flow', 'flow', 'flow', 'rest', 'rest', 'rest', 'away', 'away', 'pause', 'idle'] as const;
type Gap = (typeof GAPS)[number];
const CALM = GAPS.filter((gap) => gap !== 'idle');
const REPEATS = 1 / 7;
const WAITS = 1 / 3;
const LONGEST_WAIT = 500;
const LYING = 1 / 3;
export const TEMPOS = [0.9, 1.25] as const;
/** Interval of the takes' pictures, ms. */
const PICTURE = 50;

type Posture = (t: number) => Hands;
interface Part {
  from: number;
  to: number;
  at: Posture;
  /** Not a take's own picture. */
  made: boolean;
}

class Timeline {
  readonly parts: Part[] = [];
  readonly signs: StreamSign[] = [];
  readonly still: StillTime[] = [];
  readonly #random: Random;
  readonly #palm: number;
  now = 0;
  /** Hands on their way into the picture or out of it are too fast for the detector. */
  abrupt = false;
  /** Where the hands are now, and would stay. */
  posture: Posture = () => [null, null];

  constructor(random: Random, palm: number) {
    this.#random = random;
    this.#palm = palm;
  }

  stay(at: Posture, lasts: number, made = true): void {
    this.parts.push({ from: this.now, to: this.now + lasts, at, made });
    this.now += lasts;
    this.posture = at;
  }

  /** Goes to a posture in so many ms. */
  go(to: Posture, lasts: number): void {
    const [from, start, random] = [this.posture, this.now, this.#random];
    const bows = pair(() => random.spread(0.25));
    const at = (t: number): Hands => {
      const share = jerk((t - start) / lasts);
      const [a, b] = [from(t), to(t)];
      return pair((slot) => {
        const [p, q] = [a[slot], b[slot]];
        if (this.abrupt && (!p || !q)) return null;
        const [first, last] = [p ?? (q && lowered(q)), q ?? (p && lowered(p))];
        if (!first || !last) return null;
        const bow = Math.sin(Math.PI * share) * bows[slot];
        const [x, y] = [(last[0] ?? 0) - (first[0] ?? 0), (last[1] ?? 0) - (first[1] ?? 0)];
        const hand = shifted(blended(first, last, share), -bow * y, bow * x);
        // A hand that the detector found at the picture's edge it also finds on its way there.
        const least = Math.min(VISIBLE, ...[p, q].map((end) => (end ? inside(end) : VISIBLE)));
        return inside(hand) >= least ? hand : null;
      });
    };
    this.stay(at, lasts);
    this.posture = to;
  }

  /** Where the hands are, with the takes' grain where they are made up. */
  handsAt(noise: number, seed: number): Posture {
    const keys = new Map<string, Hands>();
    const key = (part: Part, index: number): Hands => {
      const name = `${part.from}/${index}`;
      const known = keys.get(name);
      if (known) return known;
      const random = new Random(seedFor(seed, Math.round(part.from), index));
      const t = Math.min(part.to, part.from + index * PICTURE);
      const hands = part.at(t).map((hand) => hand && hand.map((value) => value + noise * random.normal())) as [
        Float32Array | null,
        Float32Array | null,
      ];
      keys.set(name, hands);
      return hands;
    };
    let last = 0;
    return (t) => {
      // Time goes forward.
      while (last < this.parts.length - 1 && t >= (this.parts[last]?.to ?? 0)) last++;
      const part = this.parts[last];
      if (!part) return [null, null];
      if (!part.made) return part.at(t);
      const index = Math.floor((t - part.from) / PICTURE);
      const share = (t - part.from) / PICTURE - index;
      const [a, b] = [key(part, index), key(part, index + 1)];
      return pair((slot) => between(a[slot], b[slot], share));
    };
  }

  get palm(): number {
    return this.#palm;
  }
}

/** The part of a take that is signed, and the stillness that it shows before and after. */
interface Performed {
  sign: Sign;
  before: number;
  after: number;
  whole: Sign;
  from: number;
}

function performed(take: Sign, tempo: number, random: Random, held: number): Performed {
  const whole = atTempo(take, tempo);
  const { from, to } = movingPart(whole);
  const wait = (most: number) => (random.chance(WAITS) ? Math.min(most, LONGEST_WAIT) * random.next() : 0);
  return { whole, from, sign: partOf(whole, from, to), before: wait(from), after: held || wait(whole.duration - to) };
}

interface Manner {
  gaps?: readonly Gap[];
  /** For how long each sign's last posture is held, ms; 0: as in the takes. */
  held?: number;
  /** Whether hands are not seen on their way into the picture and out of it. */
  abrupt?: boolean;
}

/**
 * All of the takes in their order, one stream.
 * @throws {RangeError} where there are none
 */
export function stitched(
  takes: readonly Sign[],
  material: Material,
  tempo: number,
  camera: Camera,
  seed: number,
  { gaps = GAPS, held = 0, abrupt = false }: Manner = {},
): Stream {
  const random = new Random(seedFor(seed, takes.length));
  const person = new Person(material.signs, material.aspect, random);
  const line = new Timeline(random, person.palm);
  line.abrupt = abrupt;
  const lying = random.chance(LYING) ? person.rest() : null;
  settle(line, person, random.chance(0.5) ? 'rest' : 'away', random, { atOnce: true });
  takes.forEach((take, index) => {
    const { sign, before, after, whole, from } = performed(take, tempo, random, held);
    const used = pair((slot) => isUsed(sign, slot));
    const dressed =
      (of: (t: number) => Hands): Posture =>
      (t) => {
        const hands = of(t);
        return pair((slot) => (used[slot] ? hands[slot] : (lying?.(t)[slot] ?? null)));
      };
    const first = dressed(() => whole.at(from - before));
    const flowing = line.signs.length > 0 && line.posture !== NOWHERE && line.still.at(-1)?.end !== line.now;
    line.go(first, within(flowing ? FLOW : PASSAGE, random) / tempo);
    const start = line.now + before;
    if (before)
      line.stay(
        dressed((t) => whole.at(from - before + t - start + before)),
        before,
        false,
      );
    line.stay(
      dressed((t) => sign.at(t - start)),
      sign.duration,
      false,
    );
    line.signs.push({ word: take.word, start, end: line.now });
    const end = line.now;
    if (after)
      line.stay(
        dressed((t) => whole.at(from + sign.duration + t - end)),
        after,
        false,
      );
    const left = dressed(() => whole.at(from + sign.duration + after));
    line.posture = left;
    const gap = index === takes.length - 1 ? 'rest' : (gaps[random.below(gaps.length)] ?? 'rest');
    settle(line, person, gap, random);
  });
  return streamOf(line, material, tempo, camera, random, seed);
}

const NOWHERE: Posture = () => [null, null];
const seen = (hands: Hands): Hands => pair((slot) => (hands[slot] && isVisible(hands[slot]) ? hands[slot] : null));

/** What the hands do between two signs. */
function settle(
  line: Timeline,
  person: Person,
  gap: Gap,
  random: Random,
  { atOnce = false, acts }: { atOnce?: boolean; acts?: number } = {},
): void {
  const still = (kind: StillTime['kind'], start: number) => line.still.push({ kind, start, end: line.now });
  const arrive = (to: Posture) => (atOnce ? undefined : line.go(to, within(PASSAGE, random)));
  if (gap === 'rest') {
    const lying = person.rest();
    const rest: Posture = (t) => seen(lying(t));
    arrive(rest);
    const start = line.now;
    line.stay(rest, within(REST, random));
    still('rest', start);
  } else if (gap === 'away') {
    arrive(NOWHERE);
    line.stay(NOWHERE, within(AWAY, random));
  } else if (gap === 'pause') {
    const held = line.posture(line.now);
    const at: Posture = (t) =>
      pair((slot) => {
        const hand = held[slot];
        return hand && person.trembling(hand, slot, t);
      });
    line.stay(at, within(PAUSE, random));
  } else if (gap === 'idle') {
    const way = within(PASSAGE, random);
    const idle = person.idle(line.now + way, within(IDLE, random), acts);
    const at: Posture = (t) => seen(idle.at(t));
    line.go(at, way);
    const start = line.now;
    line.stay(at, idle.to - start);
    still('idle', start);
  }
}

/** Words once to three times running, mostly straight on: what a network hears wrong most easily. */
export function repeating(
  material: Material,
  {
    signs,
    camera,
    tempo,
    abrupt,
    seed,
  }: { signs: number; camera: Camera; tempo: number; abrupt: boolean; seed: number },
): Stream {
  const random = new Random(seedFor(seed, 0x2));
  const words = [...new Set(material.signs.map(({ word }) => word))];
  const takes: Sign[] = [];
  while (takes.length < signs) {
    const word = words[random.below(words.length)];
    const alike = material.signs.filter((sign) => sign.word === word);
    const times = 1 + random.below(3);
    for (let k = 0; k < times; k++) takes.push(alike[random.below(alike.length)] as Sign);
  }
  return stitched(takes, material, tempo, camera, seed, { gaps: ['flow', 'flow', 'rest', 'pause'], abrupt });
}

/** One word three times running, other takes of it, with or without a rest between them; for each word. */
export function thrice({ signs, ...material }: Material, camera: Camera, seed: number): Stream[] {
  const random = new Random(seedFor(seed, 0x3));
  return [...new Set(signs.map(({ word }) => word))].map((word, k) => {
    const alike = random.shuffle(signs.filter((sign) => sign.word === word));
    const three = [0, 1, 2].map((index) => alike[index % alike.length]).filter((sign) => sign !== undefined);
    return stitched(three, { ...material, signs }, TEMPOS[k % TEMPOS.length] ?? 1, camera, seedFor(seed, k), {
      gaps: CALM,
    });
  });
}

const HELD = 10_000;

/** A sign of each word, its last posture held in mid-air, for ten seconds where nothing else is said (ms). */
export function held({ signs, ...material }: Material, camera: Camera, seed: number, lasts = HELD): Stream[] {
  const random = new Random(seedFor(seed, 0x4));
  return [...new Set(signs.map(({ word }) => word))].flatMap((word, k) => {
    const alike = signs.filter((sign) => sign.word === word);
    const sign = alike[random.below(alike.length)];
    if (!sign) return [];
    const { to } = movingPart(sign);
    const frozen: Sign = { word, duration: to + lasts, at: (t) => sign.at(Math.min(t, to)) };
    // The stillness is no movement, so the answer sheet leaves it out; it is played as what comes after the sign.
    return [stitched([frozen], { ...material, signs }, 1, camera, seedFor(seed, k), { held: lasts })];
  });
}

/** Somebody who sits in view and signs nothing, for about so many ms: made-up movement, and takes of `none` where there are any. */
export function idling(
  material: Material,
  lasts: number,
  camera: Camera,
  seed: number,
  acts?: number | undefined,
): Stream {
  const random = new Random(seedFor(seed, 0x1d1e));
  const person = new Person(material.signs, material.aspect, random);
  const line = new Timeline(random, person.palm);
  settle(line, person, 'rest', random, { atOnce: true });
  while (line.now < lasts) {
    settle(line, person, 'idle', random, acts === undefined ? {} : { acts });
    if (material.none.length === 0 || random.chance(0.3)) continue;
    const none = material.none[random.below(material.none.length)];
    if (!none) continue;
    line.go(() => none.at(0), within(PASSAGE, random));
    const start = line.now;
    line.stay((t) => none.at(t - start), none.duration, false);
    line.still.push({ kind: 'none', start, end: line.now });
    line.posture = () => none.at(none.duration);
    settle(line, person, 'rest', random);
  }
  return streamOf(line, material, 1, camera, random, seed);
}

function streamOf(
  line: Timeline,
  material: Material,
  tempo: number,
  camera: Camera,
  random: Random,
  seed: number,
): Stream {
  const { signer, aspect, noise } = material;
  // The takes have their detector's noise already.
  const filming = { length: line.now, aspect, palm: line.palm, ...camera, noise: 0.003, detected: true };
  const frames = filmed(line.handsAt(noise, seed), filming, random);
  return { signer, tempo, frames, signs: line.signs, still: line.still };
}

export interface Plan {
  streams: number;
  /** Signs of a stream. */
  signs: number;
  camera: Camera;
  seed: number;
  /** Whether hands also do idle things between signs (true); otherwise they rest. */
  idle?: boolean;
  /** Share of the streams in which hands are not seen on their way into the picture and out of it (0). */
  abrupt?: number;
  /** What the words follow; without it every take comes once before any comes again, but for the repeats. */
  language?: MadeUpLanguage;
}

/** So many streams of so many signs each; another draw for every seed. */
export function streamsOf(
  material: Material,
  { streams, signs, camera, seed, idle = true, abrupt = 0, language }: Plan,
): Stream[] {
  const random = new Random(seedFor(seed, streams, signs));
  const byWord = new Map<string, Sign[]>();
  for (const sign of material.signs) byWord.set(sign.word, [...(byWord.get(sign.word) ?? []), sign]);
  let deck: Sign[] = [];
  const draw = (): Sign => {
    if (deck.length === 0) deck = random.shuffle([...material.signs]);
    const sign = deck.pop();
    if (!sign) throw new RangeError('There is nothing to stitch a stream of.');
    return sign;
  };
  return Array.from({ length: streams }, (_, k) => {
    const takes: Sign[] = [];
    while (takes.length < signs) {
      const before = takes.at(-1);
      if (language) {
        const said = byWord.get(language.next(before?.word ?? null, random)) ?? [];
        takes.push(said[random.below(said.length)] ?? draw());
        continue;
      }
      const alike = (before && byWord.get(before.word)) ?? [];
      const repeated = before && random.chance(REPEATS) ? alike[random.below(alike.length)] : undefined;
      takes.push(repeated ?? draw());
    }
    return stitched(takes, material, TEMPOS[(k + seed) % TEMPOS.length] ?? 1, camera, seedFor(seed, k), {
      gaps: idle ? GAPS : CALM,
      abrupt: abrupt > 0 && random.chance(abrupt),
    });
  });
}
