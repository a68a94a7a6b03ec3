/** Sentences out of single signs: clips of one signer, one after another, with the movement between them. */
import { FRAME_SIZE, type Clip } from '../models/clip.ts';
import { HAND_SIZE, SLOT_COUNT } from '../models/landmarks.ts';
import type { Random } from './random.ts';

/** Frames of 30 Hz that hands take from the end of one sign to the beginning of the next. */
const SHORTEST_PASSAGE = 4;
const LONGEST_PASSAGE = 12;
/** Between signs the hands neither come up nor go down: up to this share of a clip is cut there. */
const CUT = 0.15;
/** A live segment ends after 120 frames; beyond this a sentence teaches nothing that is ever asked. */
const LONGEST = 150;
const MOST_WORDS = 3;

/** A sign that may become part of a sentence. */
export interface Sign {
  clip: Clip;
  label: number;
  /** Signs of the same party, one signer's, may follow each other; null: this one stays alone (as `none` does). */
  party: string | null;
}

export interface Sentence {
  clip: Clip;
  labels: number[];
}

export const alone = ({ clip, label }: Sign): Sentence => ({ clip, labels: [label] });

export class Sentences {
  readonly #parties = new Map<string, Sign[]>();

  constructor(signs: readonly Sign[]) {
    for (const sign of signs) {
      if (sign.party === null) continue;
      const party = this.#parties.get(sign.party);
      if (party) party.push(sign);
      else this.#parties.set(sign.party, [sign]);
    }
  }

  /** A sentence of two or three signs with this one somewhere in it; alone where it has no company or would be too long. */
  around(sign: Sign, random: Random): Sentence {
    const party = this.#parties.get(sign.party ?? '') ?? [];
    const signs = [sign];
    const words = 2 + random.below(MOST_WORDS - 1);
    let frames = sign.clip.frames;
    while (signs.length < words) {
      const next = party[random.below(party.length)];
      if (!next || frames + next.clip.frames > LONGEST) break;
      frames += next.clip.frames;
      signs.splice(random.below(signs.length + 1), 0, next);
    }
    const clips = signs.map(({ clip }) => clip);
    return { clip: concatenate(clips, random), labels: signs.map(({ label }) => label) };
  }
}

/** Clips in their order; between them each hand moves on in a straight line, starting and stopping gently. */
export function concatenate(clips: readonly Clip[], random: Random): Clip {
  const cut = (clip: Clip) => random.below(1 + Math.floor(CUT * clip.frames));
  const parts = clips.map((clip, index) =>
    slice(clip, index ? cut(clip) : 0, clip.frames - (index < clips.length - 1 ? cut(clip) : 0)),
  );
  const passages = parts.map((_, index) =>
    index ? SHORTEST_PASSAGE + random.below(LONGEST_PASSAGE - SHORTEST_PASSAGE + 1) : 0,
  );
  const out = blank([...parts.map(({ frames }) => frames), ...passages].reduce((sum, frames) => sum + frames, 0));
  let end = 0;
  parts.forEach((part, index) => {
    const start = end + (passages[index] ?? 0);
    out.hands.set(part.hands, start * FRAME_SIZE);
    out.presence.set(part.presence, start * SLOT_COUNT);
    if (index) pass(out, end, start);
    end = start + part.frames;
  });
  hold(out);
  return out;
}

/** Leads the hands that are seen on both sides through frames from..to. */
function pass({ hands, presence }: Clip, from: number, to: number): void {
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    if (!presence[(from - 1) * SLOT_COUNT + slot] || !presence[to * SLOT_COUNT + slot]) continue;
    const a = (from - 1) * FRAME_SIZE + slot * HAND_SIZE;
    const b = to * FRAME_SIZE + slot * HAND_SIZE;
    for (let t = from; t < to; t++) {
      const way = (t - from + 1) / (to - from + 1);
      const weight = way * way * (3 - 2 * way);
      const at = t * FRAME_SIZE + slot * HAND_SIZE;
      for (let k = 0; k < HAND_SIZE; k++)
        hands[at + k] = (hands[a + k] ?? 0) * (1 - weight) + (hands[b + k] ?? 0) * weight;
      presence[t * SLOT_COUNT + slot] = 1;
    }
  }
}

/** A hand that is not seen keeps its last place, as in every clip. */
function hold({ frames, hands, presence }: Clip): void {
  for (let t = 1; t < frames; t++) {
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      if (presence[t * SLOT_COUNT + slot]) continue;
      const at = t * FRAME_SIZE + slot * HAND_SIZE;
      hands.copyWithin(at, at - FRAME_SIZE, at - FRAME_SIZE + HAND_SIZE);
    }
  }
}

function slice({ hands, presence }: Clip, from: number, to: number): Clip {
  return {
    frames: to - from,
    hands: hands.slice(from * FRAME_SIZE, to * FRAME_SIZE),
    presence: presence.slice(from * SLOT_COUNT, to * SLOT_COUNT),
  };
}

function blank(frames: number): Clip {
  return {
    frames,
    hands: new Float32Array(frames * FRAME_SIZE),
    presence: new Uint8Array(frames * SLOT_COUNT),
  };
}
