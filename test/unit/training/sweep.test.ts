/** Sweeps: every combination once, on this machine and over a real Redis, whatever is killed meanwhile. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { quotedInput, withDuckDB } from '../../../training/exchange/duckdb.ts';
import { needsHere } from '../../../training/sweep/job.ts';
import { announce } from '../../../training/sweep/redis.ts';
import { writeTakes } from '../../../training/takes.ts';
import { makeTakes } from './data.ts';

/** Figures for a machine whose cores are busy with other things. */
const PATIENCE = 240_000;
const REDIS = '/usr/bin/redis-server';
const cli = join(import.meta.dirname, '../../../training/cli.ts');

let folder: string;
let data: string;
/** rnn has 256 units of its own accord, so half of the jobs are those of a plain crossval. */
const GRID = ['--families', 'rnn', '--grid', 'hidden=8,256', '--folds', '2', '--epochs', '2'];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-sweep-'));
  await mkdir(join(folder, 'data'));
  data = join(folder, 'data', 'takes.parquet');
  await writeTakes(data, makeTakes({ signers: 3, each: 4 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Program {
  child: ChildProcess;
  stdout: string;
  stderr: string;
  code: number | null;
  ended: Promise<Program>;
}

const running = new Set<Program>();
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
});

function start(file: string, argv: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(file, argv, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const program: Program = {
    child,
    stdout: '',
    stderr: '',
    code: null,
    ended: Promise.reject(new Error('Not begun.')),
  };
  program.ended.catch(() => undefined);
  child.stdout.on('data', (text: Buffer) => (program.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (program.stderr += text.toString()));
  program.ended = once(child, 'close').then(([code]) => {
    running.delete(program);
    program.code = code as number | null;
    return program;
  });
  running.add(program);
  return program;
}
const signwright = (...argv: string[]) => start(process.execPath, [cli, ...argv]);

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 20));
}
const lines = async (path: string) =>
  existsSync(path) ? (await readFile(path, 'utf8')).split('\n').filter(Boolean).length : 0;

interface Report {
  configurations: { text: string; top1: number | null; failed: { error: string; attempts: number }[] }[];
  jobs: { total: number; finished: number; failed: number; kept: number };
  notes: string[];
}
const reportOf = ({ stdout, stderr }: Program): Report => {
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Report;
};
/** Times differ, all else must not. */
const timeless = ({ configurations }: Report) => configurations.map((row) => ({ ...row, seconds: null }));

/** One row a job, without what may differ: who did it, how fast, how often it was tried. */
const rowsOf = (out: string) =>
  withDuckDB(async (connection) => {
    const path = quotedInput(join(out, 'results.parquet'));
    const reader = await connection.runAndReadAll(
      `select * exclude (seconds, worker, attempts) from ${path} order by family, settings, seed, fold`,
    );
    return reader.getRowObjectsJson();
  });

async function sweep(name: string, ...argv: string[]): Promise<{ report: Report; out: string; program: Program }> {
  const out = join(folder, name);
  const program = await signwright('sweep', '--data', data, ...argv, '--out', out, '--json').ended;
  return { report: reportOf(program), out, program };
}

/** The sweep that others are compared with, done once, on this machine alone. */
let reference: ReturnType<typeof sweep> | undefined;
const onThisMachine = () => (reference ??= sweep('here', ...GRID, '--seeds', '2'));

describe('a sweep on this machine', () => {
  it('says of each configuration what crossval says, as JSON, Parquet and a page', { timeout: PATIENCE }, async () => {
    const { report, out, program } = await onThisMachine();
    expect(program.code).toBe(0);
    expect(report.jobs).toEqual({ total: 8, finished: 8, failed: 0, kept: 0 });
    const argv = [
      'crossval',
      '--data',
      data,
      '--family',
      'rnn',
      '--folds',
      '2',
      '--epochs',
      '2',
      '--seeds',
      '2',
      '--json',
    ];
    const crossval = JSON.parse((await signwright(...argv).ended).stdout) as Record<string, unknown>;
    const { top1, top5, worstSigner, parameters } = crossval;
    const plain = report.configurations.find(({ text }) => text === 'hidden=256');
    expect(plain).toMatchObject({ top1, top5, worstSigner, parameters, jobs: 4, failed: [] });
    const rates = report.configurations.map((row) => row.top1 ?? 0);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));

    const rows = await rowsOf(out);
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map(({ digest }) => digest)).size).toBe(8);
    for (const row of rows) {
      expect(row).toMatchObject({ state: 'finished', error: null });
      expect(row.takes).toBe(16 * (row.signers as string[]).length);
    }
    const html = await readFile(join(out, 'report.html'), 'utf8');
    expect(html).toContain('hidden=256');
    expect(html).toContain('its figure flatters');
    expect(html).not.toMatch(/https?:|<script|<link|NaN|undefined/);
  });

  it('goes on where it was killed, and keeps what is finished', { timeout: PATIENCE }, async () => {
    const { report } = await onThisMachine();
    const out = join(folder, 'killed');
    const journal = join(out, 'journal.jsonl');
    const argv = ['sweep', '--data', data, ...GRID, '--seeds', '2', '--out', out, '--json'];
    const first = signwright(...argv, '--threads', '1');
    await until(async () => (await lines(journal)) >= 2);
    first.child.kill('SIGKILL');
    await first.ended;
    const finished = await lines(journal);
    expect(finished).toBeLessThan(8);
    // What a process leaves that dies while it writes.
    await appendFile(journal, '{"id":"rnn-0123","figu');
    const again = reportOf(await signwright(...argv).ended);
    expect(again.jobs).toEqual({ total: 8, finished: 8, failed: 0, kept: finished });
    expect(timeless(again)).toEqual(timeless(report));
    // The third time nothing is left to do.
    expect(reportOf(await signwright(...argv).ended).jobs.kept).toBe(8);
  });

  it('refuses what it does not understand with one sentence', { timeout: PATIENCE }, async () => {
    const other = join(folder, 'letters');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), 'mine');
    const rnn = ['sweep', '--data', data, '--families', 'rnn', '--out', join(folder, 'refused')];
    const cases: [string[], RegExp][] = [
      [[...rnn, '--grid', 'dropout=0.3'], /no “dropout”; it knows stem, hidden, layers, epochs, .*dropStem/],
      [[...rnn, '--name', 'mine'], /needs --redis/],
      [[...rnn, '--redis', 'localhost'], /takes an address as redis:/],
      [[...rnn.slice(0, -1), other], /holds other files/],
      [['sweep', '--data', data, '--families', 'rnn,transformer', '--out', other], /no family/],
      [['worker', '--redis', 'redis://127.0.0.1:1'], /--data is needed/],
      [['worker', '--redis', 'redis://127.0.0.1:1', '--data', join(folder, 'nowhere')], /no file or folder/],
      [
        ['worker', '--redis', 'redis://me:secret@127.0.0.1:1', '--data', data],
        /Redis at redis:\/\/127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/,
      ],
      [[...rnn, '--redis', 'redis://127.0.0.1:1'], /does not answer \(ECONNREFUSED\)/],
    ];
    await Promise.all(
      cases.map(async ([argv, sentence]) => {
        const { code, stdout, stderr } = await signwright(...argv).ended;
        expect(code, argv.join(' ')).toBe(1);
        expect(stdout).toBe('');
        expect(stderr).toMatch(sentence);
        expect(stderr.trim().split('\n')).toHaveLength(1);
        expect(stderr).not.toContain('secret');
      }),
    );
  });

  it('says what is missing where the packages for Redis are not installed', { timeout: PATIENCE }, async () => {
    const hook = join(folder, 'without-bullmq.mjs');
    await writeFile(
      hook,
      `import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === 'bullmq') throw Object.assign(new Error('Not there.'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(specifier, context);
  },
});`,
    );
    const argv = ['--import', hook, cli, 'worker', '--redis', 'redis://127.0.0.1:1', '--data', data];
    const { code, stderr } = await start(process.execPath, argv).ended;
    expect(stderr).toBe(
      'signwright: Sweeps over Redis need the packages bullmq and ioredis: run npm ci in a checkout of Signwright.\n',
    );
    expect(code).toBe(1);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** In memory only: whoever kills it has it forget everything. */
async function startRedis(port: number): Promise<Program> {
  const options = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--dir', folder];
  const program = start(REDIS, ['--port', String(port), ...options]);
  await until(() => program.stdout.includes('Ready to accept connections') || program.code !== null);
  return program;
}

describe.skipIf(!existsSync(REDIS))(`a sweep over Redis (needs ${REDIS})`, () => {
  let url: string;
  let port: number;
  let redis: Program;

  const begin = async () => {
    port = await freePort();
    redis = await startRedis(port);
    url = `redis://127.0.0.1:${port}`;
  };
  /** @param lock seconds; long where nobody dies, so that a busy machine loses none */
  const worker = (lock: number, ...argv: string[]) => {
    const common = ['--redis', url, '--data', join(folder, 'data'), '--threads', '1', '--lock', String(lock)];
    return signwright('worker', ...common, ...argv);
  };
  const started = ({ stderr }: Program) => /^(\S+): rnn, fold/m.exec(stderr)?.[1];
  const finished = ({ stderr }: Program) => stderr.match(/: finished in/g)?.length ?? 0;

  it(
    'gives the table that one machine gives, though a worker is killed at its job',
    { timeout: PATIENCE },
    async () => {
      const { report, out: here } = await onThisMachine();
      await begin();
      const workers = [worker(3), worker(3), worker(3)];
      const [victim] = workers as [Program, ...Program[]];
      await Promise.all(workers.map((each) => until(() => each.stderr.includes('waiting for one'))));
      const swept = sweep('redis', ...GRID, '--seeds', '2', '--redis', url);
      await until(() => started(victim) !== undefined);
      victim.child.kill('SIGKILL');
      await victim.ended;
      expect(finished(victim)).toBe(0);

      const { report: there, out, program } = await swept;
      expect(program.code).toBe(0);
      expect(there.jobs).toEqual({ total: 8, finished: 8, failed: 0, kept: 0 });
      expect(timeless(there)).toEqual(timeless(report));
      expect(await rowsOf(out)).toEqual(await rowsOf(here));
      const journal = (await readFile(join(out, 'journal.jsonl'), 'utf8')).trim().split('\n');
      const done = new Map(
        journal.map((line) => {
          const { id, worker: by } = JSON.parse(line) as { id: string; worker: string };
          return [id, by] as const;
        }),
      );
      const alive = workers.slice(1).map(({ child }) => `${hostname()}:${child.pid}`);
      expect(alive).toContain(done.get(started(victim) ?? ''));
      expect(alive).toEqual(expect.arrayContaining([...new Set(done.values())]));
    },
  );

  it('loses nothing and does nothing twice when its coordinator is killed', { timeout: PATIENCE }, async () => {
    await begin();
    const one = worker(60);
    const out = join(folder, 'coordinator');
    const argv = ['sweep', '--data', data, ...GRID, '--seed', '7', '--out', out, '--redis', url, '--json'];
    const first = signwright(...argv);
    await until(async () => (await lines(join(out, 'journal.jsonl'))) >= 1);
    first.child.kill('SIGKILL');
    await first.ended;
    const kept = await lines(join(out, 'journal.jsonl'));
    // The worker goes on without it.
    await until(() => finished(one) > kept);
    const { jobs, notes } = reportOf(await signwright(...argv).ended);
    expect(jobs).toEqual({ total: 4, finished: 4, failed: 0, kept });
    expect(notes.join(' ')).toContain('--seeds 3');
    expect(finished(one)).toBe(4);
    // Who has lost the folder too gets it all out of Redis.
    await rm(out, { recursive: true });
    expect(reportOf(await signwright(...argv).ended).jobs).toMatchObject({ finished: 4, kept: 0 });
    expect(finished(one)).toBe(4);
  });

  it('goes on after Redis has died and forgotten everything', { timeout: PATIENCE }, async () => {
    const { report } = await onThisMachine();
    await begin();
    const one = worker(3);
    const swept = sweep('forgotten', ...GRID, '--seeds', '2', '--redis', url);
    await until(() => finished(one) >= 2);
    redis.child.kill('SIGKILL');
    await redis.ended;
    await until(() => one.stderr.includes('Redis does not answer'));
    redis = await startRedis(port);
    const { report: after, program } = await swept;
    expect(program.stderr).toContain('Redis is back.');
    expect(after.jobs).toMatchObject({ total: 8, finished: 8, failed: 0 });
    expect(timeless(after)).toEqual(timeless(report));
  });

  it(
    'reports a job that cannot succeed, as on one machine, and tries it again next time',
    { timeout: PATIENCE },
    async () => {
      await begin();
      const one = worker(60);
      const argv = [
        '--families',
        'rnn',
        '--grid',
        'learningRate=0.002,1e30',
        'hidden=8',
        '--epochs',
        '4',
        '--folds',
        '2',
      ];
      const [there, here] = await Promise.all([
        sweep('poison', ...argv, '--redis', url),
        sweep('poison-here', ...argv),
      ]);
      for (const { report, program, out } of [there, here]) {
        expect(report.jobs).toEqual({ total: 4, finished: 2, failed: 2, kept: 0 });
        expect(report.configurations[1]).toMatchObject({ text: 'learningRate=1e+30 hidden=8', top1: null });
        for (const { error, attempts } of report.configurations[1]?.failed ?? []) {
          expect(error).toMatch(/^Training diverged at step/);
          expect(attempts).toBe(3);
        }
        expect(program.code).toBe(1);
        expect(program.stderr).toMatch(/signwright: 2 of 4 jobs failed; .*\n$/);
        expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('Training diverged');
        expect((await rowsOf(out)).filter(({ state }) => state === 'failed')).toHaveLength(2);
      }
      expect(timeless(there.report)).toEqual(timeless(here.report));
      const before = one.stderr.match(/Training diverged/g)?.length;
      const again = await sweep('poison', ...argv, '--redis', url);
      expect(again.report.jobs).toEqual({ total: 4, finished: 2, failed: 2, kept: 2 });
      expect(one.stderr.match(/Training diverged/g)).toHaveLength(2 * (before ?? NaN));
    },
  );

  it('gets its job back from a worker that is stopped', { timeout: PATIENCE }, async () => {
    await begin();
    const one = worker(60, '--json');
    const swept = sweep('stopped', ...GRID, '--seed', '3', '--redis', url);
    await until(() => started(one) !== undefined);
    one.child.kill('SIGINT');
    const { code, stdout, stderr } = await one.ended;
    expect(stderr).toContain(`${started(one)}: given back`);
    expect(JSON.parse(stdout)).toEqual({ finished: 0, failedAttempts: 0 });
    expect(code).toBe(0);
    // With a lock of a minute, only a job that came back can be done at once.
    const two = worker(60);
    const { report } = await swept;
    expect(report.jobs).toMatchObject({ finished: 4, failed: 0 });
    expect(two.stderr).toContain(`${started(one)}: finished`);
  });

  it('keeps away from workers that lack its data or have another version', { timeout: PATIENCE }, async () => {
    await begin();
    const client = new Redis(url);
    const sha256 = 'ab'.repeat(32);
    await announce(client, 'lacking', needsHere([{ name: 'others.parquet', sha256 }]));
    await announce(client, 'older', { ...needsHere([]), app: '0.0.1' });
    await announce(client, 'features', { ...needsHere([]), features: 1 });
    await client.quit();
    for (const [name, sentence] of [
      ['lacking', /needs others\.parquet \(SHA-256 abababababababab…\), which is not here: name its folder/],
      ['older', /begun by Signwright 0\.0\.1, this is .*: take the same version/],
      ['features', /reads features v1, this Signwright v/],
    ] as const) {
      const { code, stderr } = await worker(60, '--name', name).ended;
      expect(stderr).toMatch(sentence);
      expect(code).toBe(1);
    }
    // A sweep that comes later is no reason to leave, and not touched either.
    const empty = join(folder, 'empty');
    await mkdir(empty);
    const idle = signwright('worker', '--redis', url, '--data', empty, '--threads', '1');
    await until(() => idle.stderr.includes('waiting for one'));
    const swept = sweep('lacking', ...GRID, '--seed', '5', '--redis', url);
    await until(() => idle.stderr.includes('takes.parquet'));
    const able = worker(60);
    expect((await swept).report.jobs).toMatchObject({ finished: 4, failed: 0 });
    expect(finished(able)).toBe(4);
    expect(idle.stderr).toMatch(/which is not here/);
    expect(idle.stderr).not.toMatch(/: rnn, fold/);
  });
});
