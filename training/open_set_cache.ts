/** Answers of networks that each left out one person, kept under a hash of what they depend on: they take a minute each. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BoundaryWeights } from '../models/boundary.ts';
import { FEATURE_VERSION } from '../models/features.ts';
import type { Asked } from './open_set.ts';
import { askFold } from './open_set_folds.ts';
import { digestOf, FOLD_STEPS, foldNetwork, PLAN } from './open_set_networks.ts';
import type { PermittedTake } from './permitted.ts';
import { ProgressBar } from './progress.ts';
import type { Take } from './takes.ts';

/** Raise it when what is asked changes. */
const VERSION = 4;
/** Of the time, with the network to be learnt. */
const LEARNING = 0.7;

export interface FoldsAsked {
  takes: readonly PermittedTake[];
  foreign: readonly Take[];
  /** What cuts streams into segments. */
  boundary: BoundaryWeights;
  /** Indices into PLAN; all where absent. */
  folds?: readonly number[];
  steps?: number;
  cache?: string;
}

/** Shows its progress on stderr. */
export async function askFolds({
  takes,
  foreign,
  boundary,
  folds = [...PLAN.keys()],
  steps = FOLD_STEPS,
  cache = join(tmpdir(), 'signwright-openset'),
}: FoldsAsked): Promise<Asked[]> {
  await mkdir(cache, { recursive: true });
  const asked: Asked[] = [];
  for (const fold of folds) {
    const what = JSON.stringify([
      VERSION,
      FEATURE_VERSION,
      fold,
      steps,
      digestOf(takes),
      digestOf(foreign),
      createHash('sha256').update(new Uint8Array(boundary.learnt.buffer)).digest('hex'),
    ]);
    const file = join(cache, `${createHash('sha256').update(what).digest('hex').slice(0, 24)}.json`);
    const known = await readFile(file, 'utf8').catch(() => null);
    if (known === null) {
      const bar = new ProgressBar(`without ${PLAN[fold]?.[0]}`);
      const onLearnt = (share: number) => bar.show(LEARNING * share);
      const network = await foldNetwork({ takes, fold, steps, cache, onProgress: onLearnt });
      const onProgress = (share: number) => bar.show(LEARNING + (1 - LEARNING) * share);
      const fresh = await askFold({ takes, foreign, fold, network, boundary, onProgress });
      bar.end();
      await writeFile(file, JSON.stringify(fresh));
      asked.push(...fresh);
    } else {
      asked.push(...(JSON.parse(known) as Asked[]));
    }
  }
  return asked;
}
