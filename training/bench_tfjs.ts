/** The yardstick: the same LSTM network in TensorFlow.js on WASM, with its default layers and our weights. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';
import { LAYER_NORM_EPSILON, tensor, type NetworkDefinition, type Weights } from '../models/network.ts';

export interface Yardstick {
  /** One streamed frame with carried state → logits. */
  step(features: Float32Array): Float32Array;
  /** A whole segment [frames, features] → logits. */
  score(features: Float32Array, frames: number): Float32Array;
  /** One optimiser step; x [batch, frames, features], y [batch, classes]. Returns after the weights have changed. */
  trainStep(x: Float32Array, y: Float32Array, batch: number, frames: number): Promise<void>;
}

/** Null where TensorFlow.js is not installed: it is a development dependency. */
export async function openYardstick(network: NetworkDefinition, weights: Weights): Promise<Yardstick | null> {
  const require = createRequire(import.meta.url);
  let tf: typeof TensorFlow;
  let wasm: { setWasmPaths(path: string): void };
  try {
    tf = require('@tensorflow/tfjs') as typeof TensorFlow;
    wasm = require('@tensorflow/tfjs-backend-wasm') as typeof wasm;
    wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/'));
  } catch {
    return null;
  }
  tf.env().set('PROD', true);
  await tf.setBackend('wasm');
  await tf.ready();
  // A wrong name falls back to another backend in silence.
  if (tf.getBackend() !== 'wasm') throw new Error(`TensorFlow.js runs on ${tf.getBackend()} instead of wasm.`);
  if (network.family !== 'lstm' || network.layers !== 1) throw new RangeError('The yardstick is a one-layer LSTM.');

  const { features, stem, hidden, classes } = network;
  const layers = (stateful: boolean) => ({
    dense: tf.layers.dense({ units: stem }),
    norm: tf.layers.layerNormalization({ epsilon: LAYER_NORM_EPSILON }),
    swish: tf.layers.activation({ activation: 'swish' }),
    lstm: tf.layers.lstm({
      units: hidden,
      returnSequences: true,
      stateful,
      recurrentActivation: 'sigmoid',
      recurrentInitializer: 'glorotUniform',
    }),
  });
  const body = (parts: ReturnType<typeof layers>, input: TensorFlow.SymbolicTensor) =>
    [parts.dense, parts.norm, parts.swish, parts.lstm].reduce(
      (value, layer) => layer.apply(value) as TensorFlow.SymbolicTensor,
      input,
    );

  const whole = layers(false);
  const input = tf.input({ shape: [null, features] });
  const states = body(whole, input);
  const mean = tf.layers.globalAveragePooling1d({}).apply(states) as TensorFlow.SymbolicTensor;
  const max = tf.layers.globalMaxPooling1d({}).apply(states) as TensorFlow.SymbolicTensor;
  const head = tf.layers.dense({ units: classes });
  const logits = head.apply(tf.layers.concatenate().apply([mean, max])) as TensorFlow.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: logits });

  const one = layers(true);
  const frame = tf.input({ batchShape: [1, 1, features] });
  const stepper = tf.model({ inputs: frame, outputs: body(one, frame) });

  const values = (name: string, shape: number[]) => tf.tensor(tensor(weights, name), shape);
  for (const parts of [whole, one]) {
    parts.dense.setWeights([values('stem.kernel', [features, stem]), values('stem.bias', [stem])]);
    parts.norm.setWeights([values('stem.norm.scale', [stem]), values('stem.norm.bias', [stem])]);
    // Ours: input, output, forget, cell; TensorFlow's: input, forget, cell, output.
    const gates = (name: string, rows: number) => {
      const [i, o, f, c] = tf.split(values(name, [rows, 4 * hidden]), 4, 1) as [
        TensorFlow.Tensor,
        TensorFlow.Tensor,
        TensorFlow.Tensor,
        TensorFlow.Tensor,
      ];
      return tf.concat([i, f, c, o], 1);
    };
    const bias = gates('recurrent.0.bias', 1).flatten();
    parts.lstm.setWeights([gates('recurrent.0.kernel', stem), gates('recurrent.0.recurrent', hidden), bias]);
  }
  head.setWeights([values('head.kernel', [2 * hidden, classes]), values('head.bias', [classes])]);
  const shift = tf.tensor(tensor(weights, 'standardise.mean'));
  const scale = tf.tensor(tensor(weights, 'standardise.scale'));
  const standardised = (x: TensorFlow.Tensor) => tf.clipByValue(tf.mul(tf.sub(x, shift), scale), -6, 6);

  let sum = tf.zeros([1, hidden]);
  let top = tf.fill([1, hidden], -Infinity);
  let frames = 0;
  model.compile({
    optimizer: tf.train.adam(1e-3),
    loss: (y, p) => tf.losses.softmaxCrossEntropy(y as TensorFlow.Tensor2D, p as TensorFlow.Tensor2D),
  });
  return {
    step: (x) => {
      frames++;
      const [logit, newSum, newTop] = tf.tidy(() => {
        const state = (stepper.predict(standardised(tf.tensor(x, [1, 1, features]))) as TensorFlow.Tensor).reshape([
          1,
          hidden,
        ]);
        const total = tf.add(sum, state);
        const most = tf.maximum(top, state);
        const out = head.apply(tf.concat([tf.div(total, frames), most], 1)) as TensorFlow.Tensor;
        return [out, total, most] as const;
      });
      sum.dispose();
      top.dispose();
      sum = newSum as typeof sum;
      top = newTop as typeof top;
      const out = logit.dataSync() as Float32Array;
      logit.dispose();
      return out;
    },
    score: (x, length) =>
      tf.tidy(
        () =>
          (
            model.predict(standardised(tf.tensor(x, [1, length, features]))) as TensorFlow.Tensor
          ).dataSync() as Float32Array,
      ),
    trainStep: async (x, y, batch, length) => {
      const xs = tf.tensor(x, [batch, length, features]);
      const ys = tf.tensor(y, [batch, classes]);
      await model.trainOnBatch(xs, ys);
      xs.dispose();
      ys.dispose();
    },
  };
}
