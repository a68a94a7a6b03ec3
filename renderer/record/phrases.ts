/** What the view says about where a recording stands: on the badge, large and short, and to a screen reader, seldom. */
import { NONE } from '../../models/model.ts';
import type { RecordingState, TakeSummary } from '../../electron/ipc.ts';
import { readable } from '../translate/sentence.svelte.ts';
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
  switch (phase.kind) {
    case 'countdown':
      return { text: 'Get ready', tone: 'ready' };
    case 'paused':
      return { text: 'Paused', tone: 'halt' };
    case 'interrupted':
      return { text: 'Interrupted', tone: 'halt' };
    case 'recording':
      break;
    default:
      return null;
  }
  if (!picture) return { text: 'No picture: recording waits', tone: 'halt' };
  if (signal === 'saved') return { text: 'Saved', tone: 'saved' };
  if (signal === 'noted') return { text: 'Saved, with a note', tone: 'care' };
  if (signal === 'discarded') return { text: 'Not recorded', tone: 'care' };
  const idle = word === NONE;
  if (state?.phase === 'signing') return { text: idle ? 'Moving…' : 'Signing…', tone: 'sign' };
  if (state?.cutting === 'manual') return { text: 'Press when you begin', tone: 'wait' };
  return { text: idle ? 'Waiting for a movement' : 'Waiting for a sign', tone: 'wait' };
}

/** "3 of 5"; without an end, how many there are. */
export function progressOf({ place, places }: Pick<RecordingState, 'place' | 'places'>): string {
  return places === null ? counted(place, 'take') : `${Math.min(place + 1, places)} of ${places}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
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
  const word = state?.word ? nameOf(state.word) : '';
  const prompt = state && word ? `${word === NONE ? 'Move, but do not sign' : `Sign “${readable(word)}”`}` : '';
  switch (phase.kind) {
    case 'set-up':
      return '';
    case 'countdown':
      return `Get ready. ${prompt}`.trim();
    case 'paused':
      return 'Paused.';
    case 'interrupted':
      return 'The connection is lost. What was signed is safe.';
    case 'done':
      return `The recording has ended with ${counted(takes, 'take')}.`;
    case 'recording': {
      if (!state || !prompt) return '';
      const notes = newest && !newest.kept ? newest.notes.map(({ message }) => message).join(' ') : '';
      return `${prompt}, ${progressOf(state)}. ${notes}`.trim();
    }
  }
}
