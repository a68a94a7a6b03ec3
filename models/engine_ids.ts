/** The executors of the network by name: models/engine/ has them, everybody may speak of them. */

/** `onnx` is ONNX Runtime on the processor, which every machine has; the next four are ONNX Runtime on graphics cards. */
export const ENGINE_IDS = ['onnx', 'webgpu', 'dml', 'coreml', 'cuda', 'tensorflow'] as const;
export type EngineId = (typeof ENGINE_IDS)[number];
