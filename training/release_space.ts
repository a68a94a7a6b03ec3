/** Makes models/released/sign-space: where signs lie, so that a new word is recognised after a few takes. */
import { writeSpaceFolder } from '../models/engine/space_folder.ts';
import { extractFeatures } from '../models/features.ts';
import { meanPoint, pointOf, type SignSpace } from '../models/sign_space.ts';
import type { Example } from './clips.ts';
import type { PermittedTake } from './permitted.ts';
import { learnSpace, SPACE_RECIPE } from './sign_space.ts';

const CARD = `# sign-space

Turns a sign into ${SPACE_RECIPE.dimensions} numbers, so that takes of one word lie close together whoever makes them. A word that was recorded five times can be told by the takes that it lies next to; nothing is trained. It is a linear map, no network, and the words of asl-starter are marked in it.

## Where it comes from

- traduttore (MIT © 2022 traduttore), signwish (MIT © 2021 Tam_Tran): ASL words and letters of four people at their webcams.
- hand-sign-recognition by yunlisa96 (Apache-2.0): Korean signs of four recording sets.
- ${SPACE_RECIPE.signs} signs that nobody signs, made up by chance and moved by a hand of 21 joints: no recording of anybody.

How well it works on words and people that it has not seen is in docs/recognition.md, with the commands that measure it.

## Limits, in plain words

- It sees hands, no face and no body: words that differ in those alone cannot be told apart.
- Two new words that look alike stay alike.
- Takes of one person teach how that person signs. Takes of a second person help others more than more takes of the first.
- The real people are eight at most; see asl-starter for who they are not.
`;

/** Where each word lies: every signer's mean counts once. */
export function wordPoints(examples: readonly Example[], space: SignSpace): Map<string, Float32Array> {
  const groups = new Map<string, Map<string, Float32Array[]>>();
  for (const { word, signer, clip } of examples) {
    if (!clip) continue;
    const signers = groups.get(word) ?? new Map<string, Float32Array[]>();
    groups.set(word, signers);
    signers.set(signer, [...(signers.get(signer) ?? []), pointOf(extractFeatures(clip), clip.frames, space)]);
  }
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, signers]) => [word, meanPoint([...signers.values()].map(meanPoint))]),
  );
}

/** @param words what asl-starter has learnt as its words */
export async function releaseSpace(
  out: string,
  takes: readonly PermittedTake[],
  words: readonly Example[],
  onProgress: (share: number) => void,
): Promise<void> {
  const space = learnSpace(takes, SPACE_RECIPE, onProgress);
  await writeSpaceFolder(out, { space, words: wordPoints(words, space) }, CARD);
}
