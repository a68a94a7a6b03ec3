/** A take as a point among other takes: what the network makes of it before it decides for a word. */
import type { Engine } from '../models/engine/engine.ts';
import type { Take } from './takes.ts';

export async function embedTake(take: Take, engine: Engine): Promise<Float32Array | null> {
  void take;
  void engine;
  return Promise.resolve(null);
}
