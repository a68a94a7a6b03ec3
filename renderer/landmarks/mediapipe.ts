/** Loads MediaPipe's HandLandmarker inside a module worker, on the faster of GPU and CPU. */
import { HandLandmarker } from '@mediapipe/tasks-vision';
import loadProgram from '@mediapipe/tasks-vision/vision_wasm_module_internal.js';
import type { Delegate } from './orders.ts';
import type { Parts } from './parts.ts';
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
 * @param renderer what draws WebGL2, by its name (`webglRenderer`)
 * @param onlost called when the WebGL context goes away, as after a driver reset; even the CPU delegate reads pictures
 *   through it.
 * @throws {Error} when WebAssembly or WebGL2 cannot be had; a message goes into a sentence.
 */
export async function load(
  parts: Parts,
  wish: Delegate | 'auto',
  renderer: string | null,
  onlost: () => void,
): Promise<Loaded> {
  if (renderer === null) throw new HandTrouble('no-webgl');
  if (wish !== 'auto') return create(parts, wish, onlost);
  const cpu = await create(parts, 'CPU', onlost);
  if (SOFTWARE.test(renderer)) return cpu;

  const gpu = await create(parts, 'GPU', onlost).catch(() => null);
  if (!gpu) return cpu;
  const [faster, slower] = timeOf(gpu) < timeOf(cpu) ? [gpu, cpu] : [cpu, gpu];
  slower.landmarker.close();
  return faster;
}

async function create({ program, model }: Parts, delegate: Delegate, onlost: () => void): Promise<Loaded> {
  // MediaPipe would load its loader with importScripts, which a module worker lacks; it takes this global, once each.
  Object.assign(globalThis, {
    ModuleFactory: (options: object) => loadProgram({ ...options, instantiateWasm: instantiate(program) }),
  });
  const canvas = new OffscreenCanvas(1, 1);
  const landmarker = await HandLandmarker.createFromOptions(
    // Neither is fetched: both are here.
    { wasmLoaderPath: '', wasmBinaryPath: '' },
    { baseOptions: { modelAssetBuffer: model.slice(), delegate }, runningMode: 'VIDEO', numHands: HANDS, canvas },
  );
  canvas.addEventListener('webglcontextlost', onlost);
  return { landmarker, delegate };
}

/** Emscripten's own way to be given a program that is compiled already. An error that is thrown here reaches its caller. */
function instantiate(program: WebAssembly.Module) {
  return (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => {
    receive(new WebAssembly.Instance(program, imports));
    return {};
  };
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
export function webglRenderer(): string | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}
