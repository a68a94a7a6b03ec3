/** The process of an engine: opens the one that is asked for, and answers what the app asks of it (remote_engine.ts). */
import type { EngineId } from '../engine_ids.ts';
import type { NetworkDefinition, Weights } from '../network.ts';
import type { Engine } from './engine.ts';
import type { Answer, Line, Question, Questions, Verb } from './engine_process.ts';
import { OnnxEngine } from './onnx_engine.ts';
import { loadTensorFlow } from './tensorflow_binding.ts';
import { TensorFlowEngine } from './tensorflow_engine.ts';

type OpenEngine = (engine: EngineId, network: NetworkDefinition, weights: Weights) => Promise<Engine>;

/** @param open opens the engine that is asked for; the real ones, unless told otherwise */
export function serveEngine(line: Line<Answer, Question>, open: OpenEngine = openEngine): void {
  let engine: Engine | null = null;
  const opened = (): Engine => {
    if (!engine) throw new RangeError('No engine is open.');
    return engine;
  };
  const answers: { [V in Verb]: (asked: Questions[V]['asked']) => Promise<Questions[V]['answer']> } = {
    async open(asked) {
      engine = await open(asked.engine, asked.network, asked.weights);
      return { name: engine.name, device: engine.device };
    },
    step: async ({ state, features }) => opened().step(state ?? opened().start(), features),
    score: async ({ features, frames }) => opened().score(features, frames),
    embed: async ({ features, frames }) => opened().embed(features, frames),
    async decode({ features, frames }) {
      const { decode } = opened();
      if (!decode) throw new RangeError('The network reads no sentences.');
      return decode(features, frames);
    },
  };
  line.onmessage = ({ id, verb, asked }) => {
    const answer = answers[verb] as (asked: unknown) => Promise<Questions[Verb]['answer']>;
    answer(asked).then(
      (value) => line.say({ id, value }),
      (error: unknown) =>
        line.say({
          id,
          error: error instanceof Error ? error.message : String(error),
          range: error instanceof RangeError,
        }),
    );
  };
}

function openEngine(engine: EngineId, network: NetworkDefinition, weights: Weights): Promise<Engine> {
  if (engine === 'tensorflow') return TensorFlowEngine.create(loadTensorFlow(), network, weights);
  return OnnxEngine.create(network, weights, engine === 'onnx' ? 'cpu' : engine);
}
