/** What to tell a person about a camera that gives no picture: what is the matter, and what they can do. */
import type { AppDescription } from '../../electron/ipc.ts';
import type { TrackingState } from '../live/hand-tracking.svelte.ts';
import type { CameraState } from './camera-state.ts';

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
  switch (state.kind) {
    case 'live':
      return state.silent
        ? {
            title: 'The camera sends no picture',
            text: 'It is connected, but something holds the picture back.',
            steps: ['Open the slider in front of the lens, if there is one.', 'Open the lid of the laptop.'],
            action: null,
          }
        : null;
    case 'idle':
    case 'starting':
      return { title: 'Starting the camera…', text: '', steps: [], action: null };
    case 'asking':
      return {
        title: 'May Signwright use your camera?',
        text: 'Answer “Allow” in the question on the screen. The picture never leaves this machine and is never stored.',
        steps: [],
        action: null,
      };
    case 'denied':
      return {
        title: 'Signwright may not use the camera',
        text: 'Without a picture it cannot see your hands. The picture never leaves this machine and is never stored.',
        steps: state.by === 'person' && place.shell === 'browser' ? BROWSER_STEPS : systemSteps(place),
        action: 'Try again',
      };
    case 'missing':
      return {
        title: 'No camera found',
        text: 'Plug one in: it starts by itself.',
        steps: ['Is it built in? Look for a switch or a key with a camera sign that turns it off.'],
        action: 'Look again',
      };
    case 'busy':
      return {
        title: 'Another program is using the camera',
        text: 'Close the other program, or its video call. Signwright tries again every few seconds.',
        steps: [],
        action: 'Try now',
      };
    case 'unplugged':
      return {
        title: 'The camera was unplugged',
        text: `Plug ${state.camera.label ? `“${state.camera.label}”` : 'it'} in again and it goes on by itself, or choose another camera below.`,
        steps: [],
        action: null,
      };
    case 'unsupported':
      return {
        title: 'This page cannot use a camera',
        text: 'Open Signwright on the machine that the camera is plugged into, at the address it showed when it started.',
        steps: [],
        action: null,
      };
    case 'failed':
      return {
        title: 'The camera did not start',
        text: `The system says: ${state.message}`,
        steps: ['Unplug the camera, wait a moment, and plug it in again.'],
        action: 'Try again',
      };
  }
}

/** @returns null unless hands cannot be detected at all. */
export function handsAdvice(tracking: TrackingState): Advice | null {
  if (tracking.kind !== 'failed') return null;
  return {
    title: 'Signwright cannot look for hands',
    text: tracking.message,
    steps: [
      'Try again: a graphics driver may need a moment after sleep or an update.',
      'If the hand model is missing, install Signwright again (or run “npm run hand-model” in its folder).',
    ],
    action: 'Try again',
  };
}

const BROWSER_STEPS = [
  'Select the camera sign at one end of the address bar.',
  'Choose “Allow”. The picture comes by itself, or after “Try again”.',
];

function systemSteps({ shell, platform }: Place): string[] {
  const app = shell === 'electron' ? 'Signwright' : 'your browser';
  switch (platform) {
    case 'darwin':
      return ['Open System Settings, Privacy & Security, Camera.', `Switch ${app} on, then quit it and open it again.`];
    case 'win32':
      return [
        'Open Settings, Privacy & security, Camera.',
        'Switch on “Camera access” and “Let desktop apps access your camera”.',
      ];
    default:
      return [
        `Allow the camera for ${app} in the system settings, under Privacy or Apps.`,
        'If it still fails, your account may lack the right to use video devices: add it to the group “video” and log in again.',
      ];
  }
}
