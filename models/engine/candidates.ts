/** Which engines this platform could have, by a look around that costs nothing: no driver is loaded for it. */
import { existsSync, readdirSync } from 'node:fs';
import { listSupportedBackends } from 'onnxruntime-node';
import { ENGINE_IDS, type EngineId } from '../engine_ids.ts';
import { hasTensorFlow, mayHaveCuda } from './tensorflow_binding.ts';

export interface Candidate {
  id: EngineId;
  /** Why it cannot be had here, as a sentence; null where it is worth a try. */
  obstacle: string | null;
  /** It may well be faster than the processor: then `auto` tries it by itself. */
  promising: boolean;
}

/** The processor first. Engines that no machine of this platform can have are left out. */
export function candidates(): Candidate[] {
  const built = new Set(listSupportedBackends().map(({ name }) => name));
  return ENGINE_IDS.filter((id) => {
    if (id === 'onnx') return true;
    // It has no build for macOS that computes on a graphics card.
    return id === 'tensorflow' ? process.platform !== 'darwin' : built.has(id);
  }).map((id) => ({
    id,
    obstacle: obstacleOf(id),
    promising: id !== 'onnx' && (id !== 'tensorflow' || mayHaveCuda()),
  }));
}

function obstacleOf(id: EngineId): string | null {
  switch (id) {
    case 'onnx':
      return null;
    case 'cuda':
      return mayHaveCuda() ? null : 'No NVIDIA graphics card was found.';
    case 'tensorflow':
      return hasTensorFlow() ? null : 'The optional package @tensorflow/tfjs-node-gpu is not installed.';
    default:
      return mayHaveGraphics() ? null : 'No graphics card was found.';
  }
}

/** On Linux a card shows on the disk; Windows and macOS always have something that draws. */
function mayHaveGraphics(): boolean {
  if (process.platform !== 'linux' || mayHaveCuda()) return true;
  return existsSync('/dev/dri') && readdirSync('/dev/dri').some((name) => name.startsWith('renderD'));
}

/** What the figures of an engine rest on beside the model: with another card, or another driver, they say nothing. */
export function machineKey(): string {
  return [process.platform, process.arch, mayHaveGraphics() ? 'graphics' : '', mayHaveCuda() ? 'cuda' : ''].join(' ');
}
