/** Every situation a camera can be in, and which one an error of getUserMedia means. */

export interface CameraChoice {
  deviceId: string;
  label: string;
}

export type CameraState =
  | { kind: 'idle' }
  /** A person turned it off, and nothing but a person turns it on again. */
  | { kind: 'off' }
  /** The person has to answer a question of the browser. */
  | { kind: 'asking' }
  | { kind: 'starting' }
  /** `silent`: the camera is ours but sends no pictures (its shutter is closed, or the system holds it back). */
  | { kind: 'live'; stream: MediaStream; camera: CameraChoice; silent: boolean }
  | { kind: 'denied'; by: 'person' | 'system' }
  | { kind: 'missing' }
  | { kind: 'busy' }
  | { kind: 'unplugged'; camera: CameraChoice }
  /** No camera interface at all: a page that was not opened from this machine. */
  | { kind: 'unsupported' }
  | { kind: 'failed'; message: string };

/** Error names are those of the Media Capture specification; the message tells apart who refused (Chromium only). */
export function stateOfError(error: unknown): CameraState {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  switch (name) {
    case 'NotAllowedError':
      return { kind: 'denied', by: /system/i.test(message) ? 'system' : 'person' };
    case 'NotFoundError':
    case 'OverconstrainedError':
      return { kind: 'missing' };
    case 'NotReadableError':
    case 'AbortError':
      return { kind: 'busy' };
    case 'SecurityError':
    case 'TypeError':
      return { kind: 'unsupported' };
    default:
      return { kind: 'failed', message: message || name };
  }
}
