/**
 * The detector of the start, which takes longer than all else: whoever imports this before the interface begins it before
 * the interface is even put together.
 */
import { HandDetector } from './detector.ts';

let first: Promise<HandDetector> | null = HandDetector.create();
// Whoever takes it hears of it.
first.catch(() => undefined);

/** That one, to whoever comes first; else another. @throws {NotStarted} as `HandDetector.create` */
export function createDetector(): Promise<HandDetector> {
  const begun = first;
  first = null;
  return begun ?? HandDetector.create();
}
