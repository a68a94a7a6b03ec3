/**
 * Boundary networks that have learnt from all public takes but one person's, each to find that person's signs. They take
 * minutes, so what is learnt is kept under a hash of all that it depends on.
 */
import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoundaryWeights } from '../../models/boundary.ts';
import { BOUNDARY_VERSION } from '../../models/boundary_features.ts';
import { readBoundary, writeBoundary } from '../../models/engine/boundary_file.ts';
import { permittedTakes, personOf, type PermittedTake } from '../permitted.ts';
import { boundaryFrom, NETWORKS } from './boundary_networks.ts';
import { BOUNDARY_RECIPE } from './learn_boundary.ts';

/** Raise it when networks that are kept would come out otherwise now. */
const VERSION = 1;

interface BoundaryFolds {
  /** Folder of the public sets as takes.parquet (training/permitted.ts). */
  folder: string;
  /** Folder to keep networks in. */
  cache: string;
  onProgress: (person: string, share: number) => void;
}

/**
 * @returns for each of the signers networks that have learnt from everybody else, in whatever data set
 * @throws {InputError} where a public set is not there
 */
export async function boundaryFolds(
  signers: readonly string[],
  { folder, cache, onProgress }: BoundaryFolds,
): Promise<Map<string, BoundaryWeights>> {
  const takes = await permittedTakes(folder);
  await mkdir(cache, { recursive: true });
  const out = new Map<string, BoundaryWeights>();
  for (const signer of signers) {
    const person = personOf(signer);
    const others = takes.filter((take) => take.signer !== person);
    const file = join(cache, `boundary-${keyOf(others)}.json`);
    if (!(await stat(file).catch(() => null))) {
      const weights = await boundaryFrom(others, {
        judged: true,
        recipe: BOUNDARY_RECIPE,
        onProgress: (network, { share }) => onProgress(person, (network + share) / NETWORKS),
      });
      await writeBoundary(file, weights);
    }
    out.set(signer, await readBoundary(file));
  }
  return out;
}

function keyOf(takes: readonly PermittedTake[]): string {
  const hash = createHash('sha256').update(JSON.stringify([VERSION, BOUNDARY_VERSION, BOUNDARY_RECIPE]));
  for (const { source, signer, word, hands } of takes)
    hash
      .update(`${source}\n${signer}\n${word}\n`)
      .update(new Uint8Array(hands.buffer, hands.byteOffset, hands.byteLength));
  return hash.digest('hex').slice(0, 24);
}
