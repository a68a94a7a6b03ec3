/** Every new picture of a video element, once, with the time at which the camera took it. */

/** A capture time older than this is not believed: some drivers count from another moment. */
const OLDEST_MS = 1000;

/**
 * @param now when the picture reached us, and @param captured when the camera says it took it; both ms on the clock of
 * `performance.now()`.
 */
export function captureTime(now: number, captured: number | undefined): number {
  return captured !== undefined && captured <= now && now - captured < OLDEST_MS ? captured : now;
}

/** @returns the function that ends it. */
export function watchPictures(video: HTMLVideoElement, onpicture: (t: number) => void): () => void {
  let handle = video.requestVideoFrameCallback(function next(now, { captureTime: captured }) {
    handle = video.requestVideoFrameCallback(next);
    if (video.readyState >= video.HAVE_CURRENT_DATA) onpicture(captureTime(now, captured));
  });
  return () => video.cancelVideoFrameCallback(handle);
}
