/**
 * A library and a recorder in the page itself, for tests of the views: words, signers and takes as the test wants them,
 * and takes that are made when the test says so. Only what the views ask for; what the main side really does is tested
 * where that is.
 */
import type { Page } from '@playwright/test';
import type {
  LibraryDescription,
  QualityNote,
  RecordingOrder,
  RecordingState,
  Reply,
  TakeMotion,
  TakeSummary,
} from '../../electron/ipc.ts';
import { encodeFloats } from '../../models/wire.ts';

export interface LibraryScript {
  /** Words with the takes that they have. */
  words?: Record<string, number>;
  /** Signers, right-handed. */
  signers?: string[];
}

declare global {
  interface Window {
    /** Called by the test: a sign begins, or has become a take. */
    studio: {
      sign(): void;
      take(notes: QualityNote[]): void;
      state(): RecordingState;
      stuck(waiting: number): void;
    };
  }
}

/** After `scriptMainSide`, before the page is opened. */
export async function scriptLibrary(page: Page, { words = {}, signers = ['Ada'] }: LibraryScript = {}): Promise<void> {
  await page.addInitScript(
    ([wordTable, signerNames, motion]) => {
      const ok = (value: unknown): Reply => ({ ok: true, value });
      const no = (message: string): Reply => ({ ok: false, code: 'refused', message });
      const library: LibraryDescription = {
        words: Object.entries(wordTable).map(([word, takes], index) => ({ ...wordOf(index + 1, word), takes })),
        signers: signerNames.map((name, index) => ({ id: index + 1, name, dominant: 'right', takes: 0 })),
        sessions: [],
        tags: [],
        takes: 0,
        deleted: 0,
        undo: null,
        redo: null,
      };
      const takes: TakeSummary[] = [];
      let queue: number[] = [];
      let state: RecordingState | null = null;

      function wordOf(id: number, word: string) {
        return { id, word, language: '', note: '', reference: '', takes: 0, flagged: 0, signers: 0 };
      }
      function say(changes: Partial<RecordingState>): RecordingState {
        if (!state) throw new Error('Nothing is being recorded.');
        const endless = state.places === null;
        state = { ...state, ...changes };
        state.word = (endless ? queue[0] : queue[state.place]) ?? null;
        state.next = (endless ? null : queue[state.place + 1]) ?? null;
        if (!endless) state.places = queue.length;
        if (state.word === null) state.phase = 'done';
        window.say({ event: 'recording', recording: state });
        return state;
      }

      window.scripted.answers = {
        describeLibrary: () => ok({ ...library, words: [...library.words], signers: [...library.signers] }),
        describeData: () =>
          ok({
            takes: 0,
            sessions: 0,
            words: library.words.map(({ word, takes: all }) => ({ word, takes: all >> 1, signers: 1, sessions: 1 })),
            signers: [],
            warnings: [],
          }),
        addWord: ({ word }: { word: string }) => {
          const added = library.words.find((known) => known.word === word) ?? wordOf(library.words.length + 1, word);
          if (!library.words.includes(added)) library.words.push(added);
          return ok(added);
        },
        changeWord: ({ id, ...fields }: { id: number }) => {
          library.words = library.words.map((word) => (word.id === id ? { ...word, ...fields } : word));
          return ok(library.words.find((word) => word.id === id));
        },
        removeWord: ({ id }: { id: number }) => {
          library.words = library.words.filter((word) => word.id !== id);
          return ok(null);
        },
        addSigner: ({ name, dominant }: { name: string; dominant: 'left' | 'right' }) => {
          const signer = { id: library.signers.length + 1, name, dominant, takes: 0 };
          library.signers.push(signer);
          return ok(signer);
        },
        changeSigner: ({ id, ...fields }: { id: number }) => {
          library.signers = library.signers.map((signer) => (signer.id === id ? { ...signer, ...fields } : signer));
          return ok(library.signers.find((signer) => signer.id === id));
        },
        startRecording: ({ signer, prompts, cutting }: RecordingOrder) => {
          const endless = prompts[0]?.takes === null;
          queue = prompts.flatMap(({ word, takes: count }) => Array<number>(count ?? 1).fill(word));
          state = {
            session: (state?.session ?? 0) + 1,
            signer,
            word: queue[0] ?? null,
            next: (endless ? null : queue[1]) ?? null,
            place: 0,
            places: endless ? null : queue.length,
            cutting,
            phase: 'waiting',
            saved: 0,
            unsaved: 0,
          };
          return ok(state);
        },
        stopRecording: () => ok(null),
        markSign: () => {
          if (state?.phase === 'signing') window.studio.take([]);
          else window.studio.sign();
          return ok(state);
        },
        skipPrompt: () => {
          queue.splice(state?.place ?? 0, 1);
          return ok(say({ phase: 'waiting' }));
        },
        dismissSign: () => ok(say({ phase: 'waiting' })),
        redoTake: ({ take }: { take: number }) => {
          const word = takes.find(({ id }) => id === take)?.word;
          if (word === undefined || !state) return no('That take is gone.');
          queue.splice(state.place, 0, word);
          return ok(say({ phase: 'waiting' }));
        },
        reportLight: () => ok(null),
        changeTakes: ({ takes: ids, change }: { takes: number[]; change: Partial<TakeSummary> }) =>
          // Copies, as what comes over a wire is.
          ok(takes.filter(({ id }) => ids.includes(id)).map((take) => ({ ...Object.assign(take, change) }))),
        loadTakes: ({ takes: ids }: { takes: number[] }) => ok(ids.map((id) => ({ ...motion, id }))),
        listTakes: () => ok({ total: takes.length, takes }),
      };
      window.studio = {
        sign: () => void say({ phase: 'signing' }),
        take(notes) {
          if (!state?.word) throw new Error('Nothing is asked for.');
          const { word, signer, session } = state;
          const take: TakeSummary = {
            id: takes.length + 1,
            word,
            signer,
            session,
            recorded: Date.now(),
            frames: 45,
            duration: 1466,
            trim: { start: 300, end: 1200 },
            mirrored: false,
            tags: [],
            notes,
            kept: false,
            deleted: false,
          };
          takes.push(take);
          say({ phase: 'waiting', place: state.place + 1, saved: state.saved + 1 });
          window.say({ event: 'take', take });
          window.say({ event: 'library' });
        },
        state: () => say({}),
        stuck: (waiting) => void say({ unsaved: waiting }),
      };
    },
    [words, signers, waving()] as const,
  );
}

/** One hand that swings across the picture, for 1.5 s. */
function waving(): TakeMotion {
  const frames = 45;
  const times = Float32Array.from({ length: frames }, (_, frame) => (frame * 1000) / 30);
  const hands = new Float32Array(frames * 126).fill(NaN);
  for (let frame = 0; frame < frames; frame++) {
    const turn = 0.5 * Math.sin((frame / frames) * 4 * Math.PI);
    hands.set(handOf(0.45 + turn / 4, 0.75, turn), frame * 126);
  }
  const handedness = Float32Array.from({ length: frames * 2 }, (_, index) => (index % 2 === 0 ? 0.96 : NaN));
  return {
    id: 0,
    aspect: 4 / 3,
    times: encodeFloats(times),
    hands: encodeFloats(hands),
    handedness: encodeFloats(handedness),
  };
}

function handOf(x: number, y: number, turn: number): number[] {
  const points: number[] = [x, y, 0];
  for (const [finger, reach] of [0.19, 0.3, 0.32, 0.3, 0.24].entries()) {
    const angle = turn + (finger - 2.2) * (finger === 0 ? 0.4 : 0.2);
    for (const share of [0.45, 0.65, 0.83, 1]) {
      points.push(x + 0.75 * reach * share * Math.sin(angle), y - reach * share * Math.cos(angle), 0);
    }
  }
  return points;
}
