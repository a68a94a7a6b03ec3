/** What the view says about where a recording stands: on the badge, large and short, and to a screen reader, seldom. */
import { NONE } from '../../models/model.ts';
import type { RecordingState, TakeSummary } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';
import type { Phase } from './phase.ts';
import type { SignalKind } from './signal.svelte.ts';

/** Which colour: nothing is recorded yet, we wait for a sign, it is made, it is saved, it has a note, or nothing goes on. */
export type Tone = 'ready' | 'wait' | 'sign' | 'saved' | 'care' | 'halt';

export interface Badge {
  text: string;
  tone: Tone;
}

export interface Standing {
  phase: Phase;
  state: RecordingState | null;
  signal: SignalKind | null;
  /** Hands can be seen at all: there is a camera, and it gives a picture. */
  picture: boolean;
  /** What is to be signed. */
  word: string;
}

/** Null where nothing is being recorded. */
export function badgeOf({ phase, state, signal, picture, word }: Standing): Badge | null {
  const m = messages().badge;
  switch (phase.kind) {
    case 'countdown':
      return { text: m.ready, tone: 'ready' };
    case 'paused':
      return { text: m.paused, tone: 'halt' };
    case 'interrupted':
      return { text: m.interrupted, tone: 'halt' };
    case 'recording':
      break;
    default:
      return null;
  }
  if (!picture) return { text: m.noPicture, tone: 'halt' };
  if (signal === 'saved') return { text: m.saved, tone: 'saved' };
  if (signal === 'noted') return { text: m.noted, tone: 'care' };
  if (signal === 'discarded') return { text: m.discarded, tone: 'care' };
  const idle = word === NONE;
  if (state?.phase === 'signing') return { text: idle ? m.moving : m.signing, tone: 'sign' };
  if (state?.cutting === 'manual') return { text: m.press, tone: 'wait' };
  return { text: idle ? m.waitingForMovement : m.waitingForSign, tone: 'wait' };
}

/** "3 of 5"; without an end, how many there are. */
export function progressOf({ place, places }: Pick<RecordingState, 'place' | 'places'>): string {
  const m = messages();
  return places === null ? m.takes(place) : m.place(Math.min(place + 1, places), places);
}

export interface Announced {
  phase: Phase;
  state: RecordingState | null;
  newest: TakeSummary | null;
  takes: number;
  nameOf: (word: number) => string;
}

/** For screen readers: what to do next, and what was wrong with the last take. Neither "signing" nor "saved" each time. */
export function announcementOf({ phase, state, newest, takes, nameOf }: Announced): string {
  const m = messages().said;
  const word = state?.word ? nameOf(state.word) : '';
  const prompt = state && word ? (word === NONE ? m.move : m.sign(readable(word))) : '';
  switch (phase.kind) {
    case 'set-up':
      return '';
    case 'countdown':
      return `${m.ready} ${prompt}`.trim();
    case 'paused':
      return m.paused;
    case 'interrupted':
      return m.interrupted;
    case 'done':
      return m.ended(takes);
    case 'recording': {
      if (!state || !prompt) return '';
      const notes = newest && !newest.kept ? newest.notes.map(({ message }) => translated(message)).join(' ') : '';
      return `${m.now(prompt, progressOf(state))} ${notes}`.trim();
    }
  }
}
