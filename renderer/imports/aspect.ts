/** The shape of a picture as people write it. */

/** Of webcams and phones, for a list to choose from. */
export const COMMON_ASPECTS = ['4:3', '16:9', '1:1', '3:4', '9:16'] as const;

const WRITTEN = /^(\d{1,5}(?:[.,]\d{1,6})?)(?:\s*[:/x×]\s*(\d{1,5}(?:[.,]\d{1,6})?))?$/i;

/**
 * Width / height of 16:9, 16/9, 1280 × 720, 1.78 or 1,78.
 * @returns null where it is none, or beyond 0.1 to 10
 */
export function aspectOf(text: string): number | null {
  const [, width, height = '1'] = WRITTEN.exec(text.trim()) ?? [];
  if (width === undefined) return null;
  const aspect = number(width) / number(height);
  return aspect >= 0.1 && aspect <= 10 ? aspect : null;
}

const number = (text: string) => Number(text.replace(',', '.'));
