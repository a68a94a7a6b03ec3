/** Keys of the translate view, wherever the focus is, but never where a person is typing or a dialog is open. */
import { flushSync } from 'svelte';
import type { Live } from '../live/live.svelte.ts';
import type { Output } from '../output/output.svelte.ts';
import { copySentence, escapeCaption, undoSentence } from './commands.ts';

export function onShortcut(event: KeyboardEvent, live: Live, output: Output): void {
  if (event.defaultPrevented || event.repeat || event.altKey || isTaken(event.target)) return;
  const command = event.ctrlKey || event.metaKey;
  if (event.key === '?' && !command) {
    event.preventDefault();
    output.help = true;
    return;
  }
  if (event.shiftKey) return;
  const act = command ? { z: undoSentence, c: copySentence }[event.key.toLowerCase()] : undefined;
  if (act === copySentence && getSelection()?.toString()) return;
  if (act) {
    event.preventDefault();
    void act(live);
  } else if (command) {
    return;
  } else if (event.key === 'Escape') {
    escapeCaption(live);
  } else if (live.caption.question.length > 0 && ['1', '2'].includes(event.key)) {
    event.preventDefault();
    live.caption.answer(Number(event.key) - 1);
  } else if (actOnLetter(event, output)) {
    event.preventDefault();
  }
}

/** @returns whether the letter stands for something */
export function actOnLetter({ key }: Pick<KeyboardEvent, 'key'>, output: Output): boolean {
  if (!output.letters) return false;
  switch (key.toLowerCase()) {
    case 'n':
      output.newSentence();
      return true;
    case 's':
      output.speak();
      return true;
    case 'f':
      output.large = !output.large;
      return true;
    case 't':
      if (output.large) return false;
      output.panel = true;
      // What is typed next is meant for the field already.
      flushSync();
      document.getElementById('answer')?.focus();
      return true;
    default:
      return false;
  }
}

function isTaken(target: EventTarget | null) {
  return document.querySelector('dialog[open]') !== null || (target instanceof Element && target.matches(FIELDS));
}

const FIELDS = 'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable]';
