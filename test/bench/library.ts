/**
 * How fast a library of 100,000 takes is: opening, listing, saving, reading.
 * Run: npm run bench library [-- --takes=N] [--json]
 *
 * Landmarks are made by SQL, 60 frames of two hands a take (31 kB): what they are does not matter, they are not
 * compressed. The folder is made beside other temporary files and removed in the end: 100,000 takes need 3.4 GB.
 */
import { randomUUID } from 'node:crypto';
import { open, mkdtemp, rm, stat, statfs } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { Library, type NewTake } from '../../electron/library/library.ts';
import { FRAME_VALUES } from '../../training/takes.ts';

const FRAMES = 60;
const WORDS = 200;
const SIGNERS = 10;
const SESSIONS = 100;
/** Of a take with its row. */
const TAKE_BYTES = 34_000;

const { values } = parseArgs({ options: { takes: { type: 'string' }, json: { type: 'boolean' } } });
const takes = Number(values.takes ?? 100_000);
const { bavail, bsize } = await statfs(tmpdir());
if (bavail * bsize < 1.5 * takes * TAKE_BYTES) throw new Error(`There is no room for ${takes} takes in ${tmpdir()}.`);

const folder = await mkdtemp(join(tmpdir(), 'signwright-bench-'));
try {
  const built = await timed(() => build(takes));
  const size = (await stat(join(folder, 'library.duckdb'))).size;
  const result = { takes, megabytes: size / 1e6, built, ...(await measure()), machine: machine() };
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : report(result));
} finally {
  await rm(folder, { recursive: true });
}

async function measure() {
  let library!: Library;
  const opened = await timed(async () => (library = await Library.open(folder)));
  const described = await timed(() => library.describe());
  const { words, signers, sessions } = await library.describe();
  const word = words[7]?.id ?? 0;
  const names = { word, signer: signers[0]?.id ?? 0, session: sessions[0]?.id ?? 0 };
  const listed = {
    first50: await repeated(20, () => library.listTakes({ word }, 0, 50)),
    first500: await repeated(20, () => library.listTakes({ word }, 0, 500)),
    all500: await repeated(20, () => library.listTakes({}, 0, 500)),
  };
  const counted = await repeated(10, () => library.counts({}));
  const page = (await library.listTakes({ word }, 0, 500)).takes.map(({ id }) => id);
  const loaded = {
    one: await repeated(50, (k) => library.takes(page.slice(k, k + 1))),
    of50: await repeated(5, (k) => library.loadTakes(page.slice(50 * k, 50 * k + 50))),
  };
  const before = process.cpuUsage();
  const saved = await repeated(500, () => library.saveTake(newTake(names)));
  const { user, system } = process.cpuUsage(before);
  const savedCpu = (user + system) / 1000 / 500;
  const synced = await fsyncs();
  const changed = await repeated(Math.min(20, page.length), (k) =>
    library.changeTakes([page[k] ?? 0], { deleted: true }),
  );
  const relabelled = await timed(() => library.changeTakes(page, { word: words[8]?.id }));
  const undone = await timed(() => library.undo());
  const closed = await timed(() => library.close());
  // After what another kill would have left: the log of 500 saves.
  const again = await timed(async () => (library = await Library.open(folder)));
  for (let k = 0; k < 500; k++) await library.saveTake(newTake(names));
  const checkpointed = await timed(() => library.close());
  return {
    opened,
    described,
    listed,
    counted,
    loaded,
    saved,
    savedCpu,
    fsync: synced,
    changed,
    relabelled,
    undone,
    closed,
    again,
    checkpointed,
  };
}

/** By SQL, beside the library's own ways: they would take minutes. */
async function build(count: number): Promise<void> {
  await (await Library.open(folder)).close();
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    temp_directory: join(folder, 'spill'),
  });
  const connection = await instance.connect();
  try {
    await connection.run(`attach '${join(folder, 'library.duckdb')}' as library (row_group_size 2048); use library;
      begin;
      insert into words select nextval('ids'), 'word ' || i, 'ase', '', '', false from range(${WORDS}) r(i);
      insert into signers select nextval('ids'), 'signer ' || i, 'right' from range(${SIGNERS}) r(i);
      insert into sessions select nextval('ids'), s.id, 'session ' || i, timestamp '2026-01-01' + to_days(i::integer), 'camera'
        from range(${SESSIONS}) r(i) join signers s on s.name = 'signer ' || (i % ${SIGNERS});
      insert into takes select nextval('ids'), uuid(), w.id, e.signer, e.id, e.started + to_milliseconds(i), ${FRAMES},
          ${(FRAMES - 1) * 33}, 1.5, 0, ${(FRAMES - 1) * 33}, false, if(i % 50 = 0, ['checked'], []),
          if(i % 9 = 0, [{code: 'dark', message: 'It was dark: switch on a light.'}], []), false, i % 40 = 0, 'camera', null, null
        from range(${count}) r(i) join words w on w.word = 'word ' || (i * 7919 % ${WORDS})
          join sessions e on e.name = 'session ' || (i * ${SESSIONS} // ${count});
      commit;`);
    const blob = (values: number) => `repeat(${'unhex(md5(id::varchar))'}, ${Math.ceil(values / 4)})[:${4 * values}]`;
    const [row] = (await connection.runAndReadAll('select min(id)::integer, max(id)::integer from takes')).getRows();
    const [first, last] = [Number(row?.[0]), Number(row?.[1])];
    for (let at = first; at <= last; at += 8192) {
      await connection.run(`insert into landmarks select id, ${blob(FRAMES)}, ${blob(FRAMES * FRAME_VALUES)}, ${blob(FRAMES * 2)}
        from takes where id between ${at} and ${Math.min(last, at + 8191)} order by id`);
    }
    await connection.run('checkpoint library');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function newTake(names: { word: number; signer: number; session: number }): NewTake {
  return {
    key: randomUUID(),
    ...names,
    recorded: Date.now(),
    aspect: 1.5,
    times: Float32Array.from({ length: FRAMES }, (_, k) => 33 * k),
    hands: Float32Array.from({ length: FRAMES * FRAME_VALUES }, Math.random),
    handedness: new Float32Array(FRAMES * 2).fill(0.9),
    trim: { start: 100, end: 1500 },
    notes: [],
    source: 'camera',
  };
}

/** What the disk itself takes for as many bytes as a take has: saving cannot be faster. */
async function fsyncs(): Promise<Spread> {
  const file = await open(join(folder, 'probe'), 'w');
  const bytes = Buffer.alloc(TAKE_BYTES, 1);
  try {
    return await repeated(200, async () => {
      await file.write(bytes);
      await file.datasync();
    });
  } finally {
    await file.close();
  }
}

interface Spread {
  p50: number;
  p95: number;
  most: number;
}

async function repeated(times: number, work: (k: number) => Promise<unknown>): Promise<Spread> {
  const all: number[] = [];
  for (let k = 0; k < times; k++) all.push(await timed(() => work(k)));
  all.sort((a, b) => a - b);
  const at = (share: number) => all[Math.min(all.length - 1, Math.floor(share * all.length))] ?? NaN;
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

/** ms */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function machine(): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} threads, Node ${process.version}`;
}

function report({
  takes,
  megabytes,
  built,
  machine,
  ...r
}: Awaited<ReturnType<typeof measure>> & { takes: number; megabytes: number; built: number; machine: string }): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const spread = ({ p50, p95, most }: Spread) => `p50 ${ms(p50)}   p95 ${ms(p95)}   most ${ms(most)}`;
  const lines: [string, string][] = [
    ['Open', ms(r.opened)],
    ['  again', ms(r.again)],
    ['Describe', ms(r.described)],
    ['List a word, 50', spread(r.listed.first50)],
    ['List a word, 500', spread(r.listed.first500)],
    ['List all, 500', spread(r.listed.all500)],
    ['Count', spread(r.counted)],
    ['Read a take', spread(r.loaded.one)],
    ['Read 50 takes', spread(r.loaded.of50)],
    ['Save a take', spread(r.saved)],
    ['  fsync alone', spread(r.fsync)],
    ['  processor', ms(r.savedCpu)],
    ['Delete a take', spread(r.changed)],
    ['Relabel 500', ms(r.relabelled)],
    ['Undo that', ms(r.undone)],
    ['Close', ms(r.closed)],
    ['  after 500 saves', ms(r.checkpointed)],
  ];
  return [
    machine,
    `${takes} takes, ${megabytes.toFixed(0)} MB; built in ${(built / 1000).toFixed(0)} s`,
    '',
    ...lines.map(([name, value]) => `${name.padEnd(18)} ${value}`),
    '',
  ].join('\n');
}
