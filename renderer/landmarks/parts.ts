/**
 * What hand detection is made of, fetched by the page: so it comes while the worker is still starting, and the program
 * stays compiled. A worker that takes the place of a lost one then runs the very code that the first one had warmed up.
 */
import programUrl from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import { HandTrouble } from './trouble.ts';

export interface Parts {
  /** MediaPipe, 11 MB. */
  program: WebAssembly.Module;
  /** The networks that find hands, 8 MB. */
  model: Uint8Array<ArrayBuffer>;
}

let compiled: Promise<WebAssembly.Module> | null = null;

/** @throws {Error} when one of them cannot be had; a message goes into a sentence. The next call tries again. */
export async function fetchParts(): Promise<Parts> {
  const response = await askForModel();
  const [model, program] = await Promise.all([response.arrayBuffer(), compile()]);
  return { model: new Uint8Array(model), program };
}

async function askForModel(): Promise<Response> {
  const response = await fetch(`${import.meta.env.BASE_URL}hand_landmarker.task`).catch(() => null);
  // A single-page server answers with its start page for whatever it lacks.
  const isPage = response?.headers.get('content-type')?.startsWith('text/html');
  if (!response?.ok || isPage) throw new HandTrouble('no-model');
  return response;
}

async function compile(): Promise<WebAssembly.Module> {
  compiled ??= WebAssembly.compileStreaming(fetch(programUrl));
  try {
    return await compiled;
  } catch (error) {
    compiled = null;
    throw error;
  }
}
