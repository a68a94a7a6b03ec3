/** Draws one hand as bones and joints: over the camera picture, and in the movements of the words list. */
import { BONES, LANDMARK_COUNT } from '../../models/landmarks.ts';

/** Readable on any skin, sleeve or wall: bright lines on a dark rim. */
const RIM = 'rgb(6 12 26 / 0.7)';
const BONE = '#46d3cb';
const TIP = '#ffd873';
/** Landmarks of the five fingertips (models/landmarks.ts). */
const TIPS = new Set([4, 8, 12, 16, 20]);

/** Where a landmark of the unmirrored picture (x, y in 0..1) lies on the canvas, in its pixels. */
export type Placing = (x: number, y: number) => [x: number, y: number];

/** @param points [21][x, y, z] row-major. @param width of a bone, in canvas pixels */
export function drawHand(
  context: CanvasRenderingContext2D,
  points: ArrayLike<number>,
  place: Placing,
  width: number,
): void {
  const placed = Array.from({ length: LANDMARK_COUNT }, (_, landmark) =>
    place(points[3 * landmark] ?? NaN, points[3 * landmark + 1] ?? NaN),
  );
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const [colour, extra] of [
    [RIM, width],
    [BONE, 0],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width + extra;
    context.beginPath();
    for (const [from, to] of BONES) {
      context.moveTo(...(placed[from] ?? [NaN, NaN]));
      context.lineTo(...(placed[to] ?? [NaN, NaN]));
    }
    context.stroke();
  }
  // All joints are one path, and all tips another: a grid of takes draws a hundred hands a frame.
  drawJoints(context, placed, (landmark) => !TIPS.has(landmark), 0.9 * width);
  context.fillStyle = BONE;
  context.fill();
  drawJoints(context, placed, (landmark) => TIPS.has(landmark), 1.35 * width);
  context.fillStyle = TIP;
  context.strokeStyle = RIM;
  context.lineWidth = width / 3;
  context.fill();
  context.stroke();
}

function drawJoints(
  context: CanvasRenderingContext2D,
  placed: readonly (readonly [x: number, y: number])[],
  which: (landmark: number) => boolean,
  radius: number,
) {
  context.beginPath();
  placed.forEach(([x, y], landmark) => {
    if (!which(landmark)) return;
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  });
}
