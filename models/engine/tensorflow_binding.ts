/**
 * Loads TensorFlow's native binding, which is optional: `@tensorflow/tfjs-node-gpu` (CUDA on Linux and Windows).
 *
 * Load it in a process's main thread only: a second worker thread that loads it kills the process.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import util from 'node:util';
import type * as TensorFlowModule from '@tensorflow/tfjs';
import { ModelError } from '../model.ts';

/** All of TensorFlow.js, whatever backend it computes with. */
export type TensorFlow = typeof TensorFlowModule;

export interface TensorFlowBinding {
  tf: TensorFlow;
  /** What it computes on, for people. */
  device: string;
  /** It really computes on a CUDA device: TensorFlow falls back to the CPU in silence. */
  usesGpu: boolean;
}

const PACKAGE = '@tensorflow/tfjs-node-gpu';

/**
 * Takes a second or more the first time, as it maps some hundred MB; later calls cost nothing.
 * @param load how a package is loaded
 * @throws {ModelError} with the plain reason where the binding cannot be had on this machine
 */
export function loadTensorFlow(load: (name: string) => unknown = createRequire(import.meta.url)): TensorFlowBinding {
  prepare();
  let tf: TensorFlow;
  try {
    tf = load(PACKAGE) as TensorFlow;
  } catch (error) {
    throw new ModelError(`The engine tensorflow cannot be loaded: ${reasonOf(error)}.`);
  }
  const backend = tf.getBackend();
  if (backend !== 'tensorflow') {
    throw new ModelError(`The engine tensorflow cannot be loaded: TensorFlow.js computes with ${backend} instead.`);
  }
  tf.enableProdMode();
  const { isUsingGpuDevice: usesGpu = false } = tf.backend() as { isUsingGpuDevice?: boolean };
  return { tf, usesGpu, device: usesGpu ? 'GPU (CUDA)' : 'CPU' };
}

/** The binding's settings and what it misses on a new Node; all before it loads. */
function prepare(): void {
  // By default TensorFlow takes all memory of the GPU for itself at once.
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= 'true';
  // Warnings and errors only: it would list the processor's features otherwise.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '1';
  // Node 23 removed isNullOrUndefined, and warns of isArray (github.com/tensorflow/tfjs, issue 8609).
  Object.assign(util, {
    isArray: Array.isArray,
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  });
}

/** Why loading failed, as the end of a sentence, without paths. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ''] = message.split('\n');
  if (first.includes(`Cannot find module '${PACKAGE}'`)) return `the optional package ${PACKAGE} is not installed`;
  if (message.includes('tfjs_binding.node') && message.includes('can not be found')) {
    return `${PACKAGE} is installed without its native part, which its installation downloads`;
  }
  const library = /(\S+\.so[.\d]*): cannot open shared object file/.exec(first)?.[1];
  if (library) return `the library ${library.replace(/^.*\//, '')} is missing`;
  return first.replace(/\.$/, '');
}

/**
 * A CUDA driver seems to be there: a look at the disk, so that nobody loads TensorFlow in vain. macOS has none.
 */
export function mayHaveCuda(): boolean {
  const signs: Partial<Record<NodeJS.Platform, string[]>> = {
    // The second is the GPU of Windows within WSL.
    linux: ['/dev/nvidiactl', '/dev/dxg'],
    win32: [join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'nvcuda.dll')],
  };
  return (signs[process.platform] ?? []).some((path) => existsSync(path));
}

/** The package is installed; whether its native part loads is seen only when it is loaded. */
export function hasTensorFlow(): boolean {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}
