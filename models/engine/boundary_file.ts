/** The boundary network on disk: one JSON file. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BoundaryWeights } from '../boundary.ts';
import { decodeBoundary, encodeBoundary } from '../boundary_weights.ts';
import { ModelError } from '../model.ts';

/** @throws {ModelError} with one sentence that names what is wrong */
export async function readBoundary(file: string): Promise<BoundaryWeights> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ModelError(`There is no boundary network ${basename(file)}.`);
  });
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Refused below.
  }
  return decodeBoundary(json);
}

/** Written beside its place and renamed: a reader never sees half of it. */
export async function writeBoundary(file: string, weights: BoundaryWeights): Promise<void> {
  await writeFile(`${file}.new`, `${JSON.stringify(encodeBoundary(weights))}\n`);
  await rename(`${file}.new`, file);
}
