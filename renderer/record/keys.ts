/**
 * Which key does what while recording. A foot pedal is a keyboard with one key: Space, Enter or Page Down; one with two
 * has Page Up, too.
 */

export type KeyAct = 'press' | 'stop' | 'redo';

const CONTROLS = 'button, a[href], select, textarea, summary, [contenteditable]';
const FIELDS = 'input, select, textarea, [contenteditable]';

/** What of an event decides, so that tests need no DOM. */
export type Key = Pick<KeyboardEvent, 'key' | 'repeat' | 'altKey' | 'ctrlKey' | 'metaKey' | 'defaultPrevented'>;

/**
 * @param matches of the element that has the focus: a control that was reached by keyboard keeps its keys, but for the
 * one that does the same anyway.
 * @returns null where the key is not ours
 */
export function actOf(event: Key, matches: (selector: string) => boolean): KeyAct | null {
  if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'Escape':
      return 'stop';
    case 'PageDown':
      return matches(FIELDS) ? null : 'press';
    case 'PageUp':
      return matches(FIELDS) ? null : 'redo';
    case ' ':
    case 'Enter':
      return matches(FIELDS) || (matches(CONTROLS) && !matches('[data-pedal]')) ? null : 'press';
    default:
      return null;
  }
}
