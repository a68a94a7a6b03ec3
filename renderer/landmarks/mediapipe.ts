/** Loads MediaPipe's HandLandmarker inside a module worker, on the faster of GPU and CPU. */
import { HandLandmarker } from '@mediapipe/tasks-vision';
import ModuleFactory from '@mediapipe/tasks-vision/vision_wasm_module_internal.js';
import wasmBinaryPath from '@mediapipe/tasks-vision/vision_wasm_module_internal.wasm?url';
import type { Delegate } from './orders.ts';
import { HandTrouble } from './trouble.ts';

/** Software GL by the names it gives itself: there the GPU delegate takes 370–2080 ms a frame, the CPU's 24–44. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render/i;
/** Pictures looked at before and while timing a delegate; the first ones compile shaders. */
const WARM_UP = 3;
const TIMED = 7;

/** One person's. Looking for more makes each picture with two hands dearer: MediaPipe then goes on searching. */
export const HANDS = 2;

export interface Loaded {
  landmarker: HandLandmarker;
  delegate: Delegate;
}

/**
 * @param onlost called when the WebGL context goes away, as after a driver reset; even the CPU delegate reads pictures
 *   through it.
 * @throws {Error} when the model, WebAssembly or WebGL2 cannot be had; a message goes into a sentence.
 */
export async function load(modelUrl: string, wish: Delegate | 'auto', onlost: () => void): Promise<Loaded> {
  const renderer = webglRenderer();
  if (renderer === null) throw new HandTrouble('no-webgl');
  const model = await fetchModel(modelUrl);
  if (wish !== 'auto') return create(model, wish, onlost);
  const cpu = await create(model, 'CPU', onlost);
  if (SOFTWARE.test(renderer)) return cpu;

  const gpu = await create(model, 'GPU', onlost).catch(() => null);
  if (!gpu) return cpu;
  const [faster, slower] = timeOf(gpu) < timeOf(cpu) ? [gpu, cpu] : [cpu, gpu];
  slower.landmarker.close();
  return faster;
}

async function fetchModel(url: string): Promise<Uint8Array> {
  const response = await fetch(url).catch(() => null);
  // A single-page server answers with its start page for whatever it lacks.
  const isPage = response?.headers.get('content-type')?.startsWith('text/html');
  if (!response?.ok || isPage) throw new HandTrouble('no-model');
  return new Uint8Array(await response.arrayBuffer());
}

async function create(model: Uint8Array, delegate: Delegate, onlost: () => void): Promise<Loaded> {
  // MediaPipe would load its loader with importScripts, which a module worker lacks; it takes this global, once each.
  Object.assign(globalThis, { ModuleFactory });
  const canvas = new OffscreenCanvas(1, 1);
  const landmarker = await HandLandmarker.createFromOptions(
    { wasmLoaderPath: '', wasmBinaryPath },
    { baseOptions: { modelAssetBuffer: model.slice(), delegate }, runningMode: 'VIDEO', numHands: HANDS, canvas },
  );
  canvas.addEventListener('webglcontextlost', onlost);
  return { landmarker, delegate };
}

/** Median time for an empty picture, ms: only the palm detector runs, which is the larger half of the work. */
function timeOf({ landmarker }: Loaded): number {
  const picture = new OffscreenCanvas(640, 480);
  picture.getContext('2d')?.fillRect(0, 0, 640, 480);
  const times: number[] = [];
  for (let run = 0; run < WARM_UP + TIMED; run++) {
    const start = performance.now();
    landmarker.detectForVideo(picture, run - WARM_UP - TIMED);
    if (run >= WARM_UP) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[TIMED >> 1] ?? Infinity;
}

/** The name of what draws WebGL2 here, or null without WebGL2. */
function webglRenderer(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}
