/** How words and their certainty are written for people. */

/** Glosses are written like file names in some data sets: `thank_you`. */
export function readable(gloss: string): string {
  return gloss.replaceAll('_', ' ');
}

/** Whole percent, but never 100: no recognition is certain. */
export function percent(confidence: number): string {
  return `${Math.min(99, Math.round(confidence * 100))} %`;
}
