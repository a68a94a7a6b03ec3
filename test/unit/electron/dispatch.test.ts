import { describe, expect, test, vi } from 'vitest';
import { dispatch } from '../../../electron/dispatch.ts';
import { RequestError, type Handlers } from '../../../electron/ipc.ts';

/** Some of them: what dispatching does, it does to all alike. */
const handlers = {
  describeApp: () => ({ version: '1', shell: 'browser', platform: 'test' }),
  describeModel: () => Promise.reject(new RequestError('model', 'The model is damaged.')),
  loadPrototype: ({ word }) => ({ word, fps: 30, frames: [] }),
  startSession: () => {
    throw new Error('ENOENT: no such file, open /home/someone/secret');
  },
  stopSession: () => null,
} satisfies Partial<Handlers<string>> as unknown as Handlers<string>;

describe('dispatch', () => {
  test('hands the parsed input to the handler', async () => {
    const reply = await dispatch(handlers, 'loadPrototype', { word: 'hello', more: 1 }, '');
    expect(reply).toEqual({ ok: true, value: { word: 'hello', fps: 30, frames: [] } });
  });

  test.each(['nothing', 'toString', '__proto__', '', 7, null, undefined])('refuses %s as a request', async (name) => {
    expect(await dispatch(handlers, name, undefined, '')).toMatchObject({ ok: false, code: 'unknown-request' });
  });

  test.each([undefined, null, 'hello', {}, { word: 3 }, { word: 'x'.repeat(201) }])(
    'refuses %j where a word is wanted',
    async (input) => {
      expect(await dispatch(handlers, 'loadPrototype', input, '')).toMatchObject({ ok: false, code: 'bad-input' });
    },
  );

  test('passes on an error that is meant for people', async () => {
    const reply = await dispatch(handlers, 'describeModel', undefined, '');
    expect(reply).toEqual({ ok: false, code: 'model', message: 'The model is damaged.' });
  });

  test('keeps paths and stacks of any other error on this side, and logs them', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const reply = await dispatch(handlers, 'startSession', undefined, '');
    expect(reply).toMatchObject({ ok: false, code: 'internal' });
    expect(JSON.stringify(reply)).not.toMatch(/secret|ENOENT|\.ts/);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
  });
});
