/** The causal recurrent layers by name. */
import type { Cell } from '../../models/network.ts';
import { gruLayer } from './gru.ts';
import { lstmLayer } from './lstm.ts';
import { rnnLayer } from './rnn.ts';
import type { RecurrentLayer } from './scan.ts';
import type { Tape, Value } from './tape.ts';

/** x [T·B, inputs] (time-major) and zero [B, hidden] → states [T, B, hidden]. */
export function recurrentLayer(tape: Tape, cell: Cell, x: Value, zero: Value, layer: RecurrentLayer): Value {
  if (cell === 'rnn') return rnnLayer(tape, x, zero, layer);
  return cell === 'lstm' ? lstmLayer(tape, x, zero, layer) : gruLayer(tape, x, zero, layer);
}
