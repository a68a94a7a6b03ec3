/** Directions and turns in space, as plain tuples: what the made-up hands are placed with. */

export type Vector = readonly [number, number, number];
/** Row-major. */
export type Turn = readonly [number, number, number, number, number, number, number, number, number];

export const UPRIGHT: Turn = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function sum([a, b, c]: Vector, [x, y, z]: Vector, share = 1): Vector {
  return [a + share * x, b + share * y, c + share * z];
}

export function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

/** Of length 1; the zero vector stays as it is. */
export function unit([a, b, c]: Vector): Vector {
  const length = Math.max(1e-9, Math.hypot(a, b, c));
  return [a / length, b / length, c / length];
}

export function turned([a, b, c, d, e, f, g, h, i]: Turn, [x, y, z]: Vector): Vector {
  return [a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z];
}

/** First `right`, then `left`. */
export function after(left: Turn, [a, b, c, d, e, f, g, h, i]: Turn): Turn {
  const columns = (
    [
      [a, d, g],
      [b, e, h],
      [c, f, i],
    ] as const
  ).map((column) => turned(left, column));
  const [p = [1, 0, 0], q = [0, 1, 0], r = [0, 0, 1]] = columns;
  return [p[0], q[0], r[0], p[1], q[1], r[1], p[2], q[2], r[2]];
}

/** About an axis of length 1 (Rodrigues). */
export function about([x, y, z]: Vector, degrees: number): Turn {
  const c = Math.cos(radians(degrees));
  const s = Math.sin(radians(degrees));
  const v = 1 - c;
  return [
    c + x * x * v,
    x * y * v - z * s,
    x * z * v + y * s,
    y * x * v + z * s,
    c + y * y * v,
    y * z * v - x * s,
    z * x * v - y * s,
    z * y * v + x * s,
    c + z * z * v,
  ];
}

/** The turn after which the fingers (+y) point along `fingers` and the palm (+z) faces `palm` as nearly as it can. */
export function facing(fingers: Vector, palm: Vector): Turn {
  const y = unit(fingers);
  const x = unit(cross(y, palm));
  const z = cross(x, y);
  return [x[0], y[0], z[0], x[1], y[1], z[1], x[2], y[2], z[2]];
}

/** Part of the way from one turn to another: the axes in straight lines, made orthonormal again. */
export function between(from: Turn, to: Turn, share: number): Turn {
  const mixed = from.map((value, k) => value + ((to[k] ?? value) - value) * share);
  const [, b = 0, c = 0, , e = 1, f = 0, , h = 0, i = 1] = mixed;
  return facing([b, e, h], [c, f, i]);
}
