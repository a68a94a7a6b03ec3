/** What is said to people of engines that cannot be used, or fail. */
import { EngineFailure, type FailureKind } from '../../models/engine/failover_engine.ts';
import type { EngineId } from '../../models/engine_ids.ts';

const FAILED: Record<FailureKind, string> = {
  hung: 'stopped answering',
  ended: 'ended unexpectedly',
  threw: 'failed',
  nonsense: 'gave answers that are no numbers',
};

const subject = (id: EngineId): string => (id === 'tensorflow' ? 'TensorFlow' : 'The graphics engine');

/** In the middle of a session. */
export const failedIn = (id: EngineId, kind: FailureKind): string =>
  `${subject(id)} ${FAILED[kind]}. Signwright goes on with the processor.`;

/** In the list of engines. */
export const failedBefore = (kind: FailureKind): string => `It ${FAILED[kind]} while it was in use.`;

/** The engine that the person has chosen. */
export const cannotBeUsed = (id: EngineId, reason: string): string =>
  id === 'tensorflow'
    ? `TensorFlow cannot be used, so Signwright goes on with the processor. ${reason}`
    : `The graphics engine that you chose cannot be used, so Signwright goes on with the processor. ${reason}`;

/** What native code says when an engine does not open, and what that means. */
const REASONS: readonly [RegExp, string][] = [
  [/fallback to CPU EP/, 'It cannot compute all of this model.'],
  [/WebGPU adapter|No supported adapters/, 'No graphics card that it can use was found.'],
  [/shared library|libonnxruntime_providers/, 'The CUDA libraries of ONNX Runtime are not installed.'],
  [/backend not found/, 'This build of ONNX Runtime does not have it.'],
];

export function whyNot(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof EngineFailure && error.kind === 'hung') return 'It did not answer when it was tried.';
  if (error instanceof EngineFailure && error.kind === 'ended') return 'It crashed when it was tried.';
  const known = REASONS.find(([pattern]) => pattern.test(message));
  if (known) return known[1];
  const told = /^The engine tensorflow cannot be loaded: (.*)$/.exec(message)?.[1];
  if (told) return told.charAt(0).toUpperCase() + told.slice(1);
  return 'The graphics card or its driver refused it.';
}

export const DISAGREES = 'Its answers differ from those of the processor.';
export const UNSUPPORTED = 'It runs only where Signwright can start a process of its own for it.';
