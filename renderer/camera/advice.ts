/** What to tell a person about a camera that gives no picture: what is the matter, and what they can do. */
import type { AppDescription } from '../../electron/ipc.ts';
import type { TrackingState } from '../live/hand-tracking.svelte.ts';
import type { CameraState } from './camera-state.ts';
import { messages } from './messages.ts';

export interface Advice {
  title: string;
  text: string;
  /** What to do, in order. */
  steps: string[];
  /** Name of the button that tries again; null where trying is of no use or goes on by itself. */
  action: string | null;
}

export type Place = Pick<AppDescription, 'shell' | 'platform'>;

/** @returns null while the camera gives pictures. */
export function cameraAdvice(state: CameraState, place: Place): Advice | null {
  const m = messages();
  switch (state.kind) {
    case 'live': {
      const { title, text, slider, lid } = m.silent;
      return state.silent ? { title, text, steps: [slider, lid], action: null } : null;
    }
    case 'idle':
    case 'starting':
      return { title: m.starting, text: '', steps: [], action: null };
    case 'off':
      return { ...m.off, steps: [], action: null };
    case 'asking':
      return { ...m.asking, steps: [], action: null };
    case 'denied':
      return { ...m.denied, steps: stepsToAllow(state.by, place), action: m.tryAgain };
    case 'missing': {
      const { title, text, builtIn, action } = m.missing;
      return { title, text, steps: [builtIn], action };
    }
    case 'busy':
      return { ...m.busy, steps: [] };
    case 'unplugged': {
      const { title, named, unnamed } = m.unplugged;
      const { label } = state.camera;
      return { title, text: label ? named(label) : unnamed, steps: [], action: null };
    }
    case 'unsupported':
      return { ...m.unsupported, steps: [], action: null };
    case 'failed': {
      const { title, text, replug } = m.failed;
      return { title, text: text(state.message), steps: [replug], action: m.tryAgain };
    }
  }
}

/** @returns null unless hands cannot be detected at all. */
export function handsAdvice(tracking: TrackingState): Advice | null {
  if (tracking.kind !== 'failed') return null;
  const { blind, tryAgain } = messages();
  return { title: blind.title, text: tracking.message, steps: [blind.driver, blind.install], action: tryAgain };
}

function stepsToAllow(by: 'person' | 'system', { shell, platform }: Place): string[] {
  const { allow: m } = messages();
  const app = shell === 'electron';
  if (by === 'person' && !app) return [m.addressBar, m.page];
  switch (platform) {
    case 'darwin':
      return [m.mac, app ? m.macApp : m.macBrowser];
    case 'win32':
      return [m.windows, m.windowsSwitches];
    default:
      return [app ? m.linuxApp : m.linuxBrowser, m.linuxGroup];
  }
}
