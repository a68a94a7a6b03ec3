import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi, type AppEvent, type Reply, type RequestName, type TrainingJob } from '../../../electron/ipc.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';
import { STEP_MS } from '../../../renderer/train/duration.ts';
import { TrainingStore } from '../../../renderer/train/store.svelte.ts';
import { done, jobOf, judging, learning, ORDER } from '../../e2e/scripted-training.ts';

function setUp(jobs: TrainingJob[] = []) {
  const listeners = new Set<(event: AppEvent) => void>();
  const say = (event: AppEvent) => listeners.forEach((listener) => listener(event));
  const answers: Partial<Record<RequestName, () => unknown>> = { listJobs: () => jobs };
  const api = createApi({
    request(name): Promise<Reply> {
      const answer = answers[name];
      return Promise.resolve(
        answer ? { ok: true, value: answer() } : { ok: false, code: 'refused', message: 'That cannot be done.' },
      );
    },
    sendFrame: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const notices = new Notices();
  const store = new TrainingStore(api, notices);
  return {
    store,
    answers,
    say,
    job: (id: string, changes: Partial<TrainingJob>) => say({ event: 'job', job: jobOf(id, changes) }),
    says: () => notices.list.map(({ text }) => text),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the trainings', () => {
  it('are the one under way, those that wait in their order, and those that have ended, the last one first', async () => {
    const { store } = setUp([
      jobOf('t-5'),
      jobOf('t-4'),
      jobOf('t-3', learning(0.2)),
      jobOf('t-2', { state: 'failed', ended: 10 }),
      jobOf('t-1', { ...done('t-1'), ended: 20 }),
    ]);
    await store.refresh();
    expect(store.current?.id).toBe('t-3');
    expect(store.queue.map(({ id }) => id)).toEqual(['t-4', 't-5']);
    expect(store.earlier.map(({ id }) => id)).toEqual(['t-1', 't-2']);
  });
  it('stay in view when they end, until another one runs', () => {
    const { store, job } = setUp();
    job('t-1', learning(0.5));
    job('t-1', done('t-1'));
    expect(store.current?.id).toBe('t-1');
    expect(store.earlier).toEqual([]);
    job('t-2', {});
    expect(store.current?.id).toBe('t-1');
    job('t-2', learning(0.1));
    expect(store.current?.id).toBe('t-2');
    expect(store.earlier.map(({ id }) => id)).toEqual(['t-1']);
  });
  it('go back to the queue when they are tried again', () => {
    const { store, job, say } = setUp();
    job('t-1', learning(0.5));
    job('t-1', { state: 'cancelled', ended: 5 });
    expect(store.current?.id).toBe('t-1');
    job('t-1', { state: 'queued' });
    expect(store.current).toBeNull();
    expect(store.queue.map(({ id }) => id)).toEqual(['t-1']);
    say({ event: 'job-removed', job: 't-1' });
    expect(store.jobs).toEqual([]);
  });
  it('are put on the list by the answer, but not over what was said since', async () => {
    const { store, answers, job } = setUp();
    answers.startTraining = () => jobOf('t-1');
    await store.start(ORDER);
    expect(store.queue.map(({ id }) => id)).toEqual(['t-1']);
    answers.startTraining = () => {
      job('t-2', learning(0.1));
      return jobOf('t-2');
    };
    await store.start(ORDER);
    expect(store.jobs.map(({ id, state }) => [id, state])).toEqual([
      ['t-2', 'running'],
      ['t-1', 'queued'],
    ]);
  });
  it('say why something could not be done, and how they end', async () => {
    const { store, job, says } = setUp();
    await store.cancel('t-9');
    expect(says()).toEqual(['That cannot be done.']);
    job('t-1', learning(1));
    job('t-1', judging('t-1'));
    job('t-1', { ...done('t-1'), state: 'failed', message: 'No room.' });
    expect(says().slice(1)).toEqual([
      '“My words, 22 Nov” has learnt, and recognises now.',
      'The training “My words, 22 Nov” failed: No room.',
    ]);
  });
  it('tell how fast this machine learns', () => {
    const { store, job } = setUp();
    job('t-1', { ...learning(0.01), secondsLeft: 400 });
    expect(store.pace).toBe(1);
    job('t-1', { ...learning(0.5), secondsLeft: (2 * STEP_MS.gru * 200) / 1000 });
    expect(store.pace).toBeCloseTo(2);
    job('t-1', { ...judging('t-1'), secondsLeft: 9999 });
    expect(store.pace).toBeCloseTo(2);
  });
});

describe('since when a model recognises', () => {
  it('is known of those that were seen to take over', () => {
    vi.setSystemTime(1000);
    const { store, say } = setUp();
    say({ event: 'model', active: 'released' });
    expect(store.activeSince('released')).toBeNull();
    say({ event: 'model', active: 't-1' });
    vi.setSystemTime(5000);
    say({ event: 'model', active: 't-1' });
    expect(store.activeSince('t-1')).toBe(1000);
    expect(store.activeSince('released')).toBeNull();
  });
});
