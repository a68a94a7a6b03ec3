/** The network of models/network.ts from standardised features to logits, batched, weights in one flat vector. */
import {
  attentionUnits,
  ATTENTION_HEADS,
  cellOf,
  isCausal,
  LAYER_NORM_EPSILON,
  outputUnits,
  pooledUnits,
  stateUnits,
  type NetworkDefinition,
} from '../../models/network.ts';
import { additiveScores, attend } from './attention.ts';
import { gruLayer } from './gru.ts';
import { learntCount, learntParameters } from './learnt.ts';
import { recurrentLayer } from './recurrent.ts';
import type { RecurrentLayer } from './scan.ts';
import { Tape, type Value } from './tape.ts';

/**
 * Emits the forward pass into `tape`. Inputs: x [T, B, features] standardised; share, shut [T, B, 1] (see Tape);
 * zero [B, hidden]; weights [learnt]. With dropout: dropStem [1, B, stem], dropPool [B, pooled units], masks already
 * divided by their rate.
 */
export class Forward {
  readonly tape = new Tape();
  /** Learnt parameters by name, in learnt order. */
  readonly parameters: Map<string, Value>;
  readonly #network: NetworkDefinition;
  readonly #dropout: boolean;
  readonly #share: Value;
  readonly #shut: Value;
  readonly #zero: Value;

  constructor(network: NetworkDefinition, dropout: boolean) {
    this.#network = network;
    this.#dropout = dropout;
    const { tape } = this;
    const g = tape.graph;
    g.input('x', ['T', 'B', network.features]);
    this.#share = g.input('share', ['T', 'B', 1]);
    this.#shut = g.input('shut', ['T', 'B', 1]);
    this.#zero = g.input('zero', ['B', network.hidden]);
    const learnt = learntParameters(network);
    const flat = g.input('weights', [learntCount(network)]);
    const slices = g.nodes('Split', [flat, g.ints(learnt.map(({ size }) => size))], learnt.length, { axis: 0 });
    this.parameters = new Map(
      learnt.map(({ name, shape }, k) => [name, tape.track(tape.op('Reshape', slices[k] ?? flat, g.ints(shape)))]),
    );
  }

  /** Logits of one word a sequence: [B, classes]. */
  word(): Value {
    const states = this.#states();
    const pooled = this.#network.family === 'attention' ? this.#attended(states) : this.#extremes(states);
    return this.#linear(this.#dropped(pooled), 'head');
  }

  /**
   * Logits of a sentence, word by word: previous [n, B, classes + 1] is the word before each, as one-hot rows.
   * → [n · B, classes + 1]
   *
   * Attention follows the recurrent step (Luong, Pham & Manning 2015) instead of feeding it, so one Scan runs the decoder
   * over all words, and all of them attend at once outside of it.
   */
  sentence(previous: Value): Value {
    const { tape } = this;
    const g = tape.graph;
    const network = this.#network;
    const { hidden } = network;
    const units = attentionUnits(network);
    const memory = this.#states();
    const flat = (value: Value, size: number) => tape.reshape(value, g.ints([-1, size]));
    const keys = this.#linear(flat(memory, stateUnits(network)), 'attention');
    const start = tape.tanh(this.#linear(tape.meanOverTime(memory, this.#share), 'decoder.start'));
    const embedded = tape.linear(
      tape.op('Reshape', previous, g.ints([-1, outputUnits(network)])),
      this.#parameter('decoder.embedding'),
    );
    const layer = this.#layer('decoder', units);
    const states = gruLayer(tape, embedded, this.#zero, layer, { from: start });
    const queries = tape.linear(flat(states, hidden), this.#parameter('decoder.query'));
    const perStep = (value: Value) => tape.reshape(value, tape.stepShape(this.#zero, units));
    const vector = this.#parameter('attention.score');
    const scores = additiveScores(tape, perStep(keys), perStep(queries), vector, units);
    const context = tape.transpose(attend(tape, scores, memory, this.#shut), [1, 0, 2]);
    const read = this.#dropped(tape.concat([states, context], 2, [hidden, stateUnits(network)]));
    return this.#linear(flat(read, pooledUnits(network)), 'head');
  }

  /** Stem and recurrent layers: [T, B, state units]. */
  #states(): Value {
    const { tape } = this;
    const network = this.#network;
    const { stem, layers } = network;
    const g = tape.graph;
    let h = this.#linear(tape.op('Reshape', 'x', g.ints([-1, network.features])), 'stem');
    const norm = [this.#parameter('stem.norm.scale'), this.#parameter('stem.norm.bias')] as const;
    h = tape.silu(tape.layerNorm(h, ...norm, LAYER_NORM_EPSILON));
    if (this.#dropout) {
      // One mask a sequence, the same at every step (Gal & Ghahramani 2016).
      const steps = tape.reshape(h, tape.stepShape(this.#zero, stem));
      h = tape.reshape(tape.scaled(steps, g.input('dropStem', [1, 'B', stem])), g.ints([-1, stem]));
    }
    let states = h;
    const units = stateUnits(network);
    for (let layer = 0; layer < layers; layer++) {
      const x = layer ? tape.reshape(states, g.ints([-1, units])) : h;
      states = this.#recurrent(x, `recurrent.${layer}`, layer ? units : stem);
    }
    return states;
  }

  #recurrent(x: Value, name: string, inputs: number): Value {
    const { tape } = this;
    const { family, hidden } = this.#network;
    const layer = this.#layer(name, inputs);
    if (isCausal(family)) return recurrentLayer(tape, cellOf(family), x, this.#zero, layer);
    const forward = gruLayer(tape, x, this.#zero, layer);
    const other = this.#layer(`${name}.backward`, inputs);
    const backward = gruLayer(tape, x, this.#zero, other, { beyond: this.#shut });
    return tape.concat([forward, backward], 2, [hidden, hidden]);
  }

  /** Mean and maximum over time. */
  #extremes(states: Value): Value {
    const { tape } = this;
    const units = stateUnits(this.#network);
    const pools = [tape.meanOverTime(states, this.#share), tape.maxOverTime(states, this.#shut)];
    return tape.concat(pools, 1, [units, units]);
  }

  /** Sums over time, one for each head, weighted by what the head finds in each frame. */
  #attended(states: Value): Value {
    const { tape } = this;
    const g = tape.graph;
    const flat = tape.reshape(states, g.ints([-1, stateUnits(this.#network)]));
    const found = tape.linear(tape.tanh(this.#linear(flat, 'attention')), this.#parameter('attention.score'));
    const scores = tape.reshape(found, tape.stepShape(this.#zero, ATTENTION_HEADS));
    return tape.reshape(attend(tape, scores, states, this.#shut), g.ints([-1, pooledUnits(this.#network)]));
  }

  #dropped(pooled: Value): Value {
    if (!this.#dropout) return pooled;
    return this.tape.scaled(pooled, this.tape.graph.input('dropPool', ['B', pooledUnits(this.#network)]));
  }

  #layer(name: string, inputs: number): RecurrentLayer {
    const part = (what: string) => this.#parameter(`${name}.${what}`);
    const { hidden } = this.#network;
    return { kernel: part('kernel'), recurrent: part('recurrent'), bias: part('bias'), inputs, hidden };
  }

  #linear(x: Value, name: string): Value {
    return this.tape.linear(x, this.#parameter(`${name}.kernel`), this.#parameter(`${name}.bias`));
  }

  #parameter(name: string): Value {
    const value = this.parameters.get(name);
    if (!value) throw new Error(`The network has no parameter ${name}.`);
    return value;
  }
}
