/** `signwright worker`: does the jobs of sweeps that others began, until it is stopped. */
import { availableParallelism, hostname } from 'node:os';
import { readOptions, required } from '../arguments.ts';
import { DataShelf } from '../sweep/data_shelf.ts';
import { checkedName } from '../sweep/redis.ts';
import { work } from '../sweep/worker.ts';
import { InputError } from '../takes.ts';
import { printJson } from './options.ts';

/** A dead worker's job is taken over after this and a quarter more at most, seconds. */
const LOCK = 20;
/** To give jobs back, ms; Redis may be away. */
const FAREWELL = 10_000;

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    redis: 'text',
    name: 'text',
    data: 'list',
    threads: 'count',
    lock: 'count',
    json: 'flag',
  });
  const url = required(options.redis, 'redis');
  const places = required(options.data, 'data');
  const { threads = availableParallelism(), lock = LOCK } = options;
  if (threads === 0) throw new InputError('A worker needs at least one thread.');
  if (lock === 0) throw new InputError('--lock takes at least one second.');
  const shelf = new DataShelf(places);
  await shelf.find([]);
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
      setTimeout(() => process.exit(1), FAREWELL).unref();
    });
  const done = await work({
    url,
    name: checkedName(options.name ?? 'sweep'),
    shelf,
    threads,
    lock,
    label: `${hostname()}:${process.pid}`,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
    signal: controller.signal,
  });
  if (options.json) printJson(done);
  else process.stdout.write(`${done.finished} jobs finished, ${done.failedAttempts} attempts failed.\n`);
}
