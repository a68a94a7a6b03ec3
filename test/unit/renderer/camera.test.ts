import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cameraAdvice } from '../../../renderer/camera/advice.ts';
import { stateOfError, type CameraState } from '../../../renderer/camera/camera-state.ts';
import { Camera } from '../../../renderer/camera/camera.svelte.ts';
import { meanLuminance } from '../../../renderer/camera/light.ts';
import { captureTime } from '../../../renderer/camera/pictures.ts';
import { openMemory } from '../../../renderer/memory.ts';

class FakeTrack extends EventTarget {
  muted = false;
  stopped = false;
  readonly label: string;
  readonly #id: string;
  constructor(id: string, label: string) {
    super();
    this.#id = id;
    this.label = label;
  }
  getSettings() {
    return { deviceId: this.#id };
  }
  stop() {
    this.stopped = true;
  }
}

/** As much of MediaDevices as a camera needs: a list of cameras that can be plugged, unplugged, and taken by others. */
class FakeDevices extends EventTarget {
  plugged: { deviceId: string; label: string }[] = [];
  error: Error | null = null;
  asked: MediaStreamConstraints[] = [];
  tracks: FakeTrack[] = [];

  async enumerateDevices() {
    return this.plugged.map((device) => ({ ...device, kind: 'videoinput' }) as MediaDeviceInfo);
  }
  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    if (this.error) throw this.error;
    const { deviceId } = constraints.video as { deviceId?: { exact?: string; ideal?: string } };
    const wanted = this.plugged.find((device) => device.deviceId === (deviceId?.exact ?? deviceId?.ideal));
    const device = wanted ?? (deviceId?.exact ? undefined : this.plugged[0]);
    if (!device) throw named(deviceId?.exact ? 'OverconstrainedError' : 'NotFoundError');
    const track = new FakeTrack(device.deviceId, device.label);
    this.tracks.push(track);
    return { getTracks: () => [track], getVideoTracks: () => [track] } as unknown as MediaStream;
  }
  plug(deviceId: string, label = deviceId) {
    this.plugged = [...this.plugged, { deviceId, label }];
    this.dispatchEvent(new Event('devicechange'));
  }
  unplug(deviceId: string) {
    this.plugged = this.plugged.filter((device) => device.deviceId !== deviceId);
    this.tracks.at(-1)?.dispatchEvent(new Event('ended'));
    this.dispatchEvent(new Event('devicechange'));
  }
}

function named(name: string, message = name) {
  const error = new Error(message);
  error.name = name;
  return error;
}

class FakePermission extends EventTarget {
  state: PermissionState = 'granted';
  become(state: PermissionState) {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

function setUp(...cameras: string[]) {
  const devices = new FakeDevices();
  for (const camera of cameras) devices.plug(camera);
  const permission = new FakePermission();
  const kept = new Map<string, string>();
  const memory = openMemory(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
  }));
  const around = {
    devices: devices as unknown as MediaDevices,
    permission: async () => permission as unknown as PermissionStatus,
    memory,
  };
  return { camera: new Camera(around), devices, permission, around };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('Camera', () => {
  it('gives a picture, and tells which cameras there are', async () => {
    const { camera } = setUp('desk', 'lid');
    await camera.start();
    expect(camera.state).toMatchObject({ kind: 'live', camera: { deviceId: 'desk' }, silent: false });
    expect(camera.choices.map(({ deviceId }) => deviceId)).toEqual(['desk', 'lid']);
    expect(camera.chosenId).toBe('desk');
  });

  it('says that it asks, when the person has not yet answered', async () => {
    const { camera, permission } = setUp('desk');
    permission.state = 'prompt';
    const starting = camera.start();
    await Promise.resolve();
    await Promise.resolve();
    expect(camera.state.kind).toBe('asking');
    await starting;
  });

  it('remembers the chosen camera, and takes another where that one is gone', async () => {
    const { camera, around, devices } = setUp('desk', 'lid');
    await camera.start();
    await camera.choose('lid');
    expect(camera.state).toMatchObject({ kind: 'live', camera: { deviceId: 'lid' } });
    expect(devices.tracks[0]?.stopped).toBe(true);

    const later = new Camera(around);
    await later.start();
    expect(later.chosenId).toBe('lid');

    devices.plugged = [{ deviceId: 'desk', label: 'desk' }];
    const last = new Camera(around);
    await last.start();
    expect(last.chosenId).toBe('desk');
  });

  it('comes back by itself when the unplugged camera returns', async () => {
    const { camera, devices } = setUp('desk');
    await camera.start();
    devices.unplug('desk');
    await settle();
    expect(camera.state).toMatchObject({ kind: 'unplugged', camera: { label: 'desk' } });
    devices.plug('desk');
    await settle();
    expect(camera.state.kind).toBe('live');
  });

  it('knows a returning camera by its name when its identifier has changed', async () => {
    const { camera, devices } = setUp();
    devices.plug('usb-1', 'Webcam');
    await camera.start();
    devices.unplug('usb-1');
    await settle();
    devices.plug('usb-2', 'Webcam');
    await settle();
    expect(camera.state).toMatchObject({ kind: 'live', camera: { deviceId: 'usb-2' } });
  });

  it('does not turn to another camera unasked when one is unplugged', async () => {
    const { camera, devices } = setUp('desk', 'lid');
    await camera.start();
    devices.unplug('desk');
    await settle();
    expect(camera.state.kind).toBe('unplugged');
    await camera.choose('lid');
    expect(camera.state.kind).toBe('live');
  });

  it('finds a camera that returned without an event', async () => {
    const { camera, devices } = setUp('desk');
    await camera.start();
    devices.unplug('desk');
    await settle();
    devices.plugged = [{ deviceId: 'desk', label: 'desk' }];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(camera.state.kind).toBe('live');
  });

  it('starts when the first camera is plugged in', async () => {
    const { camera, devices } = setUp();
    await camera.start();
    expect(camera.state.kind).toBe('missing');
    devices.plug('desk');
    await settle();
    expect(camera.state.kind).toBe('live');
  });

  it('waits for another program to let go of the camera', async () => {
    const { camera, devices } = setUp('desk');
    devices.error = named('NotReadableError');
    await camera.start();
    expect(camera.state.kind).toBe('busy');
    devices.error = null;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(camera.state.kind).toBe('live');
  });

  it('starts as soon as the permission is given after all', async () => {
    const { camera, devices, permission } = setUp('desk');
    permission.state = 'denied';
    devices.error = named('NotAllowedError', 'Permission denied');
    await camera.start();
    expect(camera.state).toEqual({ kind: 'denied', by: 'person' });
    devices.error = null;
    permission.become('granted');
    await settle();
    expect(camera.state.kind).toBe('live');
  });

  it('tells when a live camera holds back its picture', async () => {
    const { camera, devices } = setUp('desk');
    await camera.start();
    const [track] = devices.tracks;
    if (!track) throw new Error('no track');
    track.muted = true;
    track.dispatchEvent(new Event('mute'));
    expect(camera.state).toMatchObject({ kind: 'live', silent: true });
  });

  it('stops a stream that arrives after another camera was chosen', async () => {
    const { camera, devices } = setUp('desk', 'lid');
    await camera.start();
    await Promise.all([camera.choose('desk'), camera.choose('lid')]);
    expect(camera.chosenId).toBe('lid');
    expect(devices.tracks.filter(({ stopped }) => !stopped)).toHaveLength(1);
  });

  it('stays off when a person has turned it off, until a person turns it on', async () => {
    const { camera, devices } = setUp('desk');
    await camera.start();
    camera.turnOff();
    expect(devices.tracks.at(-1)?.stopped).toBe(true);
    devices.plug('lid');
    await settle();
    // Another view without a picture, and back.
    camera.stop();
    expect(camera.state.kind).toBe('off');
    expect(camera.choices).toHaveLength(2);
    await camera.retry();
    expect(camera.state).toMatchObject({ kind: 'live', camera: { deviceId: 'desk' } });

    const starting = camera.choose('lid');
    camera.turnOff();
    await starting;
    expect(camera.state.kind).toBe('off');
    expect(devices.tracks.every(({ stopped }) => stopped)).toBe(true);
    await camera.choose('lid');
    expect(camera.state.kind).toBe('live');
  });

  it('keeps what a person said of one camera: that it sends a mirror image', async () => {
    const { camera, around } = setUp('desk', 'virtual');
    await camera.start();
    await camera.choose('virtual');
    expect(camera.mirrored).toBe(false);
    camera.mirrored = true;
    const later = new Camera(around);
    await later.start();
    expect(later.mirrored).toBe(true);
    await later.choose('desk');
    expect(later.mirrored).toBe(false);
    await later.choose('virtual');
    later.stop();
    expect(later.mirrored).toBe(true);
    later.mirrored = false;
    expect(new Camera(around).mirrored).toBe(false);
  });

  it('says so where a page has no cameras at all', async () => {
    const camera = new Camera({
      devices: undefined,
      permission: async () => null,
      memory: openMemory(() => localStorage),
    });
    await camera.start();
    expect(camera.state.kind).toBe('unsupported');
  });
});

describe('advice about a camera', () => {
  it('tells who refused', () => {
    expect(stateOfError(named('NotAllowedError', 'Permission denied by system'))).toEqual({
      kind: 'denied',
      by: 'system',
    });
    expect(stateOfError(named('NotAllowedError', 'Permission dismissed'))).toEqual({ kind: 'denied', by: 'person' });
    expect(stateOfError('odd')).toEqual({ kind: 'failed', message: 'odd' });
  });

  it('says what to do for every state but a good picture', () => {
    const states: CameraState[] = [
      { kind: 'idle' },
      { kind: 'off' },
      { kind: 'asking' },
      { kind: 'starting' },
      { kind: 'denied', by: 'person' },
      { kind: 'denied', by: 'system' },
      { kind: 'missing' },
      { kind: 'busy' },
      { kind: 'unplugged', camera: { deviceId: '1', label: 'Webcam' } },
      { kind: 'unsupported' },
      { kind: 'failed', message: 'odd' },
    ];
    for (const shell of ['browser', 'electron'] as const) {
      for (const platform of ['linux', 'darwin', 'win32']) {
        for (const state of states) expect(cameraAdvice(state, { shell, platform })?.title).toBeTruthy();
      }
    }
    const live = {
      kind: 'live',
      stream: {} as MediaStream,
      camera: { deviceId: '1', label: '' },
      silent: false,
    } as const;
    expect(cameraAdvice(live, { shell: 'browser', platform: 'linux' })).toBeNull();
  });

  it('sends people of the desktop app to the settings of their own system', () => {
    const steps = (platform: string) =>
      cameraAdvice({ kind: 'denied', by: 'person' }, { shell: 'electron', platform })?.steps.join(' ');
    expect(steps('darwin')).toContain('System Settings');
    expect(steps('win32')).toContain('desktop apps');
    expect(steps('linux')).toContain('group “video”');
  });
});

describe('pictures', () => {
  it('weighs light as the eye does', () => {
    expect(meanLuminance(new Uint8ClampedArray([255, 255, 255, 255, 0, 0, 0, 255]))).toBeCloseTo(0.5);
    expect(meanLuminance(new Uint8ClampedArray([0, 255, 0, 255]))).toBeGreaterThan(0.7);
    expect(() => meanLuminance(new Uint8ClampedArray(3))).toThrow(RangeError);
  });

  it('believes a capture time only where it can be one', () => {
    expect(captureTime(5000, 4960)).toBe(4960);
    expect(captureTime(5000, undefined)).toBe(5000);
    expect(captureTime(5000, 5100)).toBe(5000);
    expect(captureTime(5000, 12)).toBe(5000);
  });
});
