/** The plain recurrent layer and its back-propagation through time. */
import { delayed, flank, project, recurrentGradient, scan, type RecurrentLayer } from './scan.ts';
import type { Tape, Value } from './tape.ts';

/** Elman 1990: tanh(x · kernel + h · recurrent + bias). */
export function rnnLayer(tape: Tape, x: Value, zero: Value, layer: RecurrentLayer): Value {
  const { recurrent, hidden } = layer;
  const projected = project(tape, x, zero, layer, 1);
  const [, states] = scan(tape, [zero], [projected], 1, false, (g, [h = ''], [p = '']) => {
    const state = g.node('Tanh', [g.node('Gemm', [h, recurrent, p])]);
    return { states: [state], outputs: [state] };
  }) as [Value, Value];
  tape.record([projected, recurrent], [states], ([dy]) => {
    if (!dy) return;
    const sequences = [dy, flank(tape, states)];
    const [, dz] = scan(tape, [zero], sequences, 1, true, (g, [dh = ''], [d = '', steep = '']) => {
      const gate = g.node('Mul', [g.node('Add', [d, dh]), steep]);
      return { states: [g.node('Gemm', [gate, recurrent], { transB: 1 })], outputs: [gate] };
    }) as [Value, Value];
    tape.accumulate(projected, dz);
    tape.accumulate(recurrent, recurrentGradient(tape, delayed(tape, states, zero), dz, hidden, hidden));
  });
  return states;
}
