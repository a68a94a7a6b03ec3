/**
 * French typography: a space stands before : ; ? ! % and inside of « », and no line is broken there. Catalogues are
 * written with plain spaces, which anybody can see and type.
 */

const unbroken = (text: string): string => text.replaceAll('« ', '«\u00a0').replace(/ (?=[»:;?!%])/g, '\u00a0');

function spaced(message: unknown): unknown {
  if (typeof message === 'string') return unbroken(message);
  if (typeof message === 'function') {
    const say = message as (...given: unknown[]) => unknown;
    return (...given: unknown[]) => spaced(say(...given));
  }
  if (Array.isArray(message)) return message.map(spaced);
  if (typeof message !== 'object' || message === null) return message;
  return Object.fromEntries(Object.entries(message).map(([name, each]) => [name, spaced(each)]));
}

/** The same messages, each with its spaces as French has them. */
export const asFrenchSpaces = <M>(messages: M): M => spaced(messages) as M;
