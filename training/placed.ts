/** How sure a model may be outside of the app: with its fit where it is known where its words lie, as they do for the released one. */
import { join, resolve } from 'node:path';
import { readSpaceFolder } from '../models/engine/space_folder.ts';
import type { Model } from '../models/model.ts';
import { OpenSet } from '../models/open_set.ts';
import { RELEASED } from './transfer.ts';

export const SPACE = join(import.meta.dirname, '..', 'models', 'released', 'sign-space');

/** @param folder the model's. In the app the library's takes tell where the words of a model of one's own lie. */
export async function openSetOf(folder: string, model: Model): Promise<OpenSet> {
  const known = resolve(folder) === RELEASED ? await readSpaceFolder(SPACE).catch(() => null) : null;
  return new OpenSet(model, known && { space: known.space, places: known.words });
}
