/** Runs the tensorflow engine for `bench`, in its own process: starts it for a job, then times it as often as it is asked. */
import { loadTensorFlow } from '../models/engine/tensorflow_binding.ts';
import { TensorFlowEngine } from '../models/engine/tensorflow_engine.ts';
import type { TensorFlowJob, TensorFlowMessage, TensorFlowRuns } from './bench_tensorflow.ts';

const say = (message: TensorFlowMessage) => process.send?.(message);
const failed = (error: unknown) =>
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });

process.once('message', (job: TensorFlowJob) => void start(job).catch(failed));
process.once('disconnect', () => process.exit());

async function start({ network, weights, segment, frames }: TensorFlowJob): Promise<void> {
  const binding = loadTensorFlow();
  const engine = await TensorFlowEngine.create(binding, network, weights);
  let state = engine.start();
  const step = async () => {
    const at = (state.frames % frames) * network.features;
    ({ state } = await engine.step(state, segment.subarray(at, at + network.features)));
  };
  const window = () => engine.score(segment, frames);
  const time = async ({ work, runs }: TensorFlowRuns) => {
    const times: number[] = [];
    for (let k = 0; k < runs; k++) {
      const from = performance.now();
      await (work === 'step' ? step() : window());
      times.push(performance.now() - from);
    }
    return times;
  };
  await time({ work: 'step', runs: 100 });
  process.on('message', (runs: TensorFlowRuns) => {
    time(runs).then((times) => say({ kind: 'times', times }), failed);
  });
  say({ kind: 'ready', device: binding.device, logits: await window() });
}
