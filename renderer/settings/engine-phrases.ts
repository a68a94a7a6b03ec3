/** Engines in words. */
import type { EngineStanding } from '../../electron/ipc.ts';
import { decimal } from '../language/numbers.ts';
import { translated } from '../language/sentences.ts';
import { messages } from './messages.ts';

/** What is known of it, as sentences. */
export function standingOf({ reason, device, latency, id }: EngineStanding): string {
  const m = messages().engine;
  if (reason) return translated(reason);
  if (!latency) return m.notMeasured;
  const told = m.takes(milliseconds(latency.p50), milliseconds(latency.p95));
  // The processor is what its name says.
  return id === 'onnx' || device === null ? told : `${m.runsOn(device)} ${told}`;
}

export function milliseconds(ms: number): string {
  if (ms < 0.01) return messages().engine.lessThan(`${decimal(0.01, 2)} ms`);
  return `${decimal(ms, ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
}
