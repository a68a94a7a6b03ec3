/** What hands do that is no sign: a prompt for `none` that only says "move" gets the same fidgeting twenty times. */
import { messages } from './messages.ts';

export const IDLE_IDEAS = [
  'head',
  'drink',
  'talk',
  'glasses',
  'hands',
  'arms',
  'hair',
  'keyboard',
  'watch',
  'chin',
  'point',
  'sleeves',
] as const;

/** Another one at each place of the sitting, round and round. */
export function idleIdea(place: number): string {
  return messages().idleIdeas[IDLE_IDEAS[place % IDLE_IDEAS.length] ?? IDLE_IDEAS[0]];
}
