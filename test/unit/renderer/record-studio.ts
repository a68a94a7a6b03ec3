/** The main side of a recording, as far as the renderer's classes see it: it answers as told and says what the test says. */
import {
  createApi,
  type AppEvent,
  type RecordingState,
  type Reply,
  type RequestName,
  type TakeSummary,
} from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { decodeFrame, encodeFloats } from '../../../models/wire.ts';

export type Answer = (input: never) => unknown;

export const STATE: RecordingState = {
  session: 1,
  signer: 1,
  word: 7,
  next: 8,
  place: 0,
  places: 3,
  cutting: 'hands-free',
  phase: 'waiting',
  saved: 0,
  unsaved: 0,
};

export function takeOf(id: number, changes: Partial<TakeSummary> = {}): TakeSummary {
  return {
    id,
    word: 7,
    signer: 1,
    session: 1,
    recorded: 0,
    frames: 1,
    duration: 0,
    trim: { start: 0, end: 0 },
    mirrored: false,
    tags: [],
    notes: [],
    kept: false,
    deleted: false,
    ...changes,
  };
}

export const NOTE = { code: 'short', message: 'Very short: repeat it a little slower.' } as const;

export function mainSide(answers: Partial<Record<RequestName, Answer>> = {}) {
  const all: Partial<Record<RequestName, Answer>> = {
    startRecording: () => STATE,
    stopRecording: () => null,
    reportLight: () => null,
    markSign: () => STATE,
    skipPrompt: () => STATE,
    dismissSign: () => STATE,
    redoTake: () => STATE,
    changeTakes: ({ takes, change }: { takes: number[]; change: Partial<TakeSummary> }) =>
      takes.map((id) => takeOf(id, change)),
    loadTakes: ({ takes }: { takes: number[] }) =>
      takes.map((id) => ({
        id,
        aspect: 1.5,
        times: encodeFloats(new Float32Array(1)),
        hands: encodeFloats(new Float32Array(126)),
        handedness: encodeFloats(new Float32Array(2)),
      })),
    ...answers,
  };
  const asked: { name: RequestName; input: unknown }[] = [];
  const frames: LandmarkFrame[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const api = createApi({
    async request(name, input): Promise<Reply> {
      asked.push({ name, input });
      try {
        const answer = all[name];
        if (!answer) throw new Error(`No ${name}.`);
        return { ok: true, value: await answer(input as never) };
      } catch (error) {
        return { ok: false, code: 'refused', message: error instanceof Error ? error.message : String(error) };
      }
    },
    sendFrame: (bytes) => void frames.push(decodeFrame(bytes)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  return {
    api,
    answers: all,
    frames,
    say: (event: AppEvent) => listeners.forEach((listener) => listener(event)),
    asked: (name: RequestName) => asked.filter((request) => request.name === name).map(({ input }) => input),
  };
}
