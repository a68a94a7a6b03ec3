/** When what was just changed stands on the screen. */

/**
 * @param then given the time of the next drawing, ms on the clock of `performance.now()`; at once where nothing is drawn, as
 * in a window behind others
 */
export function whenShown(then: (now: number) => void): void {
  if (typeof document === 'undefined' || document.visibilityState === 'hidden') then(performance.now());
  else requestAnimationFrame(() => then(performance.now()));
}
