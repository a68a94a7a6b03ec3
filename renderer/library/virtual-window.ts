/** Which cards of a long grid can be seen: only those are in the page, so that 10,000 takes scroll like ten. */

/** Cards of one size; lengths in CSS pixels. */
export interface Tiles {
  count: number;
  columns: number;
  /** From one row's top to the next one's. */
  pitch: number;
}

/** @param width of the grid, pixels. @returns at least one, however narrow it is */
export function columnsIn(width: number, narrowest: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (narrowest + gap)));
}

export function heightOf({ count, columns, pitch }: Tiles): number {
  return Math.ceil(count / columns) * pitch;
}

/**
 * Cards `first` up to and without `end`. Rows above and below come along, so that a quick scroll finds them drawn.
 * @param top how far it is scrolled, `height` how much of it shows, pixels
 */
export function cardsIn(tiles: Tiles, top: number, height: number, extraRows = 1): { first: number; end: number } {
  const { count, columns, pitch } = tiles;
  const from = Math.floor(Math.max(0, top) / pitch) - extraRows;
  const to = Math.ceil((Math.max(0, top) + height) / pitch) + extraRows;
  return { first: Math.min(count, Math.max(0, from * columns)), end: Math.min(count, Math.max(0, to * columns)) };
}

/** Where to scroll so that a card is seen whole; `top` itself where it is already. Pixels. */
export function scrollTo({ columns, pitch }: Tiles, card: number, top: number, height: number): number {
  const start = Math.floor(card / columns) * pitch;
  if (start < top) return start;
  return start + pitch > top + height ? Math.max(0, start + pitch - height) : top;
}

const STEPS: Record<string, (tiles: Tiles, page: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: ({ columns }) => -columns,
  ArrowDown: ({ columns }) => columns,
  PageUp: ({ columns }, rows) => -columns * rows,
  PageDown: ({ columns }, rows) => columns * rows,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** The card that a key leads to; null where the key leads nowhere. `rows`: how many are seen at once. */
export function cardAfter(key: string, card: number, tiles: Tiles, rows: number): number | null {
  const step = STEPS[key]?.(tiles, Math.max(1, rows));
  if (step === undefined || tiles.count === 0) return null;
  // Up from the first row and down from the last one stay: a jump to the row's end would be a surprise.
  const inFirstRow = card + step < 0 && step === -tiles.columns;
  if (inFirstRow) return card;
  return Math.min(tiles.count - 1, Math.max(0, card + step));
}
