/** What a camera needs of this browser. */
import type { Memory } from '../memory.ts';
import type { Surroundings } from './camera.svelte.ts';

export function cameraSurroundings(memory: Memory): Surroundings {
  return {
    // Undefined in pages that are not loaded from this machine or over https, whatever the types say.
    devices: navigator.mediaDevices as MediaDevices | undefined,
    permission: () => navigator.permissions.query({ name: 'camera' }).catch(() => null),
    memory,
  };
}
