/** `signwright bench`: engine latencies and training speed on this machine. */
import { readOptions } from '../arguments.ts';
import { bench, type Latencies, type Latency } from '../bench.ts';
import { InputError } from '../takes.ts';
import { printJson } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, { json: 'flag' });
  if (options.rest.length) throw new InputError(`There is no benchmark “${options.rest.join(' ')}”.`);
  const result = await bench();
  if (options.json) {
    printJson(result);
    return;
  }
  const { network, step, window, training, parity, tensorflowMissing } = result;
  const row = (name: string, latency: Latency | null, missing = 'not installed') =>
    latency
      ? `${name.padEnd(14)} p50 ${latency.p50.toFixed(3)} ms   p95 ${latency.p95.toFixed(3)} ms`
      : `${name.padEnd(14)} ${missing}`;
  const tensorflow = ({ tensorflow: latency }: Latencies) =>
    `  ${row('tensorflow', latency, 'not measured')}${latency ? `   on ${latency.device}` : ''}`;
  const times = (ratio: number | null) => (ratio === null ? '' : `   ${ratio.toFixed(1)} times faster`);
  process.stdout.write(
    [
      `${result.machine}; ${result.engine}`,
      `Network: ${network.features} features → ${network.stem} → ${network.family.toUpperCase()} ${network.hidden} → ${network.classes} words`,
      '',
      'One streamed frame',
      `  ${row('onnx', step.onnx)}${times(step.ratio)}`,
      tensorflow(step),
      `  ${row('tfjs-wasm', step.tfjsWasm)}`,
      `A segment of ${network.frames} frames`,
      `  ${row('onnx', window.onnx)}${times(window.ratio)}`,
      tensorflow(window),
      `  ${row('tfjs-wasm', window.tfjsWasm)}`,
      `Training, one step on ${network.batch} × ${network.frames} frames (2 threads)`,
      `  onnx           ${training.onnx.toFixed(1)} ms${times(training.ratio)}`,
      `  tfjs-wasm      ${training.tfjsWasm === null ? 'not installed' : `${training.tfjsWasm.toFixed(0)} ms`}`,
      ...(tensorflowMissing === null ? [] : ['', tensorflowMissing]),
      ...(parity === null ? [] : ['', `Largest difference between the engines' logits: ${parity.toExponential(1)}`]),
      '',
    ].join('\n'),
  );
}
