import { describe, expect, it, vi } from 'vitest';
import type { AppEvent, Reply, RequestName } from '../../../electron/ipc.ts';
import { createApi } from '../../../electron/ipc.ts';
import type { Recognition } from '../../../models/recognition.ts';
import { Live } from '../../../renderer/live/live.svelte.ts';
import { openMemory } from '../../../renderer/memory.ts';
import { Views } from '../../../renderer/views.svelte.ts';

describe('Views', () => {
  it('begins with the translation, and tells of each change once', () => {
    const views = new Views();
    const changes: string[] = [];
    views.onchange = (to, from) => changes.push(`${from} to ${to}`);
    views.go('translate');
    views.go('record');
    views.go('record');
    views.go('library');
    expect(views.current).toBe('library');
    expect(changes).toEqual(['translate to record', 'record to library']);
  });
});

describe('what works in which view', () => {
  function setUp() {
    const asked: RequestName[] = [];
    const listeners = new Set<(event: AppEvent) => void>();
    const model = { name: 'm', family: 'gru', parameters: 1, words: [], heldOut: null, card: '' };
    const replies: Partial<Record<RequestName, unknown>> = {
      describeApp: { version: '1', shell: 'browser', platform: 'linux' },
      describeModel: model,
      startSession: { engine: 'onnx', device: 'CPU' },
      stopSession: null,
    };
    const api = createApi({
      async request(name): Promise<Reply> {
        asked.push(name);
        return { ok: true, value: replies[name] };
      },
      sendFrame: () => undefined,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const tracks: { stopped: boolean }[] = [];
    class Devices extends EventTarget {
      async enumerateDevices() {
        return [{ kind: 'videoinput', deviceId: 'desk', label: 'Desk' }];
      }
      async getUserMedia() {
        const track = Object.assign(new EventTarget(), {
          label: 'Desk',
          muted: false,
          stopped: false,
          getSettings: () => ({ deviceId: 'desk' }),
          stop: () => (track.stopped = true),
        });
        tracks.push(track);
        return { getTracks: () => [track], getVideoTracks: () => [track] };
      }
    }
    const live = new Live({
      api,
      camera: {
        devices: new Devices() as unknown as MediaDevices,
        permission: async () => null,
        memory: openMemory(() => ({ getItem: () => null, setItem: () => undefined })),
      },
      createDetector: async () => ({
        delegate: 'CPU',
        most: 2,
        onlost: null,
        close: () => undefined,
        detect: () => Promise.reject(new Error('no pictures here')),
      }),
    });
    live.start();
    const say = (event: AppEvent) => listeners.forEach((listener) => listener(event));
    return { live, tracks, asked, say };
  }

  it('keeps the camera between translating and recording, and translates in one of them only', async () => {
    const { live, tracks, asked } = setUp();
    await vi.waitFor(() => expect(live.session.state.kind).toBe('ready'));
    await vi.waitFor(() => expect(live.camera.state.kind).toBe('live'));
    live.serve('record');
    expect(live.session.state.kind).toBe('stopped');
    expect(asked.at(-1)).toBe('stopSession');
    live.serve('translate');
    await vi.waitFor(() => expect(live.session.state.kind).toBe('ready'));
    expect(tracks).toHaveLength(1);
    expect(tracks[0]?.stopped).toBe(false);
    live.stop();
  });

  it('turns the camera off in the library, and on again afterwards', async () => {
    const { live, tracks } = setUp();
    await vi.waitFor(() => expect(live.camera.state.kind).toBe('live'));
    live.serve('library');
    expect(live.camera.state.kind).toBe('idle');
    expect(tracks[0]?.stopped).toBe(true);
    live.serve('record');
    await vi.waitFor(() => expect(live.camera.state.kind).toBe('live'));
    expect(tracks.map(({ stopped }) => stopped)).toEqual([true, false]);
    live.stop();
  });

  it('leaves no camera on where views change faster than it opens', async () => {
    const { live, tracks } = setUp();
    for (const view of ['library', 'record', 'library', 'translate', 'library'] as const) live.serve(view);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(live.camera.state.kind).toBe('idle');
    expect(tracks.filter(({ stopped }) => !stopped)).toEqual([]);
    live.serve('record');
    await vi.waitFor(() => expect(live.camera.state.kind).toBe('live'));
    live.stop();
  });

  it('does not begin to translate because the connection is back', async () => {
    const { live, asked, say } = setUp();
    await vi.waitFor(() => expect(live.session.state.kind).toBe('ready'));
    live.serve('library');
    const before = asked.filter((name) => name === 'startSession').length;
    say({ event: 'connection', connected: false });
    say({ event: 'connection', connected: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked.filter((name) => name === 'startSession')).toHaveLength(before);
    expect(live.session.state.kind).toBe('stopped');
    live.stop();
  });

  it('hears no word of a translation that was stopped', async () => {
    const { live, say } = setUp();
    await vi.waitFor(() => expect(live.session.state.kind).toBe('ready'));
    live.serve('record');
    const recognition: Recognition = {
      kind: 'committed',
      word: 'tea',
      confidence: 1,
      alternatives: [],
      start: 0,
      end: 1,
      t: 1,
    };
    say({ event: 'recognition', recognition });
    expect(live.caption.conversation.isEmpty).toBe(true);
    live.stop();
  });
});
