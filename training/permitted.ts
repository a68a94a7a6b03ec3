/** The public takes that a released model may learn from: their licences permit it. */
import { join } from 'node:path';
import { readTakes, type Take } from './takes.ts';

/** A take, and the language that its gloss belongs to: one gloss in two languages is two signs. */
export interface PermittedTake extends Take {
  source: PermittedSource;
}

export const PERMITTED = ['traduttore-10', 'traduttore-33', 'signwish-11', 'ksl-13'] as const;
export type PermittedSource = (typeof PERMITTED)[number];

/** traduttore (MIT), signwish (MIT) and ksl-13 (Apache-2.0), in file order. @param folder with these as .parquet */
export async function permittedTakes(folder: string): Promise<PermittedTake[]> {
  const sets = await Promise.all(
    PERMITTED.map(async (source) => {
      const takes = await readTakes([join(folder, `${source}.parquet`)]);
      return takes.map((take): PermittedTake => ({ ...take, source, signer: personOf(take.signer) }));
    }),
  );
  return sets.flat();
}

/** The same people recorded both traduttore sets: one person, one signer. */
export const personOf = (signer: string): string => signer.replace(/^traduttore\d+:/, 'traduttore:');

/** Glosses as people compare them: “thank-you” and “Thank you” are one. */
export const glossOf = (word: string): string => word.toLowerCase().replaceAll('-', ' ');
