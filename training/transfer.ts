/** Transfer: few takes teach more when the network already knows how hands move. */
import { join } from 'node:path';
import { readModelFolder } from '../models/engine/folder.ts';
import type { Weights } from '../models/network.ts';

/** The model that comes along: its body has seen all takes that a released model may learn from. */
export const RELEASED = join(import.meta.dirname, '..', 'models', 'released', 'asl-starter');

/** With fewer takes of a word than this, on average, a learnt body brings more than a random one. */
const FEW = 20;

/** The folder of the model to start from: the one that is named, the released one if the takes are few, none for `none`. */
export function startFor(named: string | undefined, takes: number, words: number): string | null {
  if (named !== undefined) return named === 'none' ? null : named;
  return takes < FEW * words ? RELEASED : null;
}

/** @throws {import('../models/model.ts').ModelError} where there is no sound model, or one that reads other features */
export async function readBody(folder: string): Promise<Weights> {
  return (await readModelFolder(folder)).weights;
}
