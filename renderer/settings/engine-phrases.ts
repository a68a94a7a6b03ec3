/** Engines in words. */
import type { EngineChoice, EngineStanding } from '../../electron/ipc.ts';

export const ENGINE_NAMES: Record<EngineChoice, string> = {
  auto: 'Automatic (recommended)',
  onnx: 'Processor (ONNX Runtime)',
  webgpu: 'Graphics card with WebGPU (ONNX Runtime)',
  dml: 'Graphics card with DirectML (ONNX Runtime)',
  coreml: 'Graphics card with CoreML (ONNX Runtime)',
  cuda: 'NVIDIA graphics card with CUDA (ONNX Runtime)',
  tensorflow: 'TensorFlow',
};

/** What is known of it, as sentences. */
export function standingOf({ reason, device, latency, id }: EngineStanding): string {
  if (reason) return reason;
  if (!latency) return 'It has not been measured yet.';
  const told = `An answer takes ${milliseconds(latency.p50)}, 95 of 100 take at most ${milliseconds(latency.p95)}.`;
  // The processor is what its name says.
  return id === 'onnx' || device === null ? told : `It runs on: ${device}. ${told}`;
}

export function milliseconds(ms: number): string {
  if (ms < 0.01) return 'less than 0.01 ms';
  return `${ms.toFixed(ms < 1 ? 2 : ms < 10 ? 1 : 0)} ms`;
}
