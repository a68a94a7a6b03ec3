/** Buttons come and go with what a training does: where the one that has the focus goes, the focus stays close by. */

/** An attachment: the focus goes to the nearest heading with `data-anchor` around what has gone. */
export function holdFocus(root: HTMLElement) {
  let held: HTMLElement | null = null;
  /** What it lay in, from the inside: all within the root. */
  let around: HTMLElement[] = [];

  function onFocusIn({ target }: FocusEvent) {
    held = target instanceof HTMLElement ? target : null;
    around = [];
    for (let at = held?.parentElement ?? null; at && root.contains(at); at = at.parentElement) around.push(at);
  }
  function onFocusOut({ target }: FocusEvent) {
    // It has gone elsewhere by itself, unless it is just being taken away.
    queueMicrotask(() => {
      if (target === held && held?.isConnected && document.activeElement !== held) held = null;
    });
  }
  const observer = new MutationObserver(() => {
    if (!held || held.isConnected) return;
    held = null;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const anchor = around.filter((each) => each.isConnected).map((each) => each.querySelector('[data-anchor]'));
    const found = anchor.find((each) => each instanceof HTMLElement);
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  });

  root.addEventListener('focusin', onFocusIn);
  root.addEventListener('focusout', onFocusOut);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', onFocusIn);
    root.removeEventListener('focusout', onFocusOut);
    observer.disconnect();
  };
}
