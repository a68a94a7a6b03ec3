/** A conversation as plain text, and what its files are called. */
import { timeOfDay } from '../language/dates.ts';
import { messages } from './messages.ts';
import { textOf, type Turn } from './turns.ts';

/** One line a turn: "14:03:27 Signed: thank you". */
export function toText(turns: readonly Turn[]): string {
  const m = messages();
  const lines = turns.map((turn) => {
    const text = textOf(turn).replace(/\s+/g, ' ');
    return turn.by === 'typist' ? m.typedLine(timeOfDay(turn.at), text) : m.signedLine(timeOfDay(turn.at), text);
  });
  return `${lines.join('\n')}\n`;
}

/** "Conversation 2026-11-23 14.03": names must not hold colons on Windows. */
export function fileName(turns: readonly Turn[]): string {
  const at = new Date(turns[0]?.at ?? Date.now());
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return messages().fileName(day, `${pad(at.getHours())}.${pad(at.getMinutes())}`);
}
