/** The sign space on disk: `space.json` beside `weights.safetensors`, and a card for people. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { FEATURE_VERSION } from '../features.ts';
import { ModelError } from '../model.ts';
import { MOMENT_COUNT, SPACE_FEATURES, WAVES, type SignSpace } from '../sign_space.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';

const schema = v.object({
  format: v.literal(1),
  features: v.object({ version: v.number(), count: v.number() }),
  waves: v.number(),
  size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  /** Words whose mean points are in the tensor `words`, in its order. */
  words: v.array(v.pipe(v.string(), v.minLength(1))),
  sha256: v.pipe(v.string(), v.hexadecimal(), v.length(64)),
});

/** A space, and where the words of the released model lie in it. */
export interface SpaceFolder {
  space: SignSpace;
  /** Mean points of length 1, by word. */
  words: Map<string, Float32Array>;
}

export async function writeSpaceFolder(folder: string, { space, words }: SpaceFolder, card: string): Promise<void> {
  const points = new Float32Array(words.size * space.size);
  [...words.values()].forEach((point, k) => points.set(point, k * space.size));
  const bytes = writeSafetensors([
    { name: 'mean', shape: [SPACE_FEATURES], values: space.mean },
    { name: 'scale', shape: [SPACE_FEATURES], values: space.scale },
    { name: 'centre', shape: [MOMENT_COUNT], values: space.centre },
    { name: 'projection', shape: [MOMENT_COUNT, space.size], values: space.projection },
    { name: 'words', shape: [words.size, space.size], values: points },
  ]);
  const description: v.InferOutput<typeof schema> = {
    format: 1,
    features: { version: FEATURE_VERSION, count: SPACE_FEATURES },
    waves: WAVES,
    size: space.size,
    words: [...words.keys()],
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'weights.safetensors'), bytes);
  await writeFile(join(folder, 'space.json'), `${JSON.stringify(description, null, 2)}\n`);
  await writeFile(join(folder, 'card.md'), card);
}

/** @throws {ModelError} with one sentence that names what is wrong */
export async function readSpaceFolder(folder: string): Promise<SpaceFolder> {
  const [text, bytes] = await Promise.all([
    readFile(join(folder, 'space.json'), 'utf8'),
    readFile(join(folder, 'weights.safetensors')),
  ]).catch(() => {
    throw new ModelError('The sign space is incomplete: space.json or weights.safetensors is missing.');
  });
  const parsed = v.safeParse(schema, parseJson(text));
  if (!parsed.success)
    throw new ModelError('The sign space is damaged: space.json is not one that this version reads.');
  const { features, waves, size, words, sha256 } = parsed.output;
  if (features.version !== FEATURE_VERSION || features.count !== SPACE_FEATURES || waves !== WAVES)
    throw new ModelError('The sign space was made for other features than this program has: make it again.');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new ModelError('The sign space is damaged: its weights do not have the SHA-256 that space.json names.');
  const tensors = readSafetensors(bytes);
  const values = (name: string, length: number): Float32Array => {
    const tensor = tensors.get(name);
    if (tensor?.length !== length || !tensor.every(Number.isFinite))
      throw new ModelError(`The sign space is damaged: the tensor ${name} is missing, or not what it should be.`);
    return tensor;
  };
  const points = values('words', words.length * size);
  return {
    space: {
      size,
      mean: values('mean', SPACE_FEATURES),
      scale: values('scale', SPACE_FEATURES),
      centre: values('centre', MOMENT_COUNT),
      projection: values('projection', MOMENT_COUNT * size),
    },
    words: new Map(words.map((word, k) => [word, points.slice(k * size, (k + 1) * size)])),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
