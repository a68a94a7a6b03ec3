import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listenToConsole, Log } from '../../../electron/log/log.ts';
import { Redaction } from '../../../electron/log/redaction.ts';
import { testBackend } from '../../fixtures/backend.ts';
import { connect } from '../../fixtures/in-process.ts';
import { fill, newTake } from '../../fixtures/library.ts';
import { Library } from '../../../electron/library/library.ts';

const APP = '/opt/signwright';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'signwright-log-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const written = async () => {
  const names = await readdir(join(folder, 'logs')).catch((): string[] => []);
  return (await Promise.all(names.map((name) => readFile(join(folder, 'logs', name), 'utf8')))).join('');
};

describe('what may stand in a log', () => {
  const redaction = () => new Redaction({ data: folder, app: APP });

  test('paths: those of the data folder and of the program by their names, no others', () => {
    const text = (words: string) => redaction().text(words);
    expect(text(`damaged (${folder}/models/m1-abc)`)).toBe('damaged (<data>/models/m1-abc)');
    expect(text(`damaged (${folder}/Ada and me/m1.zip)`)).toBe('damaged (<data>/<other>)');
    expect(text(`open '${folder}/library.duckdb'`)).toBe('open <data>/library.duckdb');
    expect(text(`no such file: ${homedir()}/My Signs/Ada.parquet`)).toBe('no such file: <path>');
    expect(text('saved to C:\\Users\\Ada Lovelace\\signs.txt')).toBe('saved to <path>');
    expect(text('yes and/or no, 3 / 4')).toBe('yes and/or no, 3 / 4');
  });

  test('the place of an error is kept, its neighbours on the disk are not', () => {
    const error = new RangeError('A take is too short.');
    error.stack = `RangeError: A take is too short.\n    at cut (${APP}/out/main/main.cjs:12:3)\n    at Object.<anonymous> (/home/ada/Ada L/x.js:1:2)\n    at async node:internal/process:1:1`;
    expect(redaction().describe(error).split('\n')).toEqual([
      'RangeError: A take is too short.',
      '  at cut (<app>/out/main/main.cjs:12:3)',
      '  at (<elsewhere>:1:2)',
      '  at async (node:internal/process:1:1)',
    ]);
  });

  test('landmarks and whatever is encoded go', () => {
    expect(redaction().text('wrong: 0.123, 0.5, -1e-7, 0.25')).toBe('wrong: <numbers>');
    expect(redaction().text(`token ${'Ab3'.repeat(20)}`)).toBe('token <…>');
    expect(redaction().describe({ word: 'hello' })).toBe('<object>');
  });

  test('nothing that is quoted gets through, whatever it holds and however it is quoted', () => {
    const quotes = fc.constantFrom(['"', '"'], ["'", "'"], ['“', '”'], ['`', '`'], ["'", '"']);
    fc.assert(
      fc.property(quotes, fc.string({ minLength: 1, maxLength: 40 }), fc.boolean(), ([open, close], secret, cause) => {
        const marked = `Zq9${secret}9qZ`;
        const message = `Constraint Error: no word ${open}${marked}${close} in this column`;
        const error = cause ? new Error('It failed.', { cause: new Error(message) }) : new TypeError(message);
        const told = redaction().describe(error) + redaction().text(message);
        expect(told).not.toContain('Zq9');
        expect(told).not.toContain('9qZ');
      }),
    );
  });

  /** Names as people have them, and glosses: in many scripts, with marks, of several words, and as a symbol. */
  const SECRETS = [
    'Adamantia',
    'Ólafur Zubrówka',
    'MILCH-KAFFEE',
    'Владимира',
    '山田花子',
    'देवनागरी',
    'Zq9x_7',
    'O’Zubrówka',
    '🦄🦄',
  ];

  test.each(SECRETS)('nothing of %s gets through without a quotation mark either', (secret) => {
    const parts = secret.split(/[\s\-’]/).filter((part) => part.length > 1);
    const messages = [
      `The word ${secret} is not in the library.`,
      `Constraint Error: Duplicate key name: ${secret} violates unique constraint`,
      secret,
      `${secret}: ${secret}, ${secret}\n    at ${secret} (${secret}:1:2)`,
      `${secret} is not a function`,
      `open(${secret}.parquet) failed with code 5`,
    ];
    for (const message of messages) {
      const named = Object.assign(new Error(message), { name: `${secret} Error` });
      const coded = Object.assign(new TypeError('Failed.', { cause: new Error(message) }), { code: secret });
      // The stack keeps the message that it was made with.
      const renamed = Object.assign(new Error(message), { message: 'Failed.' });
      const told =
        [named, coded, renamed].map((error) => redaction().describe(error)).join('\n') + redaction().message(message);
      for (const part of parts) expect(told).not.toContain(part);
    }
  });

  test.each([
    ['ENOSPC: no space left on device, write', 'ENOSPC: no space left on device, write'],
    ["Cannot read properties of undefined (reading 'x')", 'Cannot read properties of undefined (reading “…”)'],
    [
      'IO Error: Could not set lock on file: Conflicting lock is held',
      'IO Error: Could not set lock on file: Conflicting lock is held',
    ],
    ['FATAL Error: database has been invalidated', 'FATAL Error: database has been invalidated'],
    ['Non-zero status code returned while running GRU node.', 'Non-zero status code returned while running … node.'],
    ['The signer Ada Lovelace, of London, is gone: 3 takes', 'The …, of …, is gone: 3 takes'],
  ])('of what systems, databases and engines say, enough stays to look for the fault: %s', (said, told) => {
    expect(redaction().message(said)).toBe(told);
  });
});

describe('a log', () => {
  test('has its last lines also after a restart, and only of the console what is wrong', async () => {
    const log = new Log({ data: folder, app: APP });
    const quiet = [vi.spyOn(console, 'error').mockReturnValue(), vi.spyOn(console, 'warn').mockReturnValue()];
    const end = listenToConsole(log);
    console.error('Recognition failed:', new Error('The network is gone.'));
    console.warn('Slow.');
    end();
    console.error('Nobody listens any more.');
    for (const spy of quiet) spy.mockRestore();
    const tail = new Log({ data: folder, app: APP }).tail().join('\n');
    expect(tail).toMatch(/^\S+Z error Recognition failed: Error: The network is gone\.\n {2}at /);
    expect(tail).toMatch(/\S+Z warning Slow\.$/);
    expect(tail).not.toContain('Nobody');
  });

  test('never takes more than three files of a megabyte', async () => {
    const log = new Log({ data: folder, app: APP });
    // Ten kilobytes an entry, as it has a stack.
    const entry = Object.assign(new Error('Again.'), {
      stack: `Error: Again.\n${`    at ${'f'.repeat(60)} (node:${'x'.repeat(1100)}:1:1)\n`.repeat(9)}`,
    });
    const clock = vi.spyOn(performance, 'now');
    // Past what is written in a minute: a minute each.
    for (let n = 0; n < 600; n++) {
      if (n % 50 === 0) clock.mockReturnValue(n * 60_001);
      log.error(entry);
    }
    clock.mockRestore();
    const names = await readdir(log.folder);
    expect(names.sort()).toEqual(['signwright.1.log', 'signwright.2.log', 'signwright.log']);
    for (const name of names) expect((await stat(join(log.folder, name))).size).toBeLessThanOrEqual(1024 * 1024);
    expect(log.tail()).toHaveLength(200);
  });

  test('is not flooded, and says how much it left out', () => {
    const log = new Log({ data: folder, app: APP });
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    for (let n = 0; n < 1000; n++) log.error('again');
    clock.mockReturnValue(60_001);
    log.note('later');
    clock.mockRestore();
    const tail = log.tail();
    expect(tail.filter((line) => line.endsWith('again'))).toHaveLength(60);
    expect(tail.at(-2)).toMatch(/warning 940 more entries/);
    expect(tail.at(-1)).toMatch(/note later$/);
  });

  test('is kept in memory where nothing can be written', async () => {
    // A file where the data folder should be: it cannot be written to by anybody.
    const file = join(folder, 'file');
    await writeFile(file, '');
    const log = new Log({ data: join(file, 'data'), app: APP });
    log.error('Still here.');
    expect(log.tail().join()).toContain('Still here.');
  });
});

test('a session full of troubles leaves no word, no name and no path in logs and diagnostics', async () => {
  const SECRET = 'Zq9x';
  const log = new Log({ data: folder, app: APP });
  const quiet = vi.spyOn(console, 'error').mockReturnValue();
  const end = listenToConsole(log);
  try {
    const library = await Library.open(folder);
    const names = await fill(library, `${SECRET}-word don't`, `${SECRET} "signer"`);
    await library.saveTake(newTake(1, names));
    await library.close();
    await writeFile(join(folder, 'models.json'), `{"active": "${SECRET}"`);
    await writeFile(join(folder, 'live.json'), `{"format": "${SECRET}"}`);
    await mkdir(join(folder, 'jobs', 't1'), { recursive: true });
    await writeFile(join(folder, 'jobs', 't1', 'job.json'), `["${SECRET}"]`);
    const backend = testBackend(folder, join(folder, `${SECRET}-model`), undefined, log);
    const { api } = connect(backend);
    const refused = (work: Promise<unknown>) => work.then(() => 'done', String);
    await refused(api.describeModel());
    await refused(api.startSession());
    await refused(api.addWord({ word: `${SECRET}-other` }));
    await refused(api.changeWord({ id: names.word, word: `${SECRET}-other` }));
    await refused(api.exportTakes({ path: join(folder, SECRET, 'no', 'where'), filter: {}, applied: false }));
    await refused(api.importTakes({ path: join(folder, `${SECRET}.csv`), format: 'gislr' }));
    await refused(api.importModel({ path: join(folder, SECRET) }));
    await refused(api.listJobs());
    await api.reportError({
      message: `TypeError: ${SECRET} is not a function`,
      stack: `TypeError: ${SECRET} is not a function\n    at hide (app://signwright/assets/index.js:1:2)`,
    });
    console.error('A take could not be saved:', new Error(`The word ${SECRET} of ${SECRET} is gone.`), SECRET);
    await api.reportError({
      message: `TypeError: “${SECRET}” is no word`,
      stack: `TypeError: “${SECRET}” is no word\n    at show (app://signwright/assets/index.js:1:2)`,
    });
    const { text } = await api.describeDiagnostics();
    await backend.close();
    expect(text).toContain('1 takes');
    expect(text).toContain('at show (<page>/assets/index.js:1:2)');
    const lines = await written();
    // It did go wrong, and that is what the log is for.
    expect(lines).toMatch(/models\.json cannot be read|could not be read/);
    for (const said of [lines, text]) {
      expect(said).not.toContain(SECRET);
      expect(said).not.toContain(folder);
      expect(said).not.toContain(homedir());
    }
  } finally {
    end();
    quiet.mockRestore();
  }
});
