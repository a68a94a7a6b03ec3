/** Is there enough light? A tiny copy of the picture, looked at rarely, answers that for almost nothing. */

/** Below this mean, 0..1, hands are hard to make out even where a person still sees them. */
export const DARK = 0.14;

const WIDTH = 32;
const HEIGHT = 24;

/** @param pixels RGBA, four bytes a pixel. @returns mean Rec. 709 luma of the encoded values, 0..1. */
export function meanLuminance(pixels: Uint8ClampedArray): number {
  if (pixels.length === 0 || pixels.length % 4 !== 0) throw new RangeError('Pixels must be RGBA, four bytes each.');
  let sum = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    sum += 0.2126 * (pixels[at] ?? 0) + 0.7152 * (pixels[at + 1] ?? 0) + 0.0722 * (pixels[at + 2] ?? 0);
  }
  return sum / (pixels.length / 4) / 255;
}

/** @returns null while the video has no picture. */
export function measureLight(video: HTMLVideoElement): number | null {
  if (video.readyState < video.HAVE_CURRENT_DATA) return null;
  const context = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, WIDTH, HEIGHT);
  return meanLuminance(context.getImageData(0, 0, WIDTH, HEIGHT).data);
}
