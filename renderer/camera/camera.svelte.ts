/** The one camera in use: asks for it, watches over it, and comes back by itself when it was unplugged or busy. */
import type { Memory } from '../memory.ts';
import { stateOfError, type CameraChoice, type CameraState } from './camera-state.ts';
import { messages } from './messages.ts';

/** What the class needs of `navigator`, so that tests can stand in for it. */
export interface Surroundings {
  devices:
    Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'> | undefined;
  permission: () => Promise<Pick<PermissionStatus, 'state' | 'addEventListener'> | null>;
  memory: Memory;
}

/** Some systems tell of a returning camera late or never, so it is looked for as well. */
const RETRY_MS = 3000;
/** What is remembered where no camera sends a mirror image; an identifier is never this. */
const NONE = '-';

/** Hands need no more than this; a larger picture costs time and finds no more hands (RESEARCH.md). */
const PICTURE: MediaTrackConstraints = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 30 },
};

export class Camera {
  #state = $state.raw<CameraState>({ kind: 'idle' });
  #choices = $state.raw<readonly CameraChoice[]>([]);
  #chosen = $state<string | null>(null);
  #used = $state<string | null>(null);
  #mirrored = $state<string | null>(null);
  #around: Surroundings;
  /** Counts openings: an answer to an older one is thrown away. */
  #opening = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #recheck = () => void this.#look();
  #watching = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#chosen = around.memory.get('camera');
    const mirrored = around.memory.get('mirrored');
    this.#mirrored = mirrored === NONE ? null : mirrored;
  }

  get state() {
    return this.#state;
  }
  get choices() {
    return this.#choices;
  }
  /** The camera in use, else the one that was chosen or used last. */
  get chosenId() {
    return this.#state.kind === 'live' ? this.#state.camera.deviceId : (this.#chosen ?? this.#used);
  }

  async start() {
    this.#around.devices?.addEventListener('devicechange', this.#recheck);
    // Every question gives a new status, so it is asked once, however often the camera is stopped and started.
    if (!this.#watching)
      void this.#around.permission().then((status) => status?.addEventListener('change', this.#recheck));
    this.#watching = true;
    await this.#open(this.#chosen ? { ideal: this.#chosen } : undefined);
  }

  async retry() {
    const { state } = this;
    if (state.kind === 'unplugged') await this.#look();
    else await this.#open(this.#chosen ? { ideal: this.#chosen } : undefined);
  }

  async choose(deviceId: string) {
    this.#chosen = deviceId;
    this.#around.memory.set('camera', deviceId);
    await this.#open({ exact: deviceId });
  }

  /** The camera in use sends a mirror image, as a person has said of it. */
  get mirrored() {
    return this.#mirrored === (this.chosenId ?? '');
  }
  set mirrored(mirrored: boolean) {
    this.#mirrored = mirrored ? (this.chosenId ?? '') : null;
    this.#around.memory.set('mirrored', this.#mirrored ?? NONE);
  }

  /** Until `retry` or `choose`: another view, or the computer waking up, leaves it off. */
  turnOff() {
    this.#opening++;
    this.#release();
    this.#state = { kind: 'off' };
  }

  stop() {
    if (this.#state.kind === 'off') return;
    this.#around.devices?.removeEventListener('devicechange', this.#recheck);
    this.#opening++;
    this.#release();
    this.#state = { kind: 'idle' };
  }

  /** @param worked the camera that gave pictures until a moment ago: if it fails now, it was pulled out. */
  async #open(deviceId?: ConstrainDOMStringParameters, worked?: CameraChoice) {
    const opening = ++this.#opening;
    this.#release();
    const { devices } = this.#around;
    if (!devices) {
      this.#state = { kind: 'unsupported' };
      return;
    }
    if (!worked) {
      const granted = (await this.#mayUse()) === 'granted';
      if (opening !== this.#opening) return;
      this.#state = { kind: granted ? 'starting' : 'asking' };
    }
    try {
      const stream = await devices.getUserMedia({ audio: false, video: { ...PICTURE, deviceId } });
      if (opening !== this.#opening) {
        for (const track of stream.getTracks()) track.stop();
        return;
      }
      this.#goLive(stream);
    } catch (error) {
      if (opening !== this.#opening) return;
      const state = stateOfError(error);
      this.#settle(worked && state.kind !== 'denied' ? { kind: 'unplugged', camera: worked } : state);
    }
    // Labels and identifiers are only told once there is permission.
    await this.#list();
  }

  #goLive(stream: MediaStream) {
    const [track] = stream.getVideoTracks();
    if (!track) return this.#settle({ kind: 'missing' });
    const camera = { deviceId: track.getSettings().deviceId ?? '', label: track.label };
    const say = () => {
      if (this.#streams(stream)) this.#state = { kind: 'live', stream, camera, silent: track.muted };
    };
    track.addEventListener('mute', say);
    track.addEventListener('unmute', say);
    track.addEventListener('ended', () => {
      if (this.#streams(stream)) void this.#open({ exact: camera.deviceId }, camera);
    });
    this.#used = camera.deviceId;
    this.#state = { kind: 'live', stream, camera, silent: track.muted };
  }

  #streams(stream: MediaStream) {
    return this.#state.kind === 'live' && this.#state.stream === stream;
  }

  /** The set of cameras or the permission changed, or it is time to try again. */
  async #look() {
    const { state } = this;
    const opening = this.#opening;
    const choices = await this.#list();
    if (opening !== this.#opening) return;
    switch (state.kind) {
      case 'live':
        if (choices.length === 0 || (state.camera.deviceId && !choices.some(same(state.camera)))) {
          this.#opening++;
          this.#release();
          this.#settle({ kind: 'unplugged', camera: state.camera });
        }
        return;
      case 'unplugged': {
        const back = choices.find(same(state.camera)) ?? choices.find(({ label }) => label === state.camera.label);
        if (back) await this.#open({ exact: back.deviceId }, state.camera);
        else this.#settle(state);
        return;
      }
      case 'denied':
        if ((await this.#mayUse()) === 'granted') await this.retry();
        return;
      case 'missing':
        if (choices.length > 0) await this.retry();
        return;
      case 'busy':
      case 'failed':
        await this.retry();
    }
  }

  /** Takes on a state that waits for something, and looks again after a while where that may help. */
  #settle(state: CameraState) {
    this.#state = state;
    clearTimeout(this.#timer);
    if (state.kind === 'unplugged' || state.kind === 'busy') this.#timer = setTimeout(this.#recheck, RETRY_MS);
  }

  #release() {
    clearTimeout(this.#timer);
    if (this.#state.kind === 'live') for (const track of this.#state.stream.getTracks()) track.stop();
  }

  async #list() {
    const devices = await this.#around.devices?.enumerateDevices().catch(() => []);
    this.#choices = (devices ?? [])
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }, index) => ({ deviceId, label: label || messages().numbered(index + 1) }));
    return this.#choices;
  }

  async #mayUse() {
    return (await this.#around.permission())?.state ?? 'prompt';
  }
}

function same(camera: CameraChoice) {
  return ({ deviceId }: CameraChoice) => deviceId === camera.deviceId;
}
