/** The one gentle word of advice over the live picture, when hands have not been seen for a while. */
import { DARK } from '../camera/light.ts';
import { messages } from './messages.ts';

/** Resting hands are no reason for advice; being out of the picture for this long is, ms. */
export const UNSEEN_MS = 6000;

export interface View {
  /** Since hands were last seen, or since detection began, ms; null while nothing is being detected. */
  unseen: number | null;
  /** Mean luminance of the picture, 0..1; null where it was not measured. */
  light: number | null;
}

export function viewHint({ unseen, light }: View): string | null {
  if (unseen === null || unseen < UNSEEN_MS) return null;
  const m = messages();
  return light !== null && light < DARK ? m.dark : m.noHands;
}
