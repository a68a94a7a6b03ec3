import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createApi,
  type Reply,
  type RequestInput,
  type RequestName,
  type TakeMotion,
  type TakeSummary,
} from '../../../electron/ipc.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../../models/landmarks.ts';
import { encodeFloats } from '../../../models/wire.ts';
import { MotionCache } from '../../../renderer/library/motion-cache.svelte.ts';
import { Pane } from '../../../renderer/library/pane.svelte.ts';
import { Playback } from '../../../renderer/library/playback.svelte.ts';
import { Review } from '../../../renderer/library/review.svelte.ts';
import { namedSessions } from '../../../renderer/library/session-names.ts';
import { Selection } from '../../../renderer/library/selection.svelte.ts';
import { LibraryStore } from '../../../renderer/library/store.svelte.ts';
import { TakeList } from '../../../renderer/library/take-list.svelte.ts';
import { cardAfter, cardsIn, columnsIn, heightOf, scrollTo } from '../../../renderer/library/virtual-window.ts';

const take = (id: number, more: Partial<TakeSummary> = {}): TakeSummary => ({
  id,
  word: 1,
  signer: 1,
  session: 1,
  recorded: 0,
  frames: 40,
  duration: 1300,
  trim: { start: 100, end: 1100 },
  mirrored: false,
  tags: [],
  notes: [],
  kept: false,
  deleted: false,
  ...more,
});

/** A main side that holds takes, newest first, and remembers what it was asked. */
function shelf(count: number) {
  let takes = Array.from({ length: count }, (_, index) => take(count - index));
  const asked: RequestInput<'listTakes'>[] = [];
  let unanswered = 0;
  return {
    asked,
    /** Requests that waited at the same time, at the most. */
    busiest: 0,
    get takes() {
      return takes;
    },
    set takes(next: TakeSummary[]) {
      takes = next;
    },
    async listTakes(input: RequestInput<'listTakes'>) {
      asked.push(input);
      this.busiest = Math.max(this.busiest, ++unanswered);
      await Promise.resolve();
      unanswered--;
      const wanted = input.filter.takes && new Set(input.filter.takes);
      const fitting = wanted ? takes.filter(({ id }) => wanted.has(id)) : takes;
      return { total: fitting.length, takes: fitting.slice(input.offset, input.offset + input.limit) };
    },
  };
}
import { Notices } from '../../../renderer/status/notices.svelte.ts';

describe('the window of a long grid', () => {
  const tiles = { count: 10_000, columns: 5, pitch: 200 };

  it('holds the rows that are seen, one more at each end, and no other of 10,000', () => {
    expect(cardsIn(tiles, 100_000, 800)).toEqual({ first: 2495, end: 2525 });
    expect(cardsIn(tiles, 0, 800)).toEqual({ first: 0, end: 25 });
    expect(cardsIn(tiles, heightOf(tiles) - 800, 800)).toEqual({ first: 9975, end: 10_000 });
  });

  it('holds every card of which a pixel is seen, wherever it is scrolled', () => {
    const numbers = {
      count: fc.nat(3000),
      columns: fc.integer({ min: 1, max: 9 }),
      pitch: fc.integer({ min: 20, max: 400 }),
    };
    fc.assert(
      fc.property(fc.record(numbers), fc.nat(60_000), fc.integer({ min: 1, max: 2000 }), (grid, top, height) => {
        const { first, end } = cardsIn(grid, top, height, 0);
        for (let card = 0; card < grid.count; card++) {
          const start = Math.floor(card / grid.columns) * grid.pitch;
          const isSeen = start < top + height && start + grid.pitch > top;
          if (isSeen && !(card >= first && card < end)) return false;
        }
        return end - first <= (Math.ceil(height / grid.pitch) + 1) * grid.columns;
      }),
    );
  });

  it('has one column however narrow it is, and as many as fit with their gaps', () => {
    expect(columnsIn(0, 160, 10)).toBe(1);
    expect(columnsIn(329, 160, 10)).toBe(1);
    expect(columnsIn(330, 160, 10)).toBe(2);
  });

  it('scrolls no further than to show a card whole', () => {
    expect(scrollTo(tiles, 0, 400, 800)).toBe(0);
    expect(scrollTo(tiles, 12, 400, 800)).toBe(400);
    expect(scrollTo(tiles, 30, 400, 800)).toBe(600);
  });

  it('goes from card to card by the keys', () => {
    expect(cardAfter('ArrowRight', 4, tiles, 3)).toBe(5);
    expect(cardAfter('ArrowDown', 4, tiles, 3)).toBe(9);
    expect(cardAfter('ArrowUp', 4, tiles, 3)).toBe(4);
    expect(cardAfter('PageDown', 4, tiles, 3)).toBe(19);
    expect(cardAfter('End', 4, tiles, 3)).toBe(9999);
    expect(cardAfter('Home', 4, tiles, 3)).toBe(0);
    expect(cardAfter('x', 4, tiles, 3)).toBeNull();
    expect(cardAfter('End', 0, { ...tiles, count: 0 }, 3)).toBeNull();
  });
});

describe('sessions in the filter', () => {
  const at = (hours: number, minutes: number, seconds = 0) => new Date(2026, 10, 23, hours, minutes, seconds).getTime();
  const session = (id: number, started: number, signer = 1, source = 'camera') => ({
    id,
    signer,
    started,
    source,
    takes: 3,
    deleted: 0,
  });
  const names = (...sessions: ReturnType<typeof session>[]) =>
    namedSessions(sessions, (signer) => ['', 'Ada', 'Ben'][signer] ?? '').map(({ name }) => name);

  it('are named by the day alone where that tells them apart', () => {
    expect(names(session(1, at(9, 5) - 864e5), session(2, at(9, 5)), session(3, at(9, 5), 2))).toEqual([
      'Nov 23, 2026, Ben',
      'Nov 23, 2026, Ada',
      'Nov 22, 2026, Ada',
    ]);
    expect(names(session(1, at(9, 5), 1, 'videos'))).toEqual(['Nov 23, 2026, Ada, videos']);
  });

  it('say the time of day where one signer has several on a day, to the second where that is needed', () => {
    const [later, earlier, other] = names(session(1, at(9, 5)), session(2, at(16, 40)), session(3, at(8, 0), 2));
    expect(later).toMatch(/^Nov 23, 2026, 0?4:40\sPM, Ada$/);
    expect(earlier).toMatch(/^Nov 23, 2026, 0?9:05\sAM, Ada$/);
    expect(other).toBe('Nov 23, 2026, Ben');
    const [second, first] = names(session(1, at(9, 5, 1)), session(2, at(9, 5, 40)));
    expect(first).toContain(':05:01');
    expect(second).toContain(':05:40');
  });

  it('are numbered where nothing else tells them apart', () => {
    const [second, first] = names(session(1, at(9, 5)), session(2, at(9, 5)));
    expect(first).toMatch(/Ada \(1\)$/);
    expect(second).toMatch(/Ada \(2\)$/);
  });
});

describe('Selection', () => {
  const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => 100 + from + index);

  it('takes one by click, adds by Ctrl, and a range by Shift from the last click', () => {
    const selection = new Selection();
    selection.only(103, 3);
    selection.extend(5, ids);
    expect([...selection.ids]).toEqual([103, 104, 105]);
    selection.toggle(109, 9);
    selection.extend(8, ids);
    expect([...selection.ids].sort()).toEqual([103, 104, 105, 108, 109]);
    selection.toggle(104, 4);
    expect(selection.has(104)).toBe(false);
    selection.only(101, 1);
    expect([...selection.ids]).toEqual([101]);
  });

  it('replaces a range by the next one from the same anchor, also backwards', () => {
    const selection = new Selection();
    selection.only(105, 5);
    selection.extend(9, ids);
    selection.extend(3, ids);
    expect([...selection.ids].sort()).toEqual([103, 104, 105]);
  });

  it('forgets takes that are gone, and those only', () => {
    const selection = new Selection();
    selection.all([1, 2, 3]);
    selection.keep((id) => id !== 2);
    expect([...selection.ids]).toEqual([1, 3]);
  });
});

describe('TakeList', () => {
  it('reads the first page, and others when they come into view, each once', async () => {
    const main = shelf(1200);
    const list = new TakeList(main);
    await list.show({ word: 1 });
    expect(list.total).toBe(1200);
    expect(list.takes[0]?.id).toBe(1200);
    expect(list.takes[700]).toBeUndefined();
    await Promise.all([list.need(690, 710), list.need(700, 720)]);
    await list.need(690, 710);
    expect(list.takes[700]?.id).toBe(500);
    expect(main.asked.map(({ offset }) => offset)).toEqual([0, 500]);
    await list.need(400, 1200);
    expect(list.idsBetween(0, 1199)).toHaveLength(1200);
  });

  it('keeps what is shown while the same is read anew, and shows a failure', async () => {
    const main = shelf(3);
    const list = new TakeList(main);
    await list.show({});
    main.takes = [take(9)];
    const reading = list.refresh();
    expect(list.takes).toHaveLength(3);
    expect(list.state.kind).toBe('ready');
    await reading;
    expect(list.takes.map((one) => one?.id)).toEqual([9]);
    main.listTakes = () => Promise.reject(new Error('The library is locked.'));
    await list.refresh();
    expect(list.state).toEqual({ kind: 'failed', message: 'The library is locked.' });
    expect(list.takes).toHaveLength(1);
  });

  it('shows the filter that was chosen last, whichever answer comes first', async () => {
    const answers: (() => void)[] = [];
    const list = new TakeList({
      listTakes: ({ filter }) =>
        new Promise((resolve) => answers.push(() => resolve({ total: 1, takes: [take(filter.word ?? 0)] }))),
    });
    const first = list.show({ word: 1 });
    const second = list.show({ word: 2 });
    answers[1]?.();
    await second;
    answers[0]?.();
    await first;
    expect(list.takes[0]?.id).toBe(2);
  });

  it('reads no more than is in sight when 100,000 change, and the rest when it is scrolled to', async () => {
    const main = shelf(100_000);
    const list = new TakeList(main);
    await list.show({});
    await list.need(0, 100_000);
    expect(list.takes.every((one) => one !== undefined)).toBe(true);
    expect(main.asked).toHaveLength(200);
    expect(main.busiest).toBeLessThanOrEqual(4);
    await list.look(50_480, 50_520);
    main.takes = main.takes.map((one) => ({ ...one, mirrored: true }));
    main.asked.length = 0;
    await list.refresh();
    expect(main.asked.map(({ offset }) => offset)).toEqual([0, 50_000, 50_500]);
    expect(list.takes[50_500]?.mirrored).toBe(true);
    await list.look(70_000, 70_040);
    expect(main.asked.map(({ offset }) => offset)).toEqual([0, 50_000, 50_500, 70_000]);
    expect(list.takes[70_000]?.mirrored).toBe(true);
  });

  it('shows nothing out of place when takes have come or gone', async () => {
    const main = shelf(2000);
    const list = new TakeList(main);
    await list.show({});
    await list.need(0, 2000);
    main.takes = [take(2001), ...main.takes];
    await list.refresh();
    expect(list.takes[1500]).toBeUndefined();
    await list.need(1500, 1501);
    expect(list.takes[1500]?.id).toBe(501);
  });

  it('reads what is missing in the newest reading, whenever that was begun', async () => {
    const main = shelf(3000);
    const list = new TakeList(main);
    await list.show({});
    const needed = list.need(0, 3000);
    await list.refresh();
    expect(await needed).toBe(true);
    expect(list.takes.every((one) => one !== undefined)).toBe(true);
    const late = list.need(0, 3000);
    await list.show({ word: 2 });
    expect(await late).toBe(false);
  });

  it('shows a change before the list is read anew', async () => {
    const list = new TakeList(shelf(3));
    await list.show({});
    list.replace([take(2, { mirrored: true })]);
    expect(list.takes.map((one) => one?.mirrored)).toEqual([false, true, false]);
  });
});

describe('Pane', () => {
  it('selects a range, and everything, also where cards were never in view', async () => {
    const pane = new Pane(shelf(1100));
    await pane.show(1, {});
    pane.selection.only(1100, 0);
    await pane.extendTo(600);
    expect(pane.selection.size).toBe(601);
    await pane.selectAll();
    expect(pane.selection.size).toBe(1100);
    expect(pane.selected).toHaveLength(1100);
  });

  it('stands on a card that there is, and drops from the selection what is gone', async () => {
    const main = shelf(5);
    const pane = new Pane(main);
    await pane.show(null, {});
    await pane.selectAll();
    pane.active = 4;
    main.takes = [take(5), take(3)];
    await pane.refresh();
    expect(pane.active).toBe(1);
    expect([...pane.selection.ids]).toEqual([5, 3]);
  });
});

describe('a selection of more than is in sight', () => {
  async function allSelected(count: number) {
    const main = shelf(count);
    const pane = new Pane(main);
    await pane.show(null, {});
    await pane.selectAll();
    main.asked.length = 0;
    return { main, pane };
  }

  it('stays as it is when takes come, and loses what goes', async () => {
    const { main, pane } = await allSelected(2600);
    main.takes = [take(9999), ...main.takes.filter(({ id }) => id !== 700 && id !== 2600)];
    await pane.refresh();
    expect(pane.selection.size).toBe(2598);
    expect(new Set(pane.selected.map(({ id }) => id)).size).toBe(2598);
    expect(pane.selection.has(700)).toBe(false);
    expect(main.busiest).toBeLessThanOrEqual(4);
  });

  it('is known as it stands after a change', async () => {
    const { main, pane } = await allSelected(1200);
    main.takes = [take(9999), ...main.takes];
    await pane.refresh();
    pane.replace([take(3, { mirrored: true })]);
    expect(pane.selected.filter(({ mirrored }) => mirrored).map(({ id }) => id)).toEqual([3]);
  });

  it('costs one request where few takes were deleted', async () => {
    const main = shelf(100_000);
    const pane = new Pane(main);
    await pane.show(null, {});
    pane.selection.all([99_999, 99_998]);
    main.takes = main.takes.filter(({ id }) => id !== 99_999 && id !== 99_998);
    await pane.refresh();
    expect(pane.selection.size).toBe(0);
    expect(main.asked.map(({ filter }) => filter.takes?.length)).toEqual([undefined, undefined, 2]);
  });

  it('is left alone while it cannot be read', async () => {
    const { main, pane } = await allSelected(1200);
    const listTakes = main.listTakes.bind(main);
    main.listTakes = (input) =>
      input.filter.takes ? Promise.reject(new Error('The library is locked.')) : listTakes(input);
    main.takes = [take(9999), ...main.takes];
    await pane.refresh();
    expect(pane.selected).toHaveLength(1200);
  });
});

describe('MotionCache', () => {
  const FRAMES = 10;
  const BYTES = 4 * FRAMES * (1 + SLOT_COUNT * HAND_SIZE + SLOT_COUNT);
  const motion = (id: number): TakeMotion => ({
    id,
    aspect: 4 / 3,
    times: encodeFloats(Float32Array.from({ length: FRAMES }, (_, frame) => frame * 33)),
    hands: encodeFloats(new Float32Array(FRAMES * SLOT_COUNT * HAND_SIZE)),
    handedness: encodeFloats(new Float32Array(FRAMES * SLOT_COUNT)),
  });
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  function loader(gone: number[] = []) {
    const asked: number[][] = [];
    const loadTakes = async ({ takes }: { takes: number[] }) => {
      asked.push(takes);
      return takes.filter((id) => !gone.includes(id)).map(motion);
    };
    return { asked, loadTakes };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

  it('loads what is looked at in batches, each take once', async () => {
    const main = loader();
    const cache = new MotionCache(main);
    cache.want('grid', numbers(1, 61));
    cache.want('dialog', [5]);
    await settled();
    expect(main.asked.flat().sort((a, b) => a - b)).toEqual(numbers(1, 61));
    expect(Math.max(...main.asked.map(({ length }) => length))).toBeLessThanOrEqual(100);
    expect(cache.get(60)?.times).toHaveLength(FRAMES);
    cache.want('grid', numbers(1, 61));
    await settled();
    expect(main.asked.flat()).toHaveLength(60);
  });

  it('drops wishes that were scrolled past before they were asked for', async () => {
    const main = loader();
    const cache = new MotionCache(main);
    cache.want('grid', numbers(1, 200));
    cache.want('grid', numbers(5000, 5010));
    await settled();
    expect(main.asked.flat()).toHaveLength(24 + 10);
  });

  it('stays within its bytes: the least recently seen goes, what is looked at stays', async () => {
    const cache = new MotionCache(loader(), 12 * BYTES);
    cache.want('grid', numbers(0, 10));
    await settled();
    cache.want('grid', [0, 1]);
    cache.want('grid', numbers(20, 28));
    await settled();
    expect(cache.bytes).toBeLessThanOrEqual(12 * BYTES);
    expect(cache.get(0)).not.toBeNull();
    expect(cache.get(2)).toBeNull();
    expect(cache.get(27)).not.toBeNull();
    cache.want('grid', numbers(100, 130));
    await settled();
    expect(numbers(100, 130).every((id) => cache.get(id) !== null)).toBe(true);
  });

  it('asks once for a take that is gone, and says why nothing comes', async () => {
    const main = loader([3]);
    const cache = new MotionCache(main);
    cache.want('grid', [2, 3]);
    await settled();
    cache.want('grid', [3]);
    await settled();
    expect(main.asked).toEqual([[2, 3]]);
    const failing = new MotionCache({ loadTakes: () => Promise.reject(new Error('It is locked.')) });
    failing.want('grid', [1]);
    await settled();
    expect(failing.failure).toBe('It is locked.');
  });
});

describe('Playback', () => {
  function played(...lengths: number[]) {
    let now = 1000;
    const playback = new Playback(() => now, true);
    playback.fit(lengths.map((length) => ({ start: 50, end: 50 + length })));
    return { playback, wait: (ms: number) => (now += ms) };
  }

  it('shows every take from the start of its sign at the same moment', () => {
    const { playback, wait } = played(2000, 1000);
    wait(700);
    expect(playback.momentOf({ start: 50, end: 2050 })).toBe(750);
    expect(playback.momentOf({ start: 300, end: 1300 })).toBe(1000);
    wait(600);
    expect(playback.momentOf({ start: 300, end: 1300 })).toBe(1300);
    expect(playback.momentOf({ start: 50, end: 2050 })).toBe(1350);
  });

  it('begins anew after the longest take and a rest', () => {
    const { playback, wait } = played(2000, 1900, 1000);
    wait(2200);
    expect(playback.time).toBe(2000);
    wait(400);
    expect(playback.time).toBe(100);
  });

  it('does not wait for one take that is far longer than the others', () => {
    const { playback } = played(1000, 1000, 1000, 30_000);
    expect(playback.length).toBe(2000);
  });

  it('goes on from where it stands when it is slowed, stopped and played again', () => {
    const { playback, wait } = played(2000);
    wait(500);
    playback.slow = true;
    expect(playback.time).toBe(500);
    wait(1000);
    expect(playback.time).toBe(900);
    playback.toggle();
    wait(5000);
    expect(playback.time).toBe(900);
    playback.toggle();
    wait(100);
    expect(playback.time).toBe(940);
    playback.time = 1500;
    wait(100);
    expect([playback.playing, playback.time]).toEqual([false, 1500]);
  });

  it('shows stills to people who want no motion, until they ask for some', () => {
    const playback = new Playback(() => 0, false);
    expect(playback.still).toBe(true);
    playback.time = 300;
    expect(playback.still).toBe(false);
    const other = new Playback(() => 0, false);
    other.toggle();
    other.toggle();
    expect(other.still).toBe(false);
  });
});

describe('Review', () => {
  /** A library of so many takes of one word, and of none of another. */
  async function opened(count = 6) {
    let takes = Array.from({ length: count }, (_, index) => take(count - index));
    const answers: Partial<Record<RequestName, (input: never) => unknown>> = {
      describeLibrary: () => ({ words: [1, 2].map((id) => ({ id, word: `w${id}` })), signers: [] }),
      listTakes: ({ filter, offset, limit }: RequestInput<'listTakes'>) => {
        const fitting = takes.filter(
          ({ word, deleted }) => word === (filter.word ?? word) && deleted === (filter.deleted ?? false),
        );
        return { total: fitting.length, takes: fitting.slice(offset, offset + limit) };
      },
      changeTakes: ({ takes: ids, change }: RequestInput<'changeTakes'>) => {
        const named = new Set(ids);
        takes = takes.map((one) => (named.has(one.id) ? { ...one, ...change } : one));
        return takes.filter(({ id }) => named.has(id));
      },
    };
    const asked: RequestName[] = [];
    const sent: [RequestName, unknown][] = [];
    const inputs = (wanted: RequestName) => sent.filter(([name]) => name === wanted).map(([, input]) => input);
    const api = createApi({
      async request(name, input): Promise<Reply> {
        asked.push(name);
        sent.push([name, input]);
        return { ok: true, value: answers[name]?.(input as never) };
      },
      sendFrame: () => undefined,
      subscribe: () => () => undefined,
    });
    const library = new LibraryStore(api, new Notices());
    await library.refresh();
    const review = new Review(library, false);
    await review.choose(1);
    return { review, library, asked, inputs };
  }

  it('goes on to the next take when the open one leaves the list, and closes after the last', async () => {
    const { review } = await opened();
    await review.open(review.main, 1);
    expect(review.opened?.id).toBe(5);
    await review.change([5], { deleted: true });
    expect([review.opened?.id, review.openPlace, review.openTotal]).toEqual([4, 1, 5]);
    await review.open(review.main, 4);
    await review.change([1], { word: 2 });
    expect(review.opened?.id).toBe(2);
    await review.change([6, 4, 3, 2], { deleted: true });
    expect(review.opened).toBeNull();
  });

  it('relabels to the word that there is, however its name is typed, and makes one where there is none', async () => {
    const { review, inputs } = await opened();
    await review.relabel([6], ' W2 ');
    expect(inputs('changeTakes')).toEqual([{ takes: [6], change: { word: 2 } }]);
    expect(inputs('addWord')).toEqual([]);
    await review.relabel([5], 'W3');
    expect(inputs('addWord')).toEqual([{ word: 'W3' }]);
  });

  it('changes more than one request may name in parts, and reads the list once afterwards', async () => {
    const { review, asked } = await opened(25_000);
    await review.main.selectAll();
    asked.length = 0;
    expect(await review.changeSelected({ mirrored: true })).toBe(true);
    expect(asked.filter((name) => name === 'changeTakes')).toHaveLength(3);
    expect(asked.filter((name) => name === 'listTakes')).toHaveLength(1);
    expect(review.selected.every(({ mirrored }) => mirrored)).toBe(true);
    expect(review.selected).toHaveLength(25_000);
  });

  it('shows a change of the open take, which stays open', async () => {
    const { review } = await opened();
    await review.open(review.main, 2);
    await review.change([4], { trim: { start: 200, end: 900 } });
    expect(review.opened).toMatchObject({ id: 4, trim: { start: 200, end: 900 } });
    expect(review.main.list.takes.filter((one) => one?.trim.start === 200)).toHaveLength(1);
  });

  it('changes what is selected in both grids, each take once, and reads each list once afterwards', async () => {
    const { review, asked } = await opened();
    await review.compareWith(1);
    review.main.selection.only(6, 0);
    review.other?.selection.all([6, 5]);
    expect(review.selected.map(({ id }) => id)).toEqual([6, 5]);
    asked.length = 0;
    await review.changeSelected({ mirrored: true });
    expect(asked.filter((name) => name === 'changeTakes')).toHaveLength(1);
    expect(asked.filter((name) => name === 'listTakes')).toHaveLength(2);
    expect(review.main.list.takes.filter((one) => one?.mirrored).map((one) => one?.id)).toEqual([6, 5]);
  });

  it('shows the bin by itself, and leaves it for a word', async () => {
    const { review } = await opened();
    await review.change([6, 5], { deleted: true });
    await review.showBin();
    expect(review.main.list.takes.map((one) => one?.id)).toEqual([6, 5]);
    await review.change([6], { deleted: false });
    expect(review.main.list.total).toBe(1);
    await review.choose(1);
    expect([review.bin, review.main.list.total]).toEqual([false, 5]);
  });
});
