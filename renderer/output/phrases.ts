/** What is said of a change to the conversation, for screen readers and for “Undo”. Whole sentences, each by a function. */

export const isNow = (before: string, after: string) => `“${before}” is now “${after}”.`;

export function movedTo(word: string, place: number, of: number): string {
  return `“${word}” is now word ${place} of ${of}.`;
}

export const deleted = (word: string) => `“${word}” is deleted.`;
export const written = (word: string) => `“${word}” is written.`;
export const answered = (text: string) => `Answer: ${text}`;

export function turnDeleted(text: string): string {
  return `Deleted from the conversation: “${text}”.`;
}

export const CLEARED = 'Cleared. Undo brings the words back.';
export const FORGOTTEN = 'The conversation is empty. Undo brings it back.';

export const undone = (label: string) => `Undone: ${label}`;

/** "3 turns". */
export function turns(count: number): string {
  return `${count} ${count === 1 ? 'turn' : 'turns'}`;
}

/** Of the day, to the second, as the system writes it: "14:03:27". */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
