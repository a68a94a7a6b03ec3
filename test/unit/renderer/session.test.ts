import { describe, expect, it, vi } from 'vitest';
import { createApi, type AppEvent, type Reply, type RequestName } from '../../../electron/ipc.ts';
import { Session } from '../../../renderer/live/session.svelte.ts';

const model = { name: 'm', family: 'gru', parameters: 1, words: [], heldOut: null, card: '' };
const engine = { engine: 'onnx', device: 'CPU' };
const frame = { t: 1, aspect: 4 / 3, hands: [] };

/** The main side, as far as a session sees it. */
function mainSide() {
  const replies: Partial<Record<RequestName, unknown>> = {
    describeApp: { version: '1', shell: 'browser', platform: 'linux' },
    describeModel: model,
    startSession: engine,
    stopSession: null,
  };
  const asked: RequestName[] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const sendFrame = vi.fn();
  const api = createApi({
    async request(name): Promise<Reply> {
      asked.push(name);
      return name in replies ? { ok: true, value: replies[name] } : { ok: false, code: 'model', message: 'Damaged.' };
    },
    sendFrame,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const say = (event: AppEvent) => listeners.forEach((listener) => listener(event));
  return { api, replies, asked, say, sendFrame };
}

describe('Session', () => {
  it('learns what the model is and sends frames once it has started', async () => {
    const { api, sendFrame } = mainSide();
    const session = new Session(api);
    session.send(frame);
    expect(sendFrame).not.toHaveBeenCalled();
    await session.start();
    expect(session.state.kind).toBe('ready');
    expect(session.model?.name).toBe('m');
    expect(session.engine).toMatchObject(engine);
    session.send(frame);
    expect(sendFrame).toHaveBeenCalledOnce();
  });

  it('says why the model cannot be used, and recovers when asked', async () => {
    const { api, replies } = mainSide();
    delete replies.describeModel;
    const session = new Session(api);
    await session.start();
    expect(session.state).toEqual({ kind: 'failed', message: 'Damaged.' });
    replies.describeModel = model;
    await session.start();
    expect(session.state.kind).toBe('ready');
  });

  it('starts a new session when the connection is back', async () => {
    const { api, asked, say, sendFrame } = mainSide();
    const session = new Session(api);
    const changes: boolean[] = [];
    session.onconnection = (connected) => changes.push(connected);
    await session.start();
    say({ event: 'connection', connected: false });
    session.send(frame);
    expect(session.connected).toBe(false);
    expect(sendFrame).not.toHaveBeenCalled();
    say({ event: 'connection', connected: true });
    await vi.waitFor(() => expect(session.state.kind).toBe('ready'));
    expect(changes).toEqual([false, true]);
    expect(asked.filter((name) => name === 'startSession')).toHaveLength(2);
  });

  it('forgets what was half-signed after a break in the pictures, but only once it runs', async () => {
    const { api, asked } = mainSide();
    const session = new Session(api);
    await session.restart();
    expect(asked).toEqual([]);
    await session.start();
    await session.restart();
    expect(asked.filter((name) => name === 'startSession')).toHaveLength(2);
  });

  it('tells a failure of the network from a passing trouble', async () => {
    const { api, say } = mainSide();
    const session = new Session(api);
    const troubles: string[] = [];
    session.ontrouble = (message) => troubles.push(message);
    await session.start();
    say({ event: 'trouble', code: 'bad-frame', message: 'A frame was odd.' });
    expect(session.state.kind).toBe('ready');
    say({ event: 'trouble', code: 'recognition', message: 'The network failed.' });
    expect(session.state).toEqual({ kind: 'failed', message: 'The network failed.' });
    expect(troubles).toEqual(['A frame was odd.']);
  });
});
