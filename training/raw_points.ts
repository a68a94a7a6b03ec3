/** The baseline for few shots: a sign's features themselves, at sixteen moments of it, without anything learnt. */
import type { Clip } from '../models/clip.ts';
import { extractFeatures, FEATURE_COUNT } from '../models/features.ts';

const MOMENTS = 16;

/** Features come in units of their own choosing: palms, picture heights, cosines. They are left as they are. */
export function rawPoints(): (clip: Clip) => Float32Array {
  return (clip) => {
    const features = extractFeatures(clip);
    const out = new Float32Array(MOMENTS * FEATURE_COUNT);
    for (let k = 0; k < MOMENTS; k++) {
      const at = (k / (MOMENTS - 1)) * (clip.frames - 1);
      const low = Math.floor(at);
      const high = Math.min(clip.frames - 1, low + 1);
      for (let f = 0; f < FEATURE_COUNT; f++) {
        const [a = 0, b = 0] = [features[low * FEATURE_COUNT + f], features[high * FEATURE_COUNT + f]];
        out[k * FEATURE_COUNT + f] = a + (b - a) * (at - low);
      }
    }
    return out;
  };
}
