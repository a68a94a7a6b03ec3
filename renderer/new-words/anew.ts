/** Makes room for another movement of a word: as long as the old takes count, both movements are the word. */
import type { LibraryStore } from '../library/store.svelte.ts';

/** How many takes are asked for then: enough for a word to be recognised. */
export const USUAL_TAKES = 5;
/** As many as one page may have. */
const PAGE = 500;

/** Deletes all takes of a word; undo brings them back. @returns how many; null where it failed, and a message has said why */
export async function deleteTakesOf(library: LibraryStore, word: number): Promise<number | null> {
  const changed = await library.change(async () => {
    const takes: number[] = [];
    for (let total = 1; takes.length < total;) {
      const page = await library.api.listTakes({ filter: { word }, offset: takes.length, limit: PAGE });
      takes.push(...page.takes.map(({ id }) => id));
      total = page.takes.length === 0 ? 0 : page.total;
    }
    return takes.length === 0 ? [] : await library.api.changeTakes({ takes, change: { deleted: true } });
  });
  return changed && changed.length;
}
