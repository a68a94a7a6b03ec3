/** From takes of a new word to the points by which it is known from then on (models/few_shot.ts). */
import { extractFeatures } from '../models/features.ts';
import { pointOf, type SignSpace } from '../models/sign_space.ts';
import { AUGMENTATION, augment } from './augmentation.ts';
import { toExample } from './clips.ts';
import { Random } from './random.ts';
import type { Take } from './takes.ts';

/**
 * Where takes lie; those without a hand are left out.
 * @param variations further points of each take, at another tempo, place and view (`augment`). None by default: to the
 * class mean they add nothing (72.9 against 73.1 % on strangers' words), and the nearest take is best a real one.
 * @returns points of length 1, each take's own first
 */
export function embedTakes(takes: readonly Take[], space: SignSpace, variations = 0, seed = 1): Float32Array[] {
  const random = new Random(seed);
  return takes.flatMap((take) => {
    const { clip } = toExample(take);
    if (!clip) return [];
    const clips = [clip, ...Array.from({ length: variations }, () => augment(clip, AUGMENTATION, random))];
    return clips.map((each) => pointOf(extractFeatures(each), each.frames, space));
  });
}
