import { describe, expect, test, vi } from 'vitest';
import { RequestError, type TakeSummary } from '../../../electron/ipc.ts';
import type { NewTake } from '../../../electron/library/library.ts';
import { Unsaved } from '../../../electron/recording/unsaved.ts';

/** Only the keys matter here: what a take holds is the library's business. */
const take = (key: string) => ({ key }) as NewTake;

/** A disk that can be full, and that refuses some takes for good. */
class Disk {
  full = false;
  readonly refused = new Set<string>();
  readonly saved: string[] = [];

  async saveTake({ key }: NewTake): Promise<TakeSummary> {
    await Promise.resolve();
    if (this.full) throw new RequestError('disk-full', 'The disk is full.');
    if (this.refused.has(key)) throw new RequestError('gone', 'The word is gone.');
    this.saved.push(key);
    return { id: this.saved.length } as TakeSummary;
  }
}

function setUp() {
  const disk = new Disk();
  const unsaved = new Unsaved(() => Promise.resolve(disk));
  const said: [string | null, number][] = [];
  unsaved.onstuck = (trouble, waiting) => said.push([trouble?.code ?? null, waiting]);
  const confirmed: number[] = [];
  const add = (key: string) => unsaved.add(take(key), ({ id }) => confirmed.push(id));
  return { disk, unsaved, said, confirmed, add };
}

describe('takes on their way to the disk', () => {
  test('are confirmed in their order, once they are saved', async () => {
    const { disk, unsaved, confirmed, said, add } = setUp();
    for (const key of ['a', 'b', 'c']) add(key);
    expect(confirmed).toEqual([]);
    await unsaved.flush();
    expect(disk.saved).toEqual(['a', 'b', 'c']);
    expect(confirmed).toEqual([1, 2, 3]);
    expect(said).toEqual([]);
  });

  test('wait for room, and are saved by themselves when there is some', async () => {
    vi.useFakeTimers();
    const { disk, unsaved, said, confirmed, add } = setUp();
    disk.full = true;
    add('a');
    await vi.advanceTimersByTimeAsync(0);
    add('b');
    expect(said).toEqual([
      ['disk-full', 1],
      ['disk-full', 2],
    ]);
    await vi.advanceTimersByTimeAsync(5000);
    expect(unsaved.size).toBe(2);
    disk.full = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(disk.saved).toEqual(['a', 'b']);
    expect(confirmed).toEqual([1, 2]);
    expect(said.at(-1)).toEqual([null, 0]);
    vi.useRealTimers();
  });

  test('do not wait behind one that cannot be saved at all', async () => {
    const { disk, unsaved, add } = setUp();
    disk.refused.add('a');
    for (const key of ['a', 'b']) add(key);
    await unsaved.flush();
    expect(disk.saved).toEqual(['b']);
    expect(unsaved.size).toBe(1);
    disk.refused.clear();
    await unsaved.flush();
    expect(disk.saved).toEqual(['b', 'a']);
  });
});
