/** How the captions look, as the address says it: `?size=72&colour=ffe066&lines=2&uppercase=1&align=left` (docs/api.md). */

export interface CaptionOptions {
  key: string;
  /** Height of the letters, px. */
  size: number;
  /** As CSS has it: `#ffe066`. */
  colour: string;
  /** Brighter or darker than the letters, whatever makes them stand out more. */
  outline: string;
  lines: number;
  uppercase: boolean;
  align: 'left' | 'center' | 'right';
  /** Shows the guess while a sign is made. */
  guess: boolean;
  /** A dark (or, for dark letters, bright) surface behind them. */
  box: boolean;
  /** Words without news for so long go away, s; 0: they stay. */
  hide: number;
}

/** What is missing or makes no sense is as usual: nobody looks at an error in the middle of a broadcast. */
export function optionsFrom(search: string): CaptionOptions {
  const given = new URLSearchParams(search);
  const number = (name: string, usual: number, least: number, most: number) => {
    const text = given.get(name) ?? '';
    return /^\d{1,6}$/.test(text) ? Math.min(most, Math.max(least, Number(text))) : usual;
  };
  const yes = (name: string, usual: boolean) => {
    const text = given.get(name);
    return text === null ? usual : !['0', 'no', 'false', 'off'].includes(text.toLowerCase());
  };
  const align = given.get('align');
  const colour = colourOf(given.get('colour') ?? given.get('color') ?? '') ?? '#ffffff';
  return {
    key: given.get('key') ?? '',
    size: number('size', 64, 12, 400),
    colour,
    outline: luminance(colour) > 0.18 ? '#000000' : '#ffffff',
    lines: number('lines', 2, 1, 20),
    uppercase: yes('uppercase', false),
    align: align === 'left' || align === 'right' ? align : 'center',
    guess: yes('guess', true),
    box: yes('box', false),
    hide: number('hide', 0, 0, 3600),
  };
}

/** `ffe066`, `fe6`, with or without #; null for anything else. */
function colourOf(text: string): string | null {
  const digits = text.replace(/^#/, '').toLowerCase();
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map((digit) => digit + digit).join('')}`;
  return /^[0-9a-f]{6}$/.test(digits) ? `#${digits}` : null;
}

/** Relative, as WCAG 2 counts it; at 0.18 black and white stand out alike. @param colour `#rrggbb` */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
