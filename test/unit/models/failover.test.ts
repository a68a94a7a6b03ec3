/** An engine that fails in the middle of a stream: the words are those of an engine that never did. */
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../models/engine/engine.ts';
import { FailoverEngine, type Failure } from '../../../models/engine/failover_engine.ts';
import { isFaster } from '../../../models/engine/fastest.ts';
import { readModelFolder } from '../../../models/engine/folder.ts';
import { OnnxEngine } from '../../../models/engine/onnx_engine.ts';
import { FEATURE_COUNT } from '../../../models/features.ts';
import { isCausal, type Family, type NetworkDefinition, type Weights } from '../../../models/network.ts';
import { Recognizer } from '../../../models/recognizer.ts';
import { features, learntWeights } from '../../fixtures/engine-parity.ts';
import { FaultyEngine, type Fault } from '../../fixtures/faulty-engine.ts';
import { signed } from '../../fixtures/shown-words.ts';

const RELEASED = resolve(import.meta.dirname, '../../../models/released/asl-starter');
const FAULTS: Fault[] = ['throws', 'hangs', 'no number'];
/** So that a test need not wait for half a second each time, ms. */
const PATIENCE = 40;

const FRAMES = signed(['wave', 'grasp', 'clap'], 3);
/** Everything that is said of the stream; whatever is asked of the network is written. */
async function said(family: Family, vocabulary: readonly string[], engine: Engine): Promise<unknown[]> {
  const recognizer = new Recognizer({ family, vocabulary: [...vocabulary], temperature: 1, threshold: 0.02 }, engine);
  const out: unknown[] = [];
  for (const frame of FRAMES) out.push(...(await recognizer.push(frame)));
  return out;
}

const committed = (all: readonly unknown[]) => all.filter((each) => (each as { kind: string }).kind === 'committed');

interface Network {
  family: Family;
  definition: NetworkDefinition;
  weights: Weights;
  vocabulary: readonly string[];
}

function whole(family: Family): Network {
  const vocabulary = ['a', 'b', 'c', 'd', 'none'];
  const definition = { family, features: FEATURE_COUNT, stem: 16, hidden: 16, layers: 1, classes: vocabulary.length };
  return { family, definition, weights: learntWeights(definition, 2), vocabulary };
}

const networks: Record<string, Network> = {};
const engines: Engine[] = [];
const open = async ({ definition, weights }: Network): Promise<OnnxEngine> => {
  const engine = await OnnxEngine.create(definition, weights);
  engines.push(engine);
  return engine;
};

beforeAll(async () => {
  const { model, weights } = await readModelFolder(RELEASED);
  const { definition, vocabulary } = model;
  networks.released = { family: definition.family, definition, weights, vocabulary };
  networks.lstm = whole('lstm');
  networks.attention = whole('attention');
  networks['encoder-decoder'] = whole('encoder-decoder');
});
afterAll(() => Promise.all(engines.map((engine) => engine.release())));

describe.each(['released', 'lstm', 'attention', 'encoder-decoder'])('a stream that %s reads', (name) => {
  let network: Network;
  let undisturbed: unknown[];
  beforeAll(async () => {
    network = networks[name] as Network;
    undisturbed = await said(network.family, network.vocabulary, await open(network));
    expect(committed(undisturbed).length).toBeGreaterThan(1);
  });

  it.each(FAULTS.flatMap((fault) => [0, 23].map((at) => [fault, at] as const)))(
    'says the same where its engine %s at answer %i',
    async (fault, at) => {
      const late = isCausal(network.family) ? at : Math.floor(at / 4);
      const faulty = new FaultyEngine(await open(network), fault, late);
      const failures: Failure[] = [];
      const engine = new FailoverEngine(await open(network), () => open(network));
      engine.onfailure = (failure) => failures.push(failure);
      engine.use(faulty, PATIENCE);
      expect(engine.device).toBe('GPU');
      expect(await said(network.family, network.vocabulary, engine)).toEqual(undisturbed);
      expect(failures.map(({ kind }) => kind)).toEqual([
        { throws: 'threw', hangs: 'hung', 'no number': 'nonsense' }[fault],
      ]);
      expect(failures[0]?.engine).toBe(faulty);
      expect(engine.device).toBe('CPU');
      expect(faulty.released).toBe(true);
      // Asked once more than it answered, and never again.
      expect(faulty.asked).toBe(late + 1);
    },
  );
});

describe('an engine that takes over', () => {
  it('goes on in the middle of a segment, forwards and back', async () => {
    const network = networks.lstm as Network;
    const x = Array.from({ length: 12 }, (_, seed) => features(1, seed));
    const plain = await open(network);
    let expected = plain.start();
    let logits = new Float32Array();
    for (const frame of x) ({ state: expected, logits } = (await plain.step(expected, frame)) as never);

    const engine = new FailoverEngine(await open(network), () => open(network));
    const other = new FaultyEngine(await open(network), 'throws', Infinity);
    let state = engine.start();
    let last = new Float32Array();
    for (const [t, frame] of x.entries()) {
      if (t === 4) engine.use(other);
      if (t === 9) engine.use(null);
      const out = await engine.step(state, frame);
      state = out.state;
      last = Float32Array.from(out.logits);
    }
    expect(last).toEqual(Float32Array.from(logits));
    expect(state.frames).toBe(12);
    // Four frames read anew, then five.
    expect(other.asked).toBe(9);
    expect(other.released).toBe(true);
  });

  it('is given up unasked where it is known to be gone', async () => {
    const network = networks.lstm as Network;
    const engine = new FailoverEngine(await open(network), () => open(network));
    const other = new FaultyEngine(await open(network), 'throws', Infinity);
    const failed = vi.fn();
    engine.onfailure = failed;
    engine.giveUp(other, new Error('It never computed.'));
    expect(failed).not.toHaveBeenCalled();
    engine.use(other);
    engine.giveUp(other, new Error('Its process ended.'));
    engine.giveUp(other, new Error('Its process ended.'));
    expect(failed).toHaveBeenCalledTimes(1);
    expect(engine.device).toBe('CPU');
  });

  it('is not blamed for a question that is wrong', async () => {
    const network = networks.lstm as Network;
    const engine = new FailoverEngine(await open(network), () => open(network));
    engine.use(await open(network));
    const active = engine.active;
    await expect(engine.step(engine.start(), new Float32Array(3))).rejects.toThrow(RangeError);
    await expect(engine.score(new Float32Array(3), 1)).rejects.toThrow(RangeError);
    expect(engine.active).toBe(active);
  });

  it('is waited for longer where this very process stood still', async () => {
    const network = networks.lstm as Network;
    const engine = new FailoverEngine(await open(network), () => open(network));
    const slow = await open(network);
    const score = slow.score.bind(slow);
    // An answer that is there when this process comes to itself, 300 ms too late.
    slow.score = (...asked) => {
      const answer = new Promise<void>((done) => setTimeout(done, PATIENCE + 5)).then(() => score(...asked));
      setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400), 1);
      return answer;
    };
    engine.use(slow, PATIENCE);
    await engine.score(features(5, 1), 5);
    expect(engine.active).toBe(slow);
  });
});

describe('the last resort', () => {
  it('is opened anew once where it fails, and the segment goes on', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const network = networks.released as Network;
    const undisturbed = await said(network.family, network.vocabulary, await open(network));
    const reopen = vi.fn(() => open(network));
    const engine = new FailoverEngine(new FaultyEngine(await open(network), 'throws', 20), reopen);
    expect(await said(network.family, network.vocabulary, engine)).toEqual(undisturbed);
    expect(reopen).toHaveBeenCalledTimes(1);
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
  });

  it('fails the session where it fails twice', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const network = networks.released as Network;
    const broken = async () => new FaultyEngine(await open(network), 'throws', 0);
    const engine = new FailoverEngine(await broken(), broken);
    await expect(said(network.family, network.vocabulary, engine)).rejects.toThrow('The device was lost.');
    log.mockRestore();
  });
});

describe('another engine', () => {
  it('has to be faster by 15 % to be worth it', () => {
    const inUse = { p50: 1, p95: 2 };
    expect(isFaster({ p50: 0.1, p95: 1.71 }, inUse)).toBe(false);
    expect(isFaster({ p50: 1, p95: 1.7 }, inUse)).toBe(true);
    expect(isFaster(inUse, inUse)).toBe(false);
    expect(isFaster({ p50: 0.1, p95: NaN }, inUse)).toBe(false);
  });
});
