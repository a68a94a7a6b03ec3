import { describe, expect, it, vi } from 'vitest';
import {
  createApi,
  type AppEvent,
  type EngineChoice,
  type EnginesDescription,
  type Reply,
  type RequestName,
} from '../../../electron/ipc.ts';
import { milliseconds, standingOf } from '../../../renderer/settings/engine-phrases.ts';
import { EngineStore } from '../../../renderer/settings/engines.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

const known: EnginesDescription = { choice: 'auto', running: 'onnx', measuring: false, engines: [] };

/** A main side whose answers wait for the test. */
function mainSide() {
  const listeners = new Set<(event: AppEvent) => void>();
  const asked: RequestName[] = [];
  const answers: ((reply: Reply) => void)[] = [];
  const api = createApi({
    async request(name): Promise<Reply> {
      asked.push(name);
      return name === 'describeEngines' ? { ok: true, value: known } : new Promise((resolve) => answers.push(resolve));
    },
    sendFrame: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const notices = new Notices();
  const store = new EngineStore(api, notices);
  const answer = (choice: EngineChoice) => answers.shift()?.({ ok: true, value: { ...known, choice } });
  return { store, notices, asked, answers, answer, say: (event: AppEvent) => listeners.forEach((each) => each(event)) };
}

describe('the chosen engine', () => {
  it('shows at once, also while several choices are on their way, and as the main side has it in the end', async () => {
    const { store, answer } = mainSide();
    await store.refresh();
    expect(store.choice).toBe('auto');
    const both = [store.choose('webgpu'), store.choose('onnx')];
    expect(store.choice).toBe('onnx');
    expect(store.busy).toBe(true);
    answer('webgpu');
    await both[0];
    expect(store.choice).toBe('onnx');
    answer('onnx');
    await both[1];
    expect(store.choice).toBe('onnx');
    expect(store.busy).toBe(false);
    store.close();
  });

  it('goes back to what holds, with a message, where it could not be kept', async () => {
    const { store, notices, answers } = mainSide();
    await store.refresh();
    const said = vi.spyOn(notices, 'say');
    const choosing = store.choose('onnx');
    answers[0]?.({ ok: false, code: 'disk-full', message: 'No room.' });
    await choosing;
    expect(store.choice).toBe('auto');
    expect(said).toHaveBeenCalledWith('No room.');
    store.close();
  });

  it('is told of where it fails, once, and not measured twice at a time', async () => {
    const { store, notices, say, asked } = mainSide();
    await store.refresh();
    const message = 'The graphics engine failed. Signwright goes on with the processor.';
    say({ event: 'trouble', code: 'engine', message });
    say({ event: 'trouble', code: 'model', message: 'Another part says that.' });
    expect(notices.list.map(({ text }) => text)).toEqual([message]);
    say({ event: 'engines', engines: { ...known, measuring: true } });
    await store.measure(null);
    expect(asked).not.toContain('measureEngines');
    store.close();
  });
});

describe('an engine in words', () => {
  it.each([
    [{ device: null, latency: null }, 'It has not been measured yet.'],
    [{ reason: 'No graphics card was found.', latency: { p50: 1, p95: 2 } }, 'No graphics card was found.'],
    [
      { device: 'GPU (CUDA)', latency: { p50: 0.4, p95: 12.4 } },
      'It runs on: GPU (CUDA). An answer takes 0.40 ms, 95 of 100 take at most 12 ms.',
    ],
  ])('%j', (standing, sentence) => {
    const unknown = { id: 'cuda', reason: null, failed: false, device: null, latency: null } as const;
    expect(standingOf({ ...unknown, ...standing })).toBe(sentence);
  });

  it('has as many digits as tell something', () => {
    expect([0.004, 0.084, 1.26, 31.4].map(milliseconds)).toEqual(['less than 0.01 ms', '0.08 ms', '1.3 ms', '31 ms']);
  });
});
