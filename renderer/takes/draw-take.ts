/** Draws one frame of a take, as in a mirror: large where the movement is small, so that fingers can be told apart. */
import { SLOT_COUNT } from '../../models/landmarks.ts';
import { drawHand, type Placing } from '../hands/draw-hand.ts';
import { boundsOf, handAt, type Box, type Motion } from './motion.ts';

/** The part of the picture that is shown is never smaller than this, picture heights. */
const SMALLEST = 0.5;
const MARGIN = 0.06;
/** Width of a bone, picture heights, and its least on the screen, CSS pixels. */
const BONE = 0.011;
const THINNEST = 1.25;

/** The part of the picture that holds the whole movement, with a margin; the whole picture where there is no hand. */
export function viewOf(motion: Motion): Box {
  const bounds = boundsOf(motion);
  if (!bounds) return { left: 0, top: 0, right: motion.aspect, bottom: 1 };
  const x = (bounds.left + bounds.right) / 2;
  const y = (bounds.top + bounds.bottom) / 2;
  const across = Math.max(SMALLEST, bounds.right - bounds.left + 2 * MARGIN) / 2;
  const down = Math.max(SMALLEST, bounds.bottom - bounds.top + 2 * MARGIN) / 2;
  return { left: x - across, top: y - down, right: x + across, bottom: y + down };
}

/** Canvas pixels a picture height, so that the view fits; and where its centre is put: the middle. */
export function placingOf(view: Box, aspect: number, canvas: { width: number; height: number }, mirrored: boolean) {
  const scale = Math.min(canvas.width / (view.right - view.left), canvas.height / (view.bottom - view.top));
  const x = (view.left + view.right) / 2;
  const y = (view.top + view.bottom) / 2;
  const sign = mirrored ? -1 : 1;
  const place: Placing = (px, py) => [
    canvas.width / 2 + sign * scale * (px * aspect - x),
    canvas.height / 2 + scale * (py - y),
  ];
  return { scale, place };
}

/**
 * @param frame as `frameAt` gives it; outside of the take nothing is drawn
 * @param mirrored as in a mirror, like the person's own picture
 * @param density canvas pixels a CSS pixel
 */
export function drawTake(
  canvas: HTMLCanvasElement,
  motion: Motion,
  frame: number,
  { view, mirrored, density }: { view: Box; mirrored: boolean; density: number },
): void {
  // Not for reading: it keeps so small a picture off the GPU, where 60 of them gave 0.3 frames a second in software GL
  // against 19 this way (two hands each, 200 × 150, a busy machine).
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const { scale, place } = placingOf(view, motion.aspect, canvas, mirrored);
  const bone = Math.max(THINNEST * density, BONE * scale);
  for (let slot = 0; slot < SLOT_COUNT; slot++) {
    const hand = handAt(motion, frame, slot);
    if (hand) drawHand(context, hand, place, bone);
  }
}
