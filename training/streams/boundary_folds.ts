/**
 * Boundary networks that have learnt without one person, each to find that person's signs: from all public takes but
 * theirs, and then from the words that are read, signed by the others. They take minutes, so what is learnt is kept under a
 * hash of all that it depends on.
 */
import { createHash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoundaryWeights } from '../../models/boundary.ts';
import { BOUNDARY_VERSION } from '../../models/boundary_features.ts';
import { readBoundary, writeBoundary } from '../../models/engine/boundary_file.ts';
import { permittedTakes, personOf } from '../permitted.ts';
import type { Take } from '../takes.ts';
import { ACTS, boundaryFrom, NETWORKS } from './boundary_networks.ts';
import { BOUNDARY_RECIPE } from './learn_boundary.ts';
import { tunedBoundary, TUNING_RECIPE } from './tuned_boundary.ts';

/** Raise it when networks that are kept would come out otherwise now. */
const VERSION = 1;
const TUNED_VERSION = 1;

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
  const out = new Map<string, BoundaryWeights>();
  for (const signer of signers) {
    const person = personOf(signer);
    const others = takes.filter((take) => take.signer !== person);
    const key = keyOf([VERSION, BOUNDARY_VERSION, BOUNDARY_RECIPE], others);
    const learn = () =>
      boundaryFrom(others, {
        judged: true,
        recipe: BOUNDARY_RECIPE,
        onProgress: (network, { share }) => onProgress(person, (network + share) / NETWORKS),
      });
    out.set(signer, await keptOr(learn, cache, key));
  }
  return out;
}

interface TunedFolds {
  takes: readonly Take[];
  /** What each signer's network goes on from. */
  bases: ReadonlyMap<string, BoundaryWeights>;
  cache: string;
  threads: number;
  onProgress: (signer: string, share: number) => void;
}

/** @returns for each signer the network that has gone on learning from the others' takes, as training a model does */
export async function tunedFolds({
  takes,
  bases,
  cache,
  threads,
  onProgress,
}: TunedFolds): Promise<Map<string, BoundaryWeights>> {
  const out = new Map<string, BoundaryWeights>();
  for (const [signer, from] of bases) {
    const person = personOf(signer);
    const others = takes.filter((take) => personOf(take.signer) !== person);
    const key = keyOf([TUNED_VERSION, BOUNDARY_VERSION, TUNING_RECIPE, [...from.learnt]], others);
    const learn = async () =>
      (await tunedBoundary(others, from, {
        acts: ACTS.judged,
        seed: TUNING_RECIPE.seed,
        threads,
        onProgress: (share) => onProgress(signer, share),
      })) ?? from;
    out.set(signer, await keptOr(learn, cache, key));
  }
  return out;
}

async function keptOr(learn: () => Promise<BoundaryWeights>, cache: string, key: string): Promise<BoundaryWeights> {
  const file = join(cache, `boundary-${key}.json`);
  if (!(await stat(file).catch(() => null))) {
    const weights = await learn();
    await mkdir(cache, { recursive: true });
    await writeBoundary(file, weights);
  }
  return readBoundary(file);
}

function keyOf(what: unknown[], takes: readonly Take[]): string {
  const hash = createHash('sha256').update(JSON.stringify(what));
  for (const { source, signer, word, hands } of takes)
    hash
      .update(`${source}\n${signer}\n${word}\n`)
      .update(new Uint8Array(hands.buffer, hands.byteOffset, hands.byteLength));
  return hash.digest('hex').slice(0, 24);
}
