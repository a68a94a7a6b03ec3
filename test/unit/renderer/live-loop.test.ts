import { describe, expect, it, vi } from 'vitest';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { HandTrouble, NotStarted } from '../../../renderer/landmarks/trouble.ts';
import { language } from '../../../renderer/language/language.svelte.ts';
import { HandTracking } from '../../../renderer/live/hand-tracking.svelte.ts';
import { LiveLoop, type Picture } from '../../../renderer/live/live-loop.ts';

/** Counts the pictures that are still open: a camera has only a few to give. */
class Pictures {
  open = 0;
  make = (): Picture => {
    this.open++;
    let closed = false;
    return {
      clone: () => this.make(),
      close: () => {
        if (!closed) this.open--;
        closed = true;
      },
    };
  };
}

/** A detector whose answers the test gives. */
class Desk {
  seen: number[] = [];
  delegate = 'CPU';
  most = 2;
  closed = false;
  onlost: ((reason: Error) => void) | null = null;
  #answer: { give: (frame: LandmarkFrame) => void; fail: (error: Error) => void } | null = null;

  detect(picture: Picture, t: number): Promise<LandmarkFrame> {
    expect(this.#answer, 'one picture in flight').toBeNull();
    this.seen.push(t);
    picture.close();
    return new Promise((give, fail) => (this.#answer = { give, fail }));
  }
  async answer() {
    const answer = this.#answer;
    this.#answer = null;
    answer?.give({ t: this.seen.at(-1) ?? NaN, aspect: 4 / 3, hands: [] });
    await flush();
  }
  async fail() {
    const answer = this.#answer;
    this.#answer = null;
    answer?.fail(new Error('no'));
    await flush();
  }
  close() {
    this.closed = true;
  }
}

const flush = () => new Promise((done) => setTimeout(done));

function setUp() {
  const pictures = new Pictures();
  const desk = new Desk();
  const frames: number[] = [];
  const onfailing = vi.fn();
  const loop = new LiveLoop<Picture>((frame) => frames.push(frame.t), onfailing);
  loop.use(desk);
  return { pictures, desk, frames, loop, onfailing };
}

describe('LiveLoop', () => {
  it('keeps one picture in flight and takes the newest next', async () => {
    const { pictures, desk, frames, loop } = setUp();
    for (const t of [10, 20, 30, 40]) loop.offer(pictures.make(), t);
    expect(desk.seen).toEqual([10]);
    await desk.answer();
    expect(desk.seen).toEqual([10, 40]);
    await desk.answer();
    expect(frames).toEqual([10, 40]);
    expect(pictures.open).toBe(0);
  });

  it('holds no more than two pictures of the camera and a copy', () => {
    const { pictures, loop } = setUp();
    for (let t = 0; t < 100; t++) loop.offer(pictures.make(), t);
    expect(pictures.open).toBeLessThanOrEqual(2);
  });

  it('refuses a picture that is not newer than the last', async () => {
    const { pictures, desk, loop } = setUp();
    loop.offer(pictures.make(), 20);
    await desk.answer();
    loop.offer(pictures.make(), 20);
    loop.offer(pictures.make(), 19);
    expect(desk.seen).toEqual([20]);
    expect(pictures.open).toBe(0);
  });

  it('goes on after a picture that could not be read, and reports a row of them', async () => {
    const { pictures, desk, frames, loop, onfailing } = setUp();
    loop.offer(pictures.make(), 1);
    await desk.fail();
    loop.offer(pictures.make(), 2);
    await desk.answer();
    expect(frames).toEqual([2]);
    for (let t = 3; t < 11; t++) {
      loop.offer(pictures.make(), t);
      await desk.fail();
    }
    expect(onfailing).toHaveBeenCalled();
    expect(pictures.open).toBe(0);
  });

  it('throws away the late answer of a detector that is no longer used', async () => {
    const { pictures, desk, frames, loop } = setUp();
    loop.offer(pictures.make(), 1);
    const second = new Desk();
    loop.use(second);
    loop.offer(pictures.make(), 2);
    await desk.answer();
    expect(frames).toEqual([]);
    await second.answer();
    expect(frames).toEqual([2]);
    expect(pictures.open).toBe(0);
  });
});

describe('HandTracking', () => {
  it('makes a new detector when one is lost, and says so', async () => {
    const desks: Desk[] = [];
    const frames: number[] = [];
    const tracking = new HandTracking<Picture>(
      async () => {
        const desk = new Desk();
        desks.push(desk);
        return desk;
      },
      (frame) => frames.push(frame.t),
    );
    const recovered = vi.fn();
    tracking.onrecovered = recovered;
    await tracking.start();
    expect(tracking.state).toEqual({ kind: 'ready', delegate: 'CPU' });

    desks[0]?.onlost?.(new Error('gone'));
    expect(tracking.state.kind).toBe('recovering');
    await flush();
    expect(tracking.state.kind).toBe('ready');
    expect(desks[0]?.closed).toBe(true);
    expect(recovered).toHaveBeenCalledOnce();

    const pictures = new Pictures();
    tracking.offer(pictures.make(), 5);
    await desks[1]?.answer();
    expect(frames).toEqual([5]);
    expect(pictures.open).toBe(0);
  });

  it('gives up after three losses in a minute, until it is asked to try again', async () => {
    const desks: Desk[] = [];
    const tracking = new HandTracking<Picture>(
      async () => {
        const desk = new Desk();
        desks.push(desk);
        return desk;
      },
      () => undefined,
    );
    await tracking.start();
    for (let loss = 0; loss < 3; loss++) {
      desks.at(-1)?.onlost?.(new Error('the graphics context was lost'));
      await flush();
    }
    expect(tracking.state).toEqual({ kind: 'failed', message: 'the graphics context was lost' });
    await tracking.start();
    expect(tracking.state.kind).toBe('ready');
  });

  it('tries again for a while where a new one cannot be made at once, as after a crash of the graphics driver', async () => {
    vi.useFakeTimers();
    let broken = 0;
    const desk = new Desk();
    const tracking = new HandTracking<Picture>(
      () => (broken-- > 0 ? Promise.reject(new Error('no WebGL2')) : Promise.resolve(desk)),
      () => undefined,
    );
    await tracking.start();
    broken = 3;
    desk.onlost?.(new Error('the graphics context was lost'));
    await vi.advanceTimersByTimeAsync(1500);
    expect(tracking.state.kind).toBe('recovering');
    await vi.advanceTimersByTimeAsync(500);
    expect(tracking.state.kind).toBe('ready');
    broken = Infinity;
    desk.onlost?.(new Error('the graphics context was lost'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tracking.state).toEqual({ kind: 'failed', message: 'no WebGL2' });
    vi.useRealTimers();
  });

  it('tells why it could not start', async () => {
    const tracking = new HandTracking<Picture>(
      () => Promise.reject(new Error('the hand model is missing')),
      () => undefined,
    );
    await tracking.start();
    expect(tracking.state).toEqual({ kind: 'failed', message: 'the hand model is missing' });
  });

  it('tells a reason that it knows in the language of the window', async () => {
    language.choose('de');
    const tracking = new HandTracking<Picture>(
      () => Promise.reject(new NotStarted(new HandTrouble('no-webgl'))),
      () => undefined,
    );
    await tracking.start();
    language.choose(null);
    expect(tracking.state).toEqual({
      kind: 'failed',
      message: 'Die Handerkennung konnte nicht starten: dieser Computer bietet kein WebGL2, das MediaPipe braucht.',
    });
  });
});
