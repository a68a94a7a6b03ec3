/** A key that asks a slider for the value that it has already changes nothing, so no `input` tells of it. */
export function movesSlider({ key }: KeyboardEvent): boolean {
  return /^(Arrow|Page|Home$|End$)/.test(key);
}
