import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../../models/engine/engine.ts';
import { fasterOf } from '../../../models/engine/fastest.ts';
import { openModel } from '../../../models/engine/open.ts';
import { loadTensorFlow, mayHaveCuda, type TensorFlow } from '../../../models/engine/tensorflow_binding.ts';
import { TensorFlowEngine } from '../../../models/engine/tensorflow_engine.ts';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { ModelError } from '../../../models/model.ts';
import { FAMILIES, isCausal } from '../../../models/network.ts';
import { constantModel } from '../../fixtures/constant-model.ts';
import { features, learntWeights, networkOf, parityOf, type Parity } from '../../fixtures/engine-parity.ts';
import type { NativeFindings } from '../../fixtures/native-parity.ts';

/** Largest difference of a probability between the engines: DESIGN asks for it. */
const TOLERANCE = 1e-4;

const require = createRequire(import.meta.url);
const CAUSAL = FAMILIES.filter(isCausal);

function expectParity({ score, embed, step, decode, sentences, leaked, left }: Parity): void {
  expect(score).toBeLessThanOrEqual(TOLERANCE);
  expect(embed).toBeLessThanOrEqual(TOLERANCE);
  if (step !== null) expect(step).toBeLessThanOrEqual(TOLERANCE);
  if (decode !== null) expect(decode).toBeLessThanOrEqual(TOLERANCE);
  expect(sentences[0]).toBe(sentences[1]);
  expect(leaked).toBe(0);
  expect(left).toBe(0);
}

describe('the tensorflow engine on WebAssembly', () => {
  let tf: TensorFlow;
  beforeAll(async () => {
    tf = require('@tensorflow/tfjs') as TensorFlow;
    const wasm = require('@tensorflow/tfjs-backend-wasm') as { setWasmPaths(path: string): void };
    wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist/'));
    await tf.setBackend('wasm');
    await tf.ready();
    // A backend that does not start is replaced by another one in silence.
    expect(tf.getBackend()).toBe('wasm');
  });

  const create = (family: (typeof FAMILIES)[number]) =>
    TensorFlowEngine.create(
      { tf, device: 'WebAssembly' },
      networkOf(family, 1),
      learntWeights(networkOf(family, 1), 5),
    );

  it.each(FAMILIES)('%s gives the probabilities that onnx gives, and keeps no tensor', async (family) => {
    const parity = await parityOf({ tf, device: 'WebAssembly' }, family);
    expect(parity.step !== null).toBe(isCausal(family));
    expect(parity.sentences[1] > 0).toBe(family === 'encoder-decoder');
    expectParity(parity);
  });

  it.each(CAUSAL)('%s goes on from any earlier state', async (family) => {
    const engine = await create(family);
    const frame = features(1, 1);
    const { state } = await engine.step(engine.start(), features(1, 2));
    const once = await engine.step(state, frame);
    await engine.step(once.state, features(1, 3));
    const again = await engine.step(state, frame);
    expect(again.logits).toEqual(once.logits);
    expect(again.state).toEqual(once.state);
    expect(again.state.frames).toBe(2);
    await engine.release();
  });

  it.each(FAMILIES.filter((family) => !isCausal(family)))(
    '%s reads whole segments only, and says so',
    async (family) => {
      const engine = await create(family);
      expect(() => engine.start()).toThrow(/whole segments/);
      await expect(engine.step({ frames: 0 }, features(1, 1))).rejects.toThrow(/whole segments/);
      await engine.release();
    },
  );

  it.each(FAMILIES)('%s refuses features of a wrong size', async (family) => {
    const engine = await create(family);
    const few = new Float32Array(5);
    await expect(engine.score(few, 1)).rejects.toThrow(RangeError);
    await expect(engine.embed(few, 1)).rejects.toThrow(RangeError);
    await expect(engine.score(new Float32Array(), 0)).rejects.toThrow(RangeError);
    if (isCausal(family)) await expect(engine.step(engine.start(), few)).rejects.toThrow(RangeError);
    expect(engine.decode !== undefined).toBe(family === 'encoder-decoder');
    if (engine.decode) await expect(engine.decode(few, 1)).rejects.toThrow(RangeError);
    await engine.release();
  });

  it('leaves the features that it is given alone', async () => {
    const engine = await create('gru');
    const x = features(7, 1);
    await engine.score(x, 7);
    await engine.step(engine.start(), x.subarray(0, FEATURE_COUNT));
    expect(x).toEqual(features(7, 1));
    await engine.release();
  });
});

describe('the tensorflow engine on the native binding', () => {
  let found: NativeFindings;
  beforeAll(async () => {
    const script = resolve(import.meta.dirname, '../../fixtures/native-parity.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 290_000 });
    found = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as NativeFindings;
  }, 300_000);

  it.for(FAMILIES)('%s gives the probabilities that onnx gives, and keeps no tensor', (family, { skip }) => {
    if (found.missing !== null) return skip(found.missing);
    expectParity(found.parity[family]);
  });

  it('is opened where it is asked for, and by itself only on a GPU', ({ skip }) => {
    if (found.missing !== null) return skip(found.missing);
    expect(found.opened.tensorflow).toBe('tensorflow');
    if (!found.usesGpu) expect(found.opened.auto).toBe('onnx');
    expect(found.device).toBe(found.usesGpu ? 'GPU (CUDA)' : 'CPU');
  });
});

describe('a binding that does not load', () => {
  const failing = (message: string) => () => {
    throw new Error(message);
  };

  it.each([
    [
      "Cannot find module '@tensorflow/tfjs-node-gpu'\nRequire stack:\n- /home/someone/x.js",
      'the optional package @tensorflow/tfjs-node-gpu is not installed',
    ],
    [
      'The Node.js native addon module (tfjs_binding.node) can not be found at path: /home/someone/x. \nPlease run',
      '@tensorflow/tfjs-node-gpu is installed without its native part, which its installation downloads',
    ],
    [
      '/home/someone/libtensorflow.so.2: cannot open shared object file: No such file or directory',
      'the library libtensorflow.so.2 is missing',
    ],
    ['Out of luck.', 'Out of luck'],
  ])('is told in one plain sentence: %j', (message, reason) => {
    const load = () => loadTensorFlow(failing(message));
    expect(load).toThrow(ModelError);
    expect(load).toThrow(new ModelError(`The engine tensorflow cannot be loaded: ${reason}.`));
  });

  it('is refused where its package computes with something else', () => {
    const tf = { getBackend: () => 'cpu' };
    expect(() => loadTensorFlow(() => tf)).toThrow(/computes with cpu instead/);
  });

  it('fails an explicit choice and leaves the automatic one with onnx', async ({ skip }) => {
    const model = await constantModel();
    try {
      const auto = await openModel(model.folder);
      if (!mayHaveCuda()) expect(auto.engine.name).toBe('onnx');
      await auto.release();
      if (isInstalled()) return skip('the binding is installed here');
      await expect(openModel(model.folder, { engine: 'tensorflow' })).rejects.toThrow(
        /^The engine tensorflow cannot be loaded: the optional package .* is not installed\.$/,
      );
    } finally {
      await model.remove();
    }
  });
});

function isInstalled(): boolean {
  try {
    require.resolve('@tensorflow/tfjs-node-gpu');
    return true;
  } catch {
    return false;
  }
}

describe('the faster of two engines', () => {
  /** ms; only the engines let it pass, so that a busy machine does not decide. */
  let clock = 0;
  const now = () => clock;
  const taking = (time: { step: number; score: number }): Engine => ({
    name: 'onnx',
    device: 'CPU',
    start: () => ({ frames: 0 }),
    step: async ({ frames }) => {
      clock += time.step;
      return { logits: new Float32Array(2), state: { frames: frames + 1 } };
    },
    score: async () => {
      clock += time.score;
      return new Float32Array(2);
    },
    embed: () => Promise.reject(new Error('Nobody is asked for an embedding here.')),
    release: async () => {},
  });
  const stepper = taking({ step: 1, score: 4 });
  const scorer = taking({ step: 2, score: 3 });

  it('is measured by what the live path of the network waits for', async () => {
    expect(await fasterOf(networkOf('lstm', 1), [scorer, stepper], now)).toBe(stepper);
    expect(await fasterOf(networkOf('attention', 1), [stepper, scorer], now)).toBe(scorer);
  });

  it('is the preferred one where no other is faster', async () => {
    const twin = taking({ step: 1, score: 4 });
    expect(await fasterOf(networkOf('lstm', 1), [stepper, twin], now)).toBe(stepper);
    expect(await fasterOf(networkOf('lstm', 1), [scorer])).toBe(scorer);
  });
});
