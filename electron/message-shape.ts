/**
 * What any request must be like before its schema looks at it: plain data of bounded size and depth. A schema checks what
 * it names; this checks the rest, so that nothing strange travels on inside of what is merely ignored.
 */

/** The largest request is a take made out of a video (electron/ipc.ts: Clip); all others fit many times into this. */
const MAX_BYTES = 256 * 1024;
const MAX_BYTES_BY_NAME: Readonly<Record<string, number>> = {
  saveClip: 12 * 1024 * 1024 + MAX_BYTES,
  // A long day's conversation as captions.
  saveText: 4 * 1024 * 1024,
};
/** Objects and lists within each other; our deepest request has four. */
const DEEPEST = 12;
/** Names that reach an object's prototype where somebody copies them carelessly. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
/** A number, a name's quotes and colon, a comma. */
const BYTES_A_VALUE = 8;

export function maxBytesOf(request: string): number {
  return Object.hasOwn(MAX_BYTES_BY_NAME, request) ? (MAX_BYTES_BY_NAME[request] ?? MAX_BYTES) : MAX_BYTES;
}

/** `strange`: not what JSON could say (or NaN, or a forbidden name). `large`: too many bytes, or too deep. */
export type ShapeFault = 'strange' | 'large' | null;

/**
 * Looks at no more than `maxBytes` allow, whatever it is given: structured clones may hold maps, buffers and circles.
 * @param maxBytes about as JSON would count them; text counts by its UTF-16 units
 */
export function shapeFault(value: unknown, maxBytes: number): ShapeFault {
  const waiting: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  let bytes = 0;
  // Counted before they are walked: one list may stand in a clone thousands of times.
  const exceeds = (more: number) => (bytes += more) > maxBytes;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: each, depth } = next;
    if (depth > DEEPEST) return 'large';
    if (typeof each === 'string') {
      if (exceeds(each.length)) return 'large';
    } else if (typeof each === 'number') {
      if (!Number.isFinite(each)) return 'strange';
    } else if (Array.isArray(each)) {
      // Holes too have a place in its length.
      if (exceeds(each.length * BYTES_A_VALUE)) return 'large';
      for (const item of each as unknown[]) waiting.push({ value: item, depth: depth + 1 });
    } else if (isPlain(each)) {
      for (const name of Object.keys(each)) {
        if (FORBIDDEN.has(name)) return 'strange';
        if (exceeds(name.length + BYTES_A_VALUE)) return 'large';
        waiting.push({ value: each[name], depth: depth + 1 });
      }
    } else if (each !== null && each !== undefined && typeof each !== 'boolean') return 'strange';
  }
  return null;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
