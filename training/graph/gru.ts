/** The GRU layer, in either direction, and its back-propagation through time. */
import { delayed, flank, project, recurrentGradient, scan, slope, type RecurrentLayer } from './scan.ts';
import type { Tape, Value } from './tape.ts';

/**
 * Cho et al. 2014, in the form with the reset gate after the matrix product (cuDNN's, ONNX's linear_before_reset = 1).
 * Gates in ONNX's order: update, reset, new.
 *
 * `from` [B, hidden] replaces the zero state before the first step. With `beyond` [T, B, 1], as `shut` of the tape, the
 * layer reads backward: the padding that it meets first holds the state still.
 */
export function gruLayer(
  tape: Tape,
  x: Value,
  zero: Value,
  layer: RecurrentLayer,
  { from = zero, beyond }: { from?: Value; beyond?: Value } = {},
): Value {
  const { recurrent, hidden } = layer;
  const backward = beyond !== undefined;
  const open = project(tape, x, zero, layer, 3);
  const projected = beyond === undefined ? open : held(tape, open, beyond, hidden);
  const [, states, gates, news, recalls] = scan(tape, [from], [projected], 4, backward, (g, [h = ''], [p = '']) => {
    const halves = tape.graph.ints([2 * hidden, hidden]);
    const [pg = '', pn = ''] = g.nodes('Split', [p, halves], 2, { axis: 1 });
    const [hg = '', recall = ''] = g.nodes('Split', [g.node('MatMul', [h, recurrent]), halves], 2, { axis: 1 });
    const gate = g.node('Sigmoid', [g.node('Add', [pg, hg])]);
    const [z = '', r = ''] = g.nodes('Split', [gate], 2, { axis: 1 });
    const fresh = g.node('Tanh', [g.node('Add', [pn, g.node('Mul', [r, recall])])]);
    const state = g.node('Add', [fresh, g.node('Mul', [z, g.node('Sub', [h, fresh])])]);
    return { states: [state], outputs: [state, gate, fresh, recall] };
  }) as [Value, Value, Value, Value, Value];
  tape.record([projected, recurrent, from], [states], ([dy]) => {
    if (!dy) return;
    const [z, r] = tape.graph.nodes('Split', [gates], 2, { axis: 2 }) as [Value, Value];
    const earlier = delayed(tape, states, from, backward);
    const mul = (a: Value, b: Value) => tape.op('Mul', a, b);
    const toNew = mul(tape.op('Sub', tape.graph.scalar(1), z), flank(tape, news));
    const factors = [
      mul(tape.op('Sub', earlier, news), slope(tape, z)),
      mul(recalls, slope(tape, r)), // d reset / d new
      toNew,
      r,
      z,
    ];
    const [first, dGates, dNew, dRecall] = scan(
      tape,
      [zero],
      [dy, ...factors],
      3,
      !backward,
      (g, [dh = ''], [d = '', fz = '', fr = '', fn = '', reset = '', keep = '']) => {
        const total = g.node('Add', [d, dh]);
        const fresh = g.node('Mul', [total, fn]);
        const recall = g.node('Mul', [fresh, reset]);
        const gate = g.node('Concat', [g.node('Mul', [total, fz]), g.node('Mul', [fresh, fr])], { axis: 1 });
        const back = g.node(
          'Gemm',
          [g.node('Concat', [gate, recall], { axis: 1 }), recurrent, g.node('Mul', [total, keep])],
          { transB: 1 },
        );
        return { states: [back], outputs: [gate, fresh, recall] };
      },
    ) as [Value, Value, Value, Value];
    tape.accumulate(from, first);
    tape.accumulate(projected, tape.graph.node('Concat', [dGates, dNew], { axis: 2 }));
    const dz = tape.graph.node('Concat', [dGates, dRecall], { axis: 2 });
    tape.accumulate(recurrent, recurrentGradient(tape, earlier, dz, hidden, 3 * hidden));
  });
  return states;
}

/**
 * Opens the update gate fully where there is padding, so that a GRU carries its state through unchanged: no mask inside
 * of the Scan. A sigmoid of 10⁴ is 1 exactly, its slope 0, so nothing leaks in and no gradient out.
 */
function held(tape: Tape, projected: Value, beyond: Value, hidden: number): Value {
  const gates = tape.graph.floats(
    Array.from({ length: 3 * hidden }, (_, k) => (k < hidden ? -1 : 0)),
    [3 * hidden],
  );
  return tape.shifted(projected, tape.op('Mul', beyond, gates));
}
