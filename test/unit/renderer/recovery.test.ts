import { describe, expect, test, vi } from 'vitest';
import type { AppEvent, StoredDescription } from '../../../electron/ipc.ts';
import { language } from '../../../renderer/language/language.svelte.ts';
import { fileSize } from '../../../renderer/language/numbers.ts';
import type { Live } from '../../../renderer/live/live.svelte.ts';
import { diagnosticsOf } from '../../../renderer/recovery/diagnostics.ts';
import { ErrorReports } from '../../../renderer/recovery/error-reports.ts';
import { followNews } from '../../../renderer/recovery/news.ts';
import { losses, storedRows } from '../../../renderer/settings/stored.ts';

describe('errors of the page', () => {
  function setUp() {
    const reportError = vi.fn<(input: { message: string; stack: string }) => Promise<null>>(() =>
      Promise.resolve(null),
    );
    return { reportError, reports: new ErrorReports({ reportError }) };
  }

  test('are told once each, and bounded in size', () => {
    const { reportError, reports } = setUp();
    const error = new TypeError('x'.repeat(5000));
    for (let n = 0; n < 30; n++) reports.report(error);
    reports.report('no error at all');
    expect(reportError).toHaveBeenCalledTimes(2);
    const [told] = reportError.mock.calls[0] ?? [];
    expect(told?.message).toHaveLength(1000);
    expect(told?.stack.length).toBeLessThanOrEqual(8000);
  });

  test('are told twenty times at most, and a main side that does not answer is no error', async () => {
    const { reportError, reports } = setUp();
    reportError.mockImplementation(() => Promise.reject(new Error('gone')));
    for (let n = 0; n < 100; n++) reports.report(new Error(`number ${n}`));
    await Promise.resolve();
    expect(reportError).toHaveBeenCalledTimes(20);
  });

  test('of a window: both what is thrown and what is rejected', () => {
    const { reportError, reports } = setUp();
    const listeners = new Map<string, (event: object) => void>();
    reports.listen({ addEventListener: (name: string, listen: never) => void listeners.set(name, listen) } as never);
    listeners.get('error')?.({ error: new Error('thrown'), message: '' });
    listeners.get('unhandledrejection')?.({ reason: new Error('rejected') });
    expect(reportError.mock.calls.map(([{ message }]) => message)).toEqual(['Error: thrown', 'Error: rejected']);
  });
});

describe('news of the main side', () => {
  function setUp(camera: 'idle' | 'off' | 'live') {
    let tell: (event: AppEvent) => void = () => undefined;
    const subscribe = (listener: typeof tell) => {
      tell = listener;
      return () => undefined;
    };
    const live = {
      camera: { state: { kind: camera }, stop: vi.fn(), start: vi.fn(() => Promise.resolve()) },
      notices: { say: vi.fn() },
    };
    const storage = { clear: vi.fn() };
    const reload = vi.fn();
    followNews({ subscribe }, live as unknown as Live, { storage: () => storage, reload });
    return { live, storage, reload, tell: (event: AppEvent) => tell(event) };
  }

  test('after a sleep the camera is opened anew, where one was open', () => {
    const { live, tell } = setUp('live');
    tell({ event: 'awake' });
    expect(live.camera.stop).toHaveBeenCalledBefore(live.camera.start);
    expect(live.notices.say).toHaveBeenCalledOnce();
    for (const kind of ['idle', 'off'] as const) {
      const other = setUp(kind);
      other.tell({ event: 'awake' });
      expect(other.live.camera.start).not.toHaveBeenCalled();
    }
  });

  test('when everything was deleted the page forgets its own and begins anew', () => {
    const { storage, reload, tell } = setUp('live');
    tell({ event: 'library' });
    expect(reload).not.toHaveBeenCalled();
    tell({ event: 'emptied' });
    expect(storage.clear).toHaveBeenCalledBefore(reload);
  });

  test('what happened in passing is said', () => {
    const { live, tell } = setUp('live');
    tell({ event: 'notice', message: 'It was started again.' });
    expect(live.notices.say).toHaveBeenCalledWith('It was started again.');
  });
});

test('diagnostics: what the page knows stands before the log', () => {
  const seen = {
    camera: { state: { kind: 'idle' } },
    hands: { state: { kind: 'ready', delegate: 'CPU' } },
    session: { state: { kind: 'ready' }, connected: true },
  } as const;
  expect(diagnosticsOf('Signwright: 1\n\nLog:\na\n', seen as never, 'Browser/1')).toBe(
    'Signwright: 1\nPage: Browser/1\nCamera: idle\nHand detection: ready, on the CPU\nSession: ready\n\nLog:\na\n',
  );
});

describe('what is kept, in words', () => {
  const stored: StoredDescription = {
    folder: '/data',
    places: [{ kind: 'library', bytes: 1_234_567, names: ['a', 'b', 'c', 'd', 'e'] }],
    library: { takes: 1, deleted: 1, words: 1, signers: 1 },
    models: 0,
    trainings: 0,
    canOpen: false,
  };

  test('numbers have their plurals, and sizes three digits', () => {
    const takes = (count: number) =>
      losses({ ...stored, library: { takes: count, deleted: 0, words: 2, signers: 2 } })[0];
    expect([0, 1, 1200].map(takes)).toEqual([
      '0 takes of 2 words by 2 people.',
      '1 take of 2 words by 2 people.',
      '1,200 takes of 2 words by 2 people.',
    ]);
    expect([1, 999, 1000, 9960, 123_456, 999_600, 5e9].map(fileSize)).toEqual([
      '1 byte',
      '999 bytes',
      '1.0 kB',
      '10 kB',
      '123 kB',
      '1.0 MB',
      '5.0 GB',
    ]);
    expect(storedRows(stored)).toEqual([
      { kind: 'library', name: 'Words, people and takes', size: '1.2 MB', names: 'a, b, c, d …' },
    ]);
  });

  test('what would be lost is named, and nothing that is not there', () => {
    expect(losses(stored)).toEqual(['2 takes of 1 word by 1 person.', 'All settings and logs.']);
    expect(losses({ ...stored, library: null, models: 2, trainings: 1 })).toEqual([
      'The library, which cannot be read at the moment.',
      '2 models of your own.',
      '1 training under way: ended at once.',
      'All settings and logs.',
    ]);
    language.choose('de');
    const german = losses({ ...stored, library: { takes: 1200, deleted: 0, words: 40, signers: 2 } });
    language.choose(null);
    expect(german[0]).toBe('1.200 Aufnahmen zu 40 Wörtern von 2 Personen.');
  });
});
