/** Paints a picture together with the hands that were found in that very picture, so that they never slide apart. */
import type { DetectedHand, LandmarkFrame } from '../../models/landmarks.ts';
import { drawHand } from '../hands/draw-hand.ts';

/** Width of a bone as a share of the picture's width. */
const BONE = 1 / 150;
/** Hands that nobody reads are thinner as well as paler, for whoever does not tell the shades apart. */
const OTHERS = { bone: BONE / 2, alpha: 0.5 };

/**
 * The canvas takes the picture's size; mirroring is left to CSS.
 * @param others hands that are seen, but not read
 */
export function drawDetection(
  canvas: HTMLCanvasElement,
  frame: LandmarkFrame,
  picture: VideoFrame,
  others: readonly DetectedHand[],
): void {
  const { displayWidth: width, displayHeight: height } = picture;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(picture, 0, 0, width, height);
  const place = (x: number, y: number): [number, number] => [x * width, y * height];
  context.globalAlpha = OTHERS.alpha;
  for (const { landmarks } of others) drawHand(context, landmarks, place, width * OTHERS.bone);
  context.globalAlpha = 1;
  for (const { landmarks } of frame.hands) drawHand(context, landmarks, place, width * BONE);
}

export function clear(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}
