/**
 * How long a library of new words takes to be learnt, and what the main process is late by meanwhile: 300 words of 30
 * takes each, beside the released model. Then: how long one more take takes, and a frame of a live session.
 * Run: node test/bench/new-words-library.ts [--words=N] [--takes=N]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Library } from '../../electron/library/library.ts';
import { framesOf } from '../../training/takes.ts';
import { variedPrototypes } from '../../training/varied_prototypes.ts';
import { testBackend } from '../fixtures/backend.ts';
import { connect } from '../fixtures/in-process.ts';
import { keyOf } from '../fixtures/library.ts';

const { values } = parseArgs({ options: { words: { type: 'string' }, takes: { type: 'string' } } });
const WORDS = Number(values.words ?? 300);
const TAKES = Number(values.takes ?? 30);

const folder = await mkdtemp(join(tmpdir(), 'signwright-bench-'));
try {
  const { takes } = await variedPrototypes([], Math.ceil(TAKES / 4), 1);
  const library = await Library.open(folder);
  const signer = (await library.addSigner({ name: 'Ada', dominant: 'right' })).id;
  const session = await library.startSession(signer, 'camera');
  const movements = [...new Set(takes.map(({ word }) => word))].map((word) =>
    takes.filter((take) => take.word === word),
  );
  const save = async (word: number, k: number, at: number) => {
    const take = movements[at % movements.length]?.[k % (movements[0]?.length ?? 1)];
    if (!take) throw new Error('There is no such take.');
    const { times, hands, handedness, aspect } = take;
    await library.saveTake({
      key: keyOf(`${at} ${k}`),
      ...{ word, signer, session, times, hands, handedness, aspect },
      recorded: Date.now(),
      trim: { start: 0, end: times.at(-1) ?? 0 },
      notes: [],
      source: 'camera',
    });
  };
  for (let at = 0; at < WORDS; at++) {
    const { id } = await library.addWord({ word: `word ${at}` });
    for (let k = 0; k < TAKES; k++) await save(id, k, at);
  }
  await library.close();

  const backend = testBackend(folder, resolve(import.meta.dirname, '../../models/released/asl-starter'));
  const page = connect(backend);
  await page.api.describeModel();
  const known = async () => (await page.api.describeModel()).words.filter(({ origin }) => origin === 'new').length;
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const began = performance.now();
  await page.api.listNewWords();
  const listed = performance.now() - began;
  while ((await known()) < WORDS) await sleep(50);
  const learnt = performance.now() - began;
  loop.disable();
  const { words } = await page.api.describeLibrary();
  const begun = performance.now();
  const one =
    (await page.api.listTakes({ filter: { word: words[0]?.id ?? 0 }, offset: 0, limit: 1 })).takes[0]?.id ?? 0;
  const before = page.events.length;
  await page.api.changeTakes({ takes: [one], change: { mirrored: true } });
  while (!page.events.slice(before).some(({ event }) => event === 'new-words')) {
    await sleep(2);
    if (performance.now() - begun > 5000) break;
  }
  const again = performance.now() - begun;
  await page.api.startSession();
  for (const take of takes.slice(0, 8)) {
    for (const frame of framesOf(take)) {
      page.api.sendFrame({ ...frame, t: frame.t + 10_000 });
      await sleep(33);
    }
  }
  await sleep(1100);
  const status = page.events.findLast((event) => event.event === 'status');
  await backend.close();
  console.log(
    JSON.stringify({
      words: WORDS,
      takes: TAKES,
      listed: Math.round(listed),
      learnt: Math.round(learnt),
      changed: Math.round(again),
      loop: { p50: loop.percentile(50) / 1e6, p99: loop.percentile(99) / 1e6, max: loop.max / 1e6 },
      frame: status?.event === 'status' ? status.status.latency : null,
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
