/** Taking changes back and making them again, with a word about what that did. */
import type { Notices } from '../status/notices.svelte.ts';
import type { LibraryStore } from './store.svelte.ts';

export async function undo(library: LibraryStore, notices: Notices): Promise<void> {
  const undone = await library.change(async () => [await library.api.undo()]);
  if (undone) notices.say(undone[0] ? `Undone: ${undone[0]}.` : 'There is nothing to undo.');
}

export async function redo(library: LibraryStore, notices: Notices): Promise<void> {
  const redone = await library.change(async () => [await library.api.redo()]);
  if (redone) notices.say(redone[0] ? `Done again: ${redone[0]}.` : 'There is nothing to redo.');
}
