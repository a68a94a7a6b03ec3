/** A list of words is one stop of the Tab key, however long it is: the arrow keys go through it. */

/** @returns the place that a key leads to from another, of so many; null for keys that lead nowhere */
export function placeAfter(event: KeyboardEvent, at: number, count: number): number | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || count === 0) return null;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowUp':
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
