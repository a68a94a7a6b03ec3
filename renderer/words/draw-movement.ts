/** Draws a moment of a prototype movement, large enough to see the fingers, with the path that they have just taken. */
import { LANDMARK } from '../../models/landmarks.ts';
import type { Prototype } from '../../models/recognition.ts';
import { drawHand, type Placing } from '../hands/draw-hand.ts';
import type { HandPoints, Movement } from './movement.svelte.ts';

/** Prototypes are of a 4:3 picture, and so is the canvas. */
const ASPECT = 4 / 3;
/** The part of the picture that is shown is never smaller than this, so that a still hand does not fill it. */
const SMALLEST = 0.45;
const MARGIN = 1.25;
/** Of a bone, canvas pixels: stills are small. */
const THINNEST = 3;
const TRAIL_MS = 450;
const TRAIL_STEPS = 12;
const TRAIL = '#ffd873';

/** The square cut-out that holds the whole movement: centre and side, in shares of the picture. */
export interface Cutout {
  x: number;
  y: number;
  side: number;
}

export function cutoutOf({ frames }: Prototype): Cutout {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const hand of frames.flat()) {
    for (let at = 0; hand && at < hand.length; at += 3) {
      const [x = NaN, y = NaN] = hand.slice(at, at + 2);
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (!(right >= left && bottom >= top)) return { x: 0.5, y: 0.5, side: 1 };
  const side = Math.max(SMALLEST, MARGIN * Math.max(right - left, bottom - top));
  return { x: (left + right) / 2, y: (top + bottom) / 2, side };
}

export interface Look {
  cutout: Cutout;
  /** As in a mirror, like the person's own picture. */
  mirrored: boolean;
}

/** @param time ms from the movement's start */
export function drawMovement(canvas: HTMLCanvasElement, movement: Movement, time: number, look: Look): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { width, height } = canvas;
  const place: Placing = (x, y) => {
    const across = (x - look.cutout.x) / look.cutout.side;
    return [
      width * (0.5 + (look.mirrored ? -across : across)),
      height * (0.5 + (y - look.cutout.y) / look.cutout.side),
    ];
  };
  context.clearRect(0, 0, width, height);
  for (const slot of [0, 1] as const) drawTrail(context, movement, time, slot, place);
  const bone = Math.max(THINNEST, height / 90 / Math.sqrt(look.cutout.side * ASPECT));
  for (const hand of movement.handsAt(time)) if (hand) drawHand(context, hand, place, bone);
}

function drawTrail(context: CanvasRenderingContext2D, movement: Movement, time: number, slot: 0 | 1, place: Placing) {
  context.strokeStyle = TRAIL;
  context.lineWidth = context.canvas.height / 140;
  let before: HandPoints = null;
  for (let step = TRAIL_STEPS; step >= 0; step--) {
    const ms = time - (step * TRAIL_MS) / TRAIL_STEPS;
    const hand = ms < 0 ? null : movement.handsAt(ms)[slot];
    if (before && hand) {
      context.globalAlpha = 0.6 * (1 - step / TRAIL_STEPS);
      context.beginPath();
      context.moveTo(...place(...indexTip(before)));
      context.lineTo(...place(...indexTip(hand)));
      context.stroke();
    }
    before = hand;
  }
  context.globalAlpha = 1;
}

function indexTip(hand: readonly number[]): [number, number] {
  const at = 3 * LANDMARK['index-tip'];
  return [hand[at] ?? NaN, hand[at + 1] ?? NaN];
}
