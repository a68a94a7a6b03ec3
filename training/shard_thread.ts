/** One thread of a training: prepares and grades shards as it is told. An error ends it, and its team hears of it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Grader, type Lesson, type Prepared } from './shard.ts';
import type { Order } from './team.ts';

const queue: Prepared[] = [];
// Not awaited here: the packaged app has this file as CommonJS.
const making = Grader.create(workerData as Lesson);
let last: Promise<unknown> = making;

// In the order in which they came: what can wait must not come before a gradient that others wait for.
parentPort?.on('message', (order: Order) => {
  last = last.then(() => obey(order));
});

async function obey(order: Order): Promise<void> {
  const grader = await making;
  if (order.kind === 'end') {
    await grader.release();
    parentPort?.close();
    return;
  }
  if (order.kind === 'prepare') {
    queue.push(grader.prepare(order.shard));
    return;
  }
  const prepared = queue.shift();
  if (!prepared) throw new Error('No shard is prepared.');
  parentPort?.postMessage(await grader.grade(prepared));
}
