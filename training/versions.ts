/** Versions of what trains, for the model card. */
import { createRequire } from 'node:module';

export function engineVersions(): Record<string, string> {
  const require = createRequire(import.meta.url);
  const { version } = require('onnxruntime-node/package.json') as { version: string };
  return { 'onnxruntime-node': version, node: process.versions.node };
}
