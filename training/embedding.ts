/** What a network makes of a stored take: for comparing takes with each other, and words that it never learnt. */
import type { Engine } from '../models/engine/engine.ts';
import { extractFeatures } from '../models/features.ts';
import { toExample } from './clips.ts';
import type { Take } from './takes.ts';

/**
 * A take through the very steps of training, up to where the network would name it.
 * @returns [pooledUnits] (models/network.ts); null where no hand is ever in view
 */
export async function embedTake(take: Take, engine: Pick<Engine, 'embed'>): Promise<Float32Array | null> {
  const { clip } = toExample(take);
  return clip && engine.embed(extractFeatures(clip), clip.frames);
}
