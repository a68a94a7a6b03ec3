/** Where the points of the small charts lie. Pixels; y grows downwards. */

export interface Box {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From a value to a pixel. */
export type Scale = (value: number) => number;

export interface Axis {
  low: number;
  high: number;
  ticks: number[];
}

/** A loss below this is drawn as this: a logarithm needs something. */
const LEAST_LOSS = 1e-3;
const STEPS = [1, 2, 5];

/** Of a logarithmic axis, with room for all values: it begins and ends at 1, 2 or 5 times a power of ten. */
export function lossAxis(losses: readonly number[]): Axis {
  const values = losses.filter(Number.isFinite).map((loss) => Math.max(LEAST_LOSS, loss));
  const least = Math.min(...values, values.length ? Infinity : 1);
  const most = Math.max(...values, values.length ? -Infinity : 1);
  const all: number[] = [];
  for (let power = -3; power <= 6; power++) for (const step of STEPS) all.push(Number(`${step}e${power}`));
  const low = all.findLast((tick) => tick <= least) ?? LEAST_LOSS;
  const high = all.find((tick) => tick >= most && tick > low) ?? most;
  return { low, high, ticks: all.filter((tick) => tick >= low && tick <= high) };
}

/** 0..1, from below the lowest value on: few points that differ little are still told apart. Ticks a quarter, a tenth or less apart. */
export function rateAxis(rates: readonly number[]): Axis {
  const least = Math.min(1, ...rates);
  const low = least >= 0.8 ? 0.75 : least >= 0.5 ? 0.5 : 0;
  const ticks = low === 0 ? [0, 0.25, 0.5, 0.75, 1] : low === 0.5 ? [0.5, 0.75, 1] : [0.75, 0.8, 0.85, 0.9, 0.95, 1];
  return { low, high: 1, ticks };
}

export function linear({ low, high }: Pick<Axis, 'low' | 'high'>, from: number, to: number): Scale {
  const span = high - low || 1;
  return (value) => from + (Math.min(1, Math.max(0, (value - low) / span)) || 0) * (to - from);
}

export function logarithmic({ low, high }: Pick<Axis, 'low' | 'high'>, from: number, to: number): Scale {
  const scale = linear({ low: Math.log(low), high: Math.log(high) }, from, to);
  return (value) => scale(Math.log(Math.max(LEAST_LOSS, value)));
}

/** An SVG path; empty without points. Tenths of pixels. */
export function pathOf(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }, k) => `${k ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
