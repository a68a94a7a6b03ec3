/**
 * The main process is killed at random moments while takes come in: what the page was told is saved must be there
 * afterwards. SIGNWRIGHT_KILLS sets how many times (200 take about five minutes).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api, TakeSummary } from '../../../electron/ipc.ts';
import { Library } from '../../../electron/library/library.ts';
import { decodeFloats, encodeFrame } from '../../../models/wire.ts';
import { sitting } from '../../fixtures/sitting.ts';
import { killAll, openMortalHost } from './mortal-host.ts';

const KILLS = Number(process.env.SIGNWRIGHT_KILLS ?? 8);
/** The longest that a process lives after its first take is saved, ms: takes come every few ms. One in four dies sooner. */
const LIFE_MS = 400;
const STREAMS = Array.from({ length: 8 }, (_, seed) => sitting(['wave', 'grasp', 'circle'], seed));

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'signwright-kill-'))));
afterAll(async () => {
  killAll();
  await rm(folder, { recursive: true, force: true });
});

/** All takes of the library, by number. */
async function takesOf(api: Api): Promise<Map<number, TakeSummary>> {
  const all = new Map<number, TakeSummary>();
  for (let offset = 0; ; offset += 500) {
    const { takes, total } = await api.listTakes({ filter: {}, offset, limit: 500 });
    for (const take of takes) all.set(take.id, take);
    if (offset + 500 >= total) return all;
  }
}

test.skipIf(process.platform === 'win32')(
  `no take that the page was told of is lost when the main process is killed ${KILLS} times`,
  { timeout: 120_000 + KILLS * 10_000 },
  async () => {
    const known = new Map<number, TakeSummary>();
    for (let kills = 0; kills < KILLS; kills++) {
      const page = await openMortalHost([resolve('test/fixtures/host-process.ts'), folder]);
      const told: TakeSummary[] = [];
      page.subscribe((event) => event.event === 'take' && told.push(event.take));
      const there = await takesOf(page.api);
      for (const [id, take] of known) expect(there.get(id)).toEqual(take);
      const { id: word } = await page.api.addWord({ word: 'wave' });
      const { id: signer } = await page.api.addSigner({ name: 'Ada', dominant: 'right' });
      await page.api.startRecording({
        signer,
        prompts: [{ word, takes: null }],
        shuffled: false,
        cutting: 'hands-free',
      });
      const life = Math.random() * LIFE_MS;
      let death = Math.random() < 0.25 ? performance.now() + life : Infinity;
      for (let minute = 0; performance.now() < death; minute++) {
        for (const frame of STREAMS[minute % STREAMS.length] ?? [])
          page.send(encodeFrame({ ...frame, t: frame.t + 60_000 * minute }));
        await new Promise((later) => setTimeout(later, 5));
        if (death === Infinity && told.length > 0) death = performance.now() + life;
      }
      await page.kill();
      for (const take of told) known.set(take.id, take);
    }
    const library = await Library.open(folder);
    expect(await library.check()).toEqual([]);
    for (const [id, take] of known) {
      const [motion] = await library.loadTakes([id]);
      expect(decodeFloats(motion?.times ?? '')).toHaveLength(take.frames);
      expect(decodeFloats(motion?.hands ?? '')).toHaveLength(take.frames * 126);
    }
    await library.close();
    console.log(`${KILLS} kills: ${known.size} takes were confirmed, all are there.`);
    expect(known.size).toBeGreaterThan(KILLS);
  },
);
