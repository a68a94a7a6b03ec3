/** Two words' movements at the same moment, each from the start of its sign. */
import type { Api, TakeSummary, Trim } from '../../electron/ipc.ts';
import { openNotes } from '../library/in-words.ts';
import { fromStart } from '../library/motion-cache.svelte.ts';
import { Playback } from '../library/playback.svelte.ts';
import { decodeMotion, type Motion } from '../takes/motion.ts';
import { cutoutOf, type Cutout } from '../words/draw-movement.ts';
import { Movement } from '../words/movement.svelte.ts';

/** Takes among which one without a note is looked for. */
const LOOKED_AT = 20;

export type Shown =
  | { kind: 'loading' }
  /** Of the library. */
  | { kind: 'take'; take: TakeSummary; motion: Motion }
  /** Of the model. */
  | { kind: 'movement'; movement: Movement; cutout: Cutout }
  | { kind: 'absent' }
  | { kind: 'failed'; message: string };

export interface Compared {
  word: string;
  /** Its number in the library; null where only the model knows it. */
  id: number | null;
}

type Source = Pick<Api, 'listTakes' | 'loadTakes' | 'loadPrototype'>;

export class Comparison {
  readonly playback: Playback;
  #shown = $state.raw<readonly [Shown, Shown]>([{ kind: 'loading' }, { kind: 'loading' }]);

  /** @param now ms; @param playing at once, without being asked */
  constructor(now: () => number, playing: boolean) {
    this.playback = new Playback(now, playing);
  }

  get shown() {
    return this.#shown;
  }

  async load(api: Source, one: Compared, two: Compared): Promise<void> {
    this.#shown = await Promise.all([showing(api, one), showing(api, two)]);
    this.playback.fit(this.#shown.flatMap((shown) => trimOf(shown) ?? []));
  }
}

/** Between which moments the sign lies; null where there is none. */
export function trimOf(shown: Shown): Trim | null {
  if (shown.kind === 'take') return shown.take.trim;
  return shown.kind === 'movement' ? { start: 0, end: shown.movement.duration } : null;
}

/** The newest take that nothing was noticed of, if there is one, or what the model has to show. */
async function showing(api: Source, { word, id }: Compared): Promise<Shown> {
  try {
    const listed = id === null ? null : await api.listTakes({ filter: { word: id }, offset: 0, limit: LOOKED_AT });
    const take = listed?.takes.find((each) => openNotes(each).length === 0) ?? listed?.takes[0];
    const [stored] = take ? await api.loadTakes({ takes: [take.id] }) : [];
    if (take && stored) return { kind: 'take', take, motion: fromStart(decodeMotion(stored)) };
    const prototype = await api.loadPrototype({ word });
    if (!prototype) return { kind: 'absent' };
    return { kind: 'movement', movement: new Movement(prototype, false), cutout: cutoutOf(prototype) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
