/** Keys of the translate view, wherever the focus is, but never where a person is typing or a dialog is open. */
import type { Live } from '../live/live.svelte.ts';
import { copySentence, escapeCaption, undoSentence } from './commands.ts';

export function onShortcut(event: KeyboardEvent, live: Live): void {
  if (event.defaultPrevented || event.repeat || event.altKey || event.shiftKey || isTaken(event.target)) return;
  const command = event.ctrlKey || event.metaKey;
  const act = command ? { z: undoSentence, c: copySentence }[event.key.toLowerCase()] : undefined;
  if (act === copySentence && getSelection()?.toString()) return;
  if (act) {
    event.preventDefault();
    void act(live);
  } else if (!command && event.key === 'Escape') {
    escapeCaption(live);
  } else if (!command && live.caption.question.length > 0 && ['1', '2'].includes(event.key)) {
    event.preventDefault();
    live.caption.answer(Number(event.key) - 1);
  }
}

function isTaken(target: EventTarget | null) {
  return document.querySelector('dialog[open]') !== null || (target instanceof Element && target.matches(FIELDS));
}

const FIELDS = 'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable]';
