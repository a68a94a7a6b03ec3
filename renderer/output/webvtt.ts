/**
 * Writes a conversation as WebVTT (W3C, Candidate Recommendation of 2019-04-04), the captions that browsers and video
 * editors read: one cue a turn, and within a sentence the time of each word.
 */
import { readable } from '../translate/sentence.svelte.ts';
import { messages } from './messages.ts';
import { textOf, type Turn, type Word } from './turns.ts';

/** A cue is there at least so long, ms: a word of a third of a second could not be read. */
const LEAST_MS = 1000;
/** An answer was never signed, so its cue is there for as long as reading takes: so many ms a character. */
const READING_MS = 60;

/** @param turns in the order in which they were said. Times of the cues count from the first one */
export function toWebVtt(turns: readonly Turn[]): string {
  const { typed, signed } = messages();
  const start = Math.min(...turns.map(startOf));
  const cues = turns.map((turn, place) => {
    const from = Math.max(0, startOf(turn) - start);
    const to = Math.max(from + LEAST_MS, endOf(turn) - start);
    const voice = turn.by === 'typist' ? typed : signed;
    const said = turn.by === 'typist' ? escaped(turn.text) : timed(turn.words, start, from, to);
    return `${place + 1}\n${timestamp(from)} --> ${timestamp(to)}\n<v ${voice}>${said}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

/** "00:01:02.003". @param ms from the start of the conversation */
export function timestamp(ms: number): string {
  const whole = Math.round(ms);
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  const hours = pad(Math.floor(whole / 3_600_000));
  return `${hours}:${pad(Math.floor(whole / 60_000) % 60)}:${pad(Math.floor(whole / 1000) % 60)}.${pad(whole % 1000, 3)}`;
}

/** Text as a cue may hold it: on one line, and nothing in it is taken for a tag or an arrow. */
function escaped(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Words with their times between them. Those must ascend within the cue: a word that was moved has none that would. */
function timed(words: readonly Word[], start: number, from: number, to: number): string {
  let latest = from;
  return words
    .map(({ word, start: signed }) => {
      const at = signed === null ? latest : Math.round(signed - start);
      if (at <= latest || at >= to) return escaped(readable(word));
      latest = at;
      return `<${timestamp(at)}>${escaped(readable(word))}`;
    })
    .join(' ');
}

const startOf = (turn: Turn): number =>
  turn.by === 'typist' ? turn.at : Math.min(turn.at, ...turn.words.flatMap(({ start }) => start ?? []));

function endOf(turn: Turn): number {
  if (turn.by === 'typist') return turn.at + READING_MS * textOf(turn).length;
  return Math.max(turn.at, ...turn.words.flatMap(({ end }) => end ?? []));
}
