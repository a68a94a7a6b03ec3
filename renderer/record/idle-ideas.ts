/** What hands do that is no sign: a prompt for `none` that only says "move" gets the same fidgeting twenty times. */

export const IDLE_IDEAS = [
  'Scratch your head',
  'Take a drink',
  'Talk with your hands',
  'Push up your glasses',
  'Rub your hands',
  'Fold your arms, and let go',
  'Smooth your hair',
  'Type on a keyboard',
  'Look at your watch',
  'Rest your chin on your hand',
  'Point at something',
  'Straighten your sleeves',
] as const;

/** Another one at each place of the sitting, round and round. */
export function idleIdea(place: number): string {
  return IDLE_IDEAS[place % IDLE_IDEAS.length] ?? IDLE_IDEAS[0];
}
