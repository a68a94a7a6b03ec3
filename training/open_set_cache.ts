/** Answers of networks that each left out one person, kept under a hash of what they depend on: they take minutes each. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FEATURE_VERSION } from '../models/features.ts';
import type { Asked } from './open_set.ts';
import { askFold, FOLD_STEPS, PLAN } from './open_set_folds.ts';
import type { PermittedTake } from './permitted.ts';
import { ProgressBar } from './progress.ts';
import type { Take } from './takes.ts';

/** Raise it when what is asked changes. */
const VERSION = 1;

export interface FoldsAsked {
  takes: readonly PermittedTake[];
  foreign: readonly Take[];
  /** Indices into PLAN; all where absent. */
  folds?: readonly number[];
  steps?: number;
  cache?: string;
}

/** Shows its progress on stderr. */
export async function askFolds({
  takes,
  foreign,
  folds = [...PLAN.keys()],
  steps = FOLD_STEPS,
  cache = join(tmpdir(), 'signwright-openset'),
}: FoldsAsked): Promise<Asked[]> {
  await mkdir(cache, { recursive: true });
  const asked: Asked[] = [];
  for (const fold of folds) {
    const what = JSON.stringify([VERSION, FEATURE_VERSION, fold, steps, digestOf(takes), digestOf(foreign)]);
    const file = join(cache, `${createHash('sha256').update(what).digest('hex').slice(0, 24)}.json`);
    const known = await readFile(file, 'utf8').catch(() => null);
    if (known === null) {
      const bar = new ProgressBar(`without ${PLAN[fold]?.[0]}`);
      const fresh = await askFold({ takes, foreign, fold, steps, onProgress: (share) => bar.show(share) });
      bar.end();
      await writeFile(file, JSON.stringify(fresh));
      asked.push(...fresh);
    } else {
      asked.push(...(JSON.parse(known) as Asked[]));
    }
  }
  return asked;
}

function digestOf(takes: readonly Take[]): string {
  const hash = createHash('sha256');
  for (const { word, signer, hands } of takes)
    hash.update(`${word}\n${signer}\n`).update(new Uint8Array(hands.buffer, hands.byteOffset, hands.byteLength));
  return hash.digest('hex');
}
