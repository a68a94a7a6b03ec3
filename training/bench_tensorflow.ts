/**
 * The tensorflow engine, to be timed beside the others. It runs in a process of its own: all copies of TensorFlow.js in a
 * process share one backend, and the yardstick's is WebAssembly.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { NetworkDefinition, Weights } from '../models/network.ts';

export interface TensorFlowJob {
  network: NetworkDefinition;
  weights: Weights;
  /** [frames, features] */
  segment: Float32Array;
  frames: number;
}

/** So many streamed frames, or whole segments, one after another. */
export interface TensorFlowRuns {
  work: 'step' | 'window';
  runs: number;
}

/** Answers of the process: to the job, then to each batch of runs. Times in ms. */
export type TensorFlowMessage =
  | { kind: 'ready'; device: string; logits: Float32Array }
  | { kind: 'times'; times: number[] }
  | { kind: 'failed'; message: string };

export interface TimedTensorFlow {
  device: string;
  /** Of the whole segment [classes]. */
  logits: Float32Array;
  /** @returns the time of each run, ms */
  time(runs: TensorFlowRuns): Promise<number[]>;
  close(): void;
}

/** @throws {Error} with the plain reason where the binding does not load on this machine */
export async function openTensorFlow(job: TensorFlowJob): Promise<TimedTensorFlow> {
  const child = fork(fileURLToPath(new URL('tensorflow_process.ts', import.meta.url)), {
    serialization: 'advanced',
    // Native libraries write what they like to stdout, which is where our JSON goes.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (question: TensorFlowJob | TensorFlowRuns) =>
    new Promise<TensorFlowMessage>((resolve, reject) => {
      const ended = (code: number | null, signal: string | null) =>
        reject(new Error(`The process of the engine tensorflow ended (${signal ?? code}).`));
      child.once('exit', ended);
      child.once('message', (message: TensorFlowMessage) => {
        child.off('exit', ended);
        if (message.kind === 'failed') reject(new Error(message.message));
        else resolve(message);
      });
      child.send(question);
    });
  const close = () => child.disconnect();
  try {
    const first = await ask(job);
    if (first.kind !== 'ready') throw new Error('The process of the engine tensorflow did not start.');
    const time = async (runs: TensorFlowRuns) => {
      const message = await ask(runs);
      return message.kind === 'times' ? message.times : [];
    };
    return { device: first.device, logits: first.logits, time, close };
  } catch (error) {
    if (child.connected) close();
    throw error;
  }
}
