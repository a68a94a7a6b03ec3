/** Where the focus goes when what had it is gone with its view, so that keyboard and screen reader do not start anew. */
export function catchFocus(element: HTMLElement) {
  if (document.activeElement === document.body || document.activeElement === null) element.focus();
}
