/** Calls with the ms since the last picture of the screen, at its own rate. @returns the function that ends it */
export function eachPicture(passed: (ms: number) => void): () => void {
  let last = performance.now();
  let handle = requestAnimationFrame(function next(now) {
    handle = requestAnimationFrame(next);
    passed(now - last);
    last = now;
  });
  return () => cancelAnimationFrame(handle);
}
