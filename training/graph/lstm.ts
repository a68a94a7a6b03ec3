/** The LSTM layer and its back-propagation through time. */
import { delayed, flank, project, recurrentGradient, scan, slope, type RecurrentLayer } from './scan.ts';
import type { Tape, Value } from './tape.ts';

/** Hochreiter & Schmidhuber 1997, with forget gate (Gers 2000). Gates in ONNX's order: input, output, forget, cell. */
export function lstmLayer(tape: Tape, x: Value, zero: Value, layer: RecurrentLayer): Value {
  const { recurrent, hidden } = layer;
  const projected = project(tape, x, zero, layer, 4);
  const [, , states, cells, gates, squashed, candidates] = scan(
    tape,
    [zero, zero],
    [projected],
    5,
    false,
    (g, [h = '', c = ''], [p = '']) => {
      const z = g.node('Gemm', [h, recurrent, p]);
      const [sigmoids = '', tanhs = ''] = g.nodes('Split', [z, tape.graph.ints([3 * hidden, hidden])], 2, { axis: 1 });
      const gate = g.node('Sigmoid', [sigmoids]);
      const candidate = g.node('Tanh', [tanhs]);
      const [i = '', o = '', f = ''] = g.nodes('Split', [gate], 3, { axis: 1 });
      const cell = g.node('Add', [g.node('Mul', [f, c]), g.node('Mul', [i, candidate])]);
      const squash = g.node('Tanh', [cell]);
      const state = g.node('Mul', [o, squash]);
      return { states: [state, cell], outputs: [state, cell, gate, squash, candidate] };
    },
  ) as [Value, Value, Value, Value, Value, Value, Value];
  tape.record([projected, recurrent], [states], ([dy]) => {
    if (!dy) return;
    const [i, o, f] = tape.graph.nodes('Split', [gates], 3, { axis: 2 }) as [Value, Value, Value];
    const earlier = delayed(tape, cells, zero);
    const mul = (a: Value, b: Value) => tape.op('Mul', a, b);
    const factors = [
      mul(o, flank(tape, squashed)), // d cell / d state
      mul(candidates, slope(tape, i)),
      mul(earlier, slope(tape, f)),
      mul(i, flank(tape, candidates)),
      mul(squashed, slope(tape, o)),
      f,
    ];
    const [, , dz] = scan(
      tape,
      [zero, zero],
      [dy, ...factors],
      1,
      true,
      (g, [dh = '', dc = ''], [d = '', toCell = '', fi = '', ff = '', fg = '', fo = '', forget = '']) => {
        const total = g.node('Add', [d, dh]);
        const cell = g.node('Add', [dc, g.node('Mul', [total, toCell])]);
        const parts = [
          g.node('Mul', [cell, fi]),
          g.node('Mul', [total, fo]),
          g.node('Mul', [cell, ff]),
          g.node('Mul', [cell, fg]),
        ];
        const gate = g.node('Concat', parts, { axis: 1 });
        return {
          states: [g.node('Gemm', [gate, recurrent], { transB: 1 }), g.node('Mul', [cell, forget])],
          outputs: [gate],
        };
      },
    ) as [Value, Value, Value];
    tape.accumulate(projected, dz);
    tape.accumulate(recurrent, recurrentGradient(tape, delayed(tape, states, zero), dz, hidden, 4 * hidden));
  });
  return states;
}
