import { expect, test, vi } from 'vitest';
import { Inspector } from '../../../electron/recording/inspector.ts';
import { sitting } from '../../fixtures/sitting.ts';

test('a take is looked at by itself while the others cannot be read, and beside them when they can again', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const takesOf = vi.fn(() => (broken ? Promise.reject(new Error('The disk is gone.')) : Promise.resolve([])));
  const inspector = new Inspector({ takesOf, engine: () => Promise.resolve(null) });
  const frames = sitting(['wave']).filter(({ hands }) => hands.length > 0);
  const about = { word: { id: 1, word: 'wave' }, dominant: 'right', light: 0.01 } as const;
  const codes = async () => (await inspector.inspect(frames, about)).notes.map(({ code }) => code);
  expect(await codes()).toContain('dark');
  broken = false;
  await codes();
  await codes();
  expect(takesOf).toHaveBeenCalledTimes(2);
  log.mockRestore();
});

test('a take that is the very same as one that was deleted to be made anew is told', async () => {
  const inspector = new Inspector({ takesOf: () => Promise.resolve([]), engine: () => Promise.resolve(null) });
  const frames = sitting(['wave']).filter(({ hands }) => hands.length > 0);
  const codesOf = async (word: number) => {
    const { notes, accept } = await inspector.inspect(frames, {
      word: { id: word, word: 'wave' },
      dominant: 'right',
      light: null,
    });
    accept();
    return notes.map(({ code }) => code);
  };
  expect(await codesOf(1)).not.toContain('duplicate');
  inspector.forget();
  expect(await codesOf(1)).toContain('duplicate');
  expect(await codesOf(2)).not.toContain('duplicate');
});
