/** From a place on the screen to the place in a picture that is fitted into a box, with bars at two of its sides. */

export interface Point {
  clientX: number;
  clientY: number;
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * @param point where on the screen, CSS pixels
 * @param box that the picture is fitted into, as `object-fit: contain` does
 * @param aspect of the picture, width / height
 * @returns in 0..1 of the picture as it is shown; null beside it
 */
export function placeInPicture(
  { clientX, clientY }: Point,
  { left, top, width, height }: Box,
  aspect: number,
): { x: number; y: number } | null {
  const [wide, high] = [Math.min(width, height * aspect), Math.min(height, width / aspect)];
  const x = (clientX - left - (width - wide) / 2) / wide;
  const y = (clientY - top - (height - high) / 2) / high;
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
}
