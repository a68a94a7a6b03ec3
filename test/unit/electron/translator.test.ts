import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AppEvent } from '../../../electron/ipc.ts';
import { Translator, type Interpreter } from '../../../electron/translator.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { encodeFrame } from '../../../models/wire.ts';

const engine = { engine: 'onnx', device: 'CPU' } as const;
const frameAt = (t: number) => encodeFrame({ t, aspect: 4 / 3, hands: [] });

/** A network that answers only when it is told to. */
class SlowNetwork {
  readonly seen: (number | 'reset')[] = [];
  #answers: (() => void)[] = [];

  push(frame: LandmarkFrame) {
    this.seen.push(frame.t);
    return new Promise<[]>((resolve) => this.#answers.push(() => resolve([])));
  }

  reset() {
    this.seen.push('reset');
  }

  async answerAll() {
    for (let quiet = 0; quiet < 3; quiet++) {
      if (this.#answers.length) quiet = 0;
      this.#answers.splice(0).forEach((answer) => answer());
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

function session(recognizer: Interpreter['recognizer']) {
  const events: AppEvent[] = [];
  const translator = new Translator(
    () => Promise.resolve({ recognizer, engine }),
    (event) => events.push(event),
  );
  return { translator, events };
}

afterEach(() => vi.useRealTimers());

describe('Translator', () => {
  test('hands frames on one at a time and in order', async () => {
    const network = new SlowNetwork();
    const { translator } = session(network);
    expect(await translator.start()).toEqual(engine);
    for (const t of [1, 2, 3]) translator.push(frameAt(t));
    expect(network.seen).toEqual([1]);
    await network.answerAll();
    expect(network.seen).toEqual([1, 2, 3]);
  });

  test('drops the oldest frames when the network falls behind, and says how many', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const network = new SlowNetwork();
    const { translator, events } = session(network);
    await translator.start();
    for (let t = 0; t < 1000; t++) translator.push(frameAt(t));
    await network.answerAll();
    expect(network.seen).toEqual([0, ...Array.from({ length: 30 }, (_, k) => 970 + k)]);
    vi.advanceTimersByTime(1000);
    expect(events).toMatchObject([{ event: 'status', status: { ...engine, framesDropped: 969 } }]);
  });

  test('reports rate and latency once a second', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const { translator, events } = session({ push: () => Promise.resolve([]), reset: () => undefined });
    await translator.start();
    for (let t = 1; t <= 30; t++) {
      translator.push(frameAt(t));
      await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(1000 / 30);
    }
    vi.advanceTimersByTime(1);
    expect(events).toHaveLength(1);
    const status = events[0]?.event === 'status' ? events[0].status : null;
    expect(status?.framesPerSecond).toBeCloseTo(30, 0);
    expect(status?.latency).toEqual({ p50: 0, p95: 0 });
    vi.advanceTimersByTime(3000);
    expect(events).toHaveLength(4);
    expect(events.at(-1)).toMatchObject({ status: { framesPerSecond: 0 } });
  });

  test('forgets what it saw when time goes backwards, and ignores the same picture again', async () => {
    const network = new SlowNetwork();
    const { translator } = session(network);
    await translator.start();
    for (const t of [100, 133, 133, 5, 38]) translator.push(frameAt(t));
    await network.answerAll();
    expect(network.seen).toEqual([100, 133, 'reset', 5, 38]);
  });

  test('complains once about frames that are none, and goes on', async () => {
    const network = new SlowNetwork();
    const { translator, events } = session(network);
    await translator.start();
    for (const bytes of [0, 15, 17, 100_000]) translator.push(new ArrayBuffer(bytes));
    translator.push(frameAt(NaN));
    translator.push(frameAt(7));
    await network.answerAll();
    expect(events).toMatchObject([{ event: 'trouble', code: 'bad-frame' }]);
    expect(network.seen).toEqual([7]);
  });

  test('ends the session when the network fails, and can start again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const seen: number[] = [];
    const push = (frame: LandmarkFrame) => {
      seen.push(frame.t);
      return Promise.reject(new Error('out of memory at /home/someone'));
    };
    const { translator, events } = session({ push, reset: () => undefined });
    await translator.start();
    for (const t of [1, 2]) translator.push(frameAt(t));
    await new Promise((resolve) => setImmediate(resolve));
    translator.push(frameAt(3));
    expect(seen).toEqual([1]);
    expect(events).toMatchObject([{ event: 'trouble', code: 'recognition' }]);
    expect(JSON.stringify(events)).not.toContain('someone');
    await translator.start();
    translator.push(frameAt(4));
    expect(seen).toEqual([1, 4]);
    await new Promise((resolve) => setImmediate(resolve));
    log.mockRestore();
  });

  test('says nothing after it was stopped, not even what was under way', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const network = new SlowNetwork();
    const { translator, events } = session(network);
    await translator.start();
    for (const t of [1, 2, 3]) translator.push(frameAt(t));
    translator.stop();
    await network.answerAll();
    translator.push(frameAt(4));
    vi.advanceTimersByTime(5000);
    expect(network.seen).toEqual([1]);
    expect(events).toEqual([]);
  });

  test('opens nothing when it was stopped while the model loaded', async () => {
    const network = new SlowNetwork();
    let loaded: (interpreter: Interpreter) => void = () => undefined;
    const translator = new Translator(
      () => new Promise((resolve) => (loaded = resolve)),
      () => undefined,
    );
    const starting = translator.start();
    translator.stop();
    loaded({ recognizer: network, engine });
    await starting;
    translator.push(frameAt(1));
    expect(network.seen).toEqual([]);
  });
});
