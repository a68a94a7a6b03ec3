/** Paints a picture together with the hands that were found in that very picture, so that they never slide apart. */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { drawHand } from '../hands/draw-hand.ts';

/** Width of a bone as a share of the picture's width. */
const BONE = 1 / 150;

/** The canvas takes the picture's size; mirroring is left to CSS. */
export function drawDetection(canvas: HTMLCanvasElement, frame: LandmarkFrame, picture: VideoFrame): void {
  const { displayWidth: width, displayHeight: height } = picture;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) return;
  context.drawImage(picture, 0, 0, width, height);
  for (const { landmarks } of frame.hands)
    drawHand(context, landmarks, (x, y) => [x * width, y * height], width * BONE);
}

export function clear(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}
