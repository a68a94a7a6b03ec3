/**
 * The landmark frames of the signs that were last written or asked about, so that a sign can become a take once somebody
 * says what it was. In memory alone, and only for a few signs.
 */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Recognition } from '../../models/recognition.ts';
import type { Recognizer } from '../../models/recognizer.ts';

/** Kept before and after a sign, as of a recorded one, ms. */
const MARGIN_MS = 400;
/** Frames of which no sign has come yet, ms: a segment lasts 4 s at most, and is settled within a second after it. */
const MEMORY_MS = 6000;
/** Signs of at most 5 s: at 60 pictures a second about 0.3 MB each. */
const MOST = 8;

export interface HeldSign {
  id: number;
  /** Where the sign lies, on the frames' clock, ms. */
  start: number;
  end: number;
  /** Margins included; the one after it grows until it is full. */
  frames: LandmarkFrame[];
  /** When it was over, ms since 1970. */
  signed: number;
}

export class HeldSigns {
  readonly #wanted: () => boolean;
  #recent: LandmarkFrame[] = [];
  #signs: HeldSign[] = [];
  /** Of the signs, those that lie on the present camera's clock. */
  #growing: HeldSign[] = [];
  #last = 0;

  /** @param wanted whether anybody would keep a sign */
  constructor(wanted: () => boolean) {
    this.#wanted = wanted;
  }

  /** Null where it is too long ago, or nobody would keep it. */
  find(id: number): HeldSign | null {
    const sign = this.#signs.find((each) => each.id === id);
    return sign && sign.frames.length > 0 ? sign : null;
  }

  /** When a sign began, on the frames' clock, ms; null where it is too long ago. */
  startOf(id: number): number | null {
    return this.#signs.find((sign) => sign.id === id)?.start ?? null;
  }

  /** Their frames; by their numbers they are known still. */
  forget(): void {
    this.#recent = [];
    this.#signs = this.#signs.map((sign) => ({ ...sign, frames: [] }));
    this.#growing = [];
  }

  /** The same recognizer, whose signs are held, and say their numbers. */
  around(recognizer: Pick<Recognizer, 'push' | 'reset'>): Pick<Recognizer, 'push' | 'reset'> {
    return {
      push: async (frame) => {
        this.#hear(frame);
        return (await recognizer.push(frame)).map((said) => this.#numbered(said));
      },
      reset: () => {
        this.#recent = [];
        this.#growing = [];
        recognizer.reset();
      },
    };
  }

  #hear(frame: LandmarkFrame): void {
    if (!this.#wanted()) return this.forget();
    // Another camera counts its time from its own origin.
    if (frame.t <= (this.#recent.at(-1)?.t ?? -Infinity)) {
      this.#recent = [];
      this.#growing = [];
    }
    this.#recent.push(frame);
    const first = this.#recent.findIndex(({ t }) => t >= frame.t - MEMORY_MS);
    if (first > 0) this.#recent.splice(0, first);
    this.#growing = this.#growing.filter(({ end }) => frame.t <= end + MARGIN_MS);
    for (const { frames } of this.#growing) frames.push(frame);
  }

  #numbered(said: Recognition): Recognition {
    if (said.kind !== 'committed' && said.kind !== 'unsure') return said;
    const { start, end } = said;
    const frames = this.#recent.filter(({ t }) => t >= start - MARGIN_MS && t <= end + MARGIN_MS);
    const sign = { id: ++this.#last, start, end, frames, signed: Date.now() };
    this.#signs = [...this.#signs, sign].slice(-MOST);
    this.#growing.push(sign);
    return { ...said, sign: sign.id };
  }
}
