/**
 * Writes ONNX models: just enough of onnx.proto (IR 8, opset 17) to emit the inference and training graphs, so that
 * no converter and no protobuf library is needed. Field numbers: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */

/** Named dimension or size; names stay open until run time. */
export type Dimension = number | string;
export type Attribute =
  | number
  | string
  | readonly number[]
  | readonly string[]
  | { graph: Uint8Array }
  | { floats: readonly number[] }
  | { float: number };

const OPSET = 17;
const IR_VERSION = 8;
const FLOAT = 1;
const INT64 = 7;
const text = new TextEncoder();

class Message {
  readonly #parts: Uint8Array[] = [];
  #size = 0;

  int(field: number, value: number | bigint): this {
    return this.#put(varint((field << 3) | 0)).#put(varint(value));
  }

  float(field: number, value: number): this {
    return this.#put(varint((field << 3) | 5)).#put(new Uint8Array(new Float32Array([value]).buffer));
  }

  bytes(field: number, value: Uint8Array | string): this {
    const bytes = typeof value === 'string' ? text.encode(value) : value;
    return this.#put(varint((field << 3) | 2))
      .#put(varint(bytes.length))
      .#put(bytes);
  }

  message(field: number, value: Message): this {
    return this.bytes(field, value.finish());
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.#size);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  #put(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    return this;
  }
}

/** Negative values take ten bytes, as protobuf's int64 does. */
function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return Uint8Array.from(bytes);
}

function attribute(name: string, value: Attribute): Message {
  const out = new Message().bytes(1, name);
  if (typeof value === 'number') return out.int(3, value).int(20, 2);
  if (typeof value === 'string') return out.bytes(4, value).int(20, 3);
  if ('float' in value) return out.float(2, value.float).int(20, 1);
  if ('graph' in value) return out.bytes(6, value.graph).int(20, 5);
  if ('floats' in value) {
    for (const item of value.floats) out.float(7, item);
    return out.int(20, 6);
  }
  for (const item of value) {
    if (typeof item === 'string') out.bytes(9, item);
    else out.int(8, item);
  }
  return out.int(20, typeof value[0] === 'string' ? 8 : 7);
}

function valueInfo(name: string, shape: readonly Dimension[] | null): Message {
  const type = new Message().int(1, FLOAT);
  if (shape) {
    const dims = new Message();
    for (const dim of shape)
      dims.message(1, typeof dim === 'string' ? new Message().bytes(2, dim) : new Message().int(1, dim));
    type.message(2, dims);
  }
  return new Message().bytes(1, name).message(2, new Message().message(1, type));
}

/** Collects the nodes of one graph and hands out value names. */
export class GraphWriter {
  readonly #graph = new Message();
  readonly #names: { next: number };
  readonly #constants = new Map<string, string>();

  /** `parent`: for the body of a Scan, whose names must differ from those around it. */
  constructor(parent?: GraphWriter) {
    this.#names = parent ? parent.#names : { next: 0 };
  }

  name(prefix = 'v'): string {
    return `${prefix}${this.#names.next++}`;
  }

  /** One node; returns the names of its outputs. '' stands for an absent optional input. */
  nodes(op: string, inputs: readonly string[], count: number, attributes: Record<string, Attribute> = {}): string[] {
    const outputs = Array.from({ length: count }, () => this.name());
    this.#node(op, inputs, outputs, attributes);
    return outputs;
  }

  node(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute> = {},
    output = this.name(),
  ): string {
    this.#node(op, inputs, [output], attributes);
    return output;
  }

  #node(
    op: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes: Record<string, Attribute>,
  ): void {
    const node = new Message();
    for (const input of inputs) node.bytes(1, input);
    for (const output of outputs) node.bytes(2, output);
    node.bytes(4, op);
    for (const [name, value] of Object.entries(attributes)) node.message(5, attribute(name, value));
    this.#graph.message(1, node);
  }

  input(name: string, shape: readonly Dimension[] | null): string {
    this.#graph.message(11, valueInfo(name, shape));
    return name;
  }

  /** Gives a value out under a name of its own. */
  output(value: string, name: string, shape: readonly Dimension[] | null): void {
    this.node('Identity', [value], {}, name);
    this.declare(name, shape);
  }

  /** Gives a value out under the name that it has, without a copy: once, and none that is an input. */
  declare(value: string, shape: readonly Dimension[] | null): void {
    this.#graph.message(12, valueInfo(value, shape));
  }

  /** A float tensor that is part of the model. */
  floats(values: ArrayLike<number>, shape: readonly number[], name = this.name('c')): string {
    const data = Float32Array.from(values);
    if (data.length !== shape.reduce((a, b) => a * b, 1)) {
      throw new RangeError(`Constant ${name}: ${data.length} values do not fill the shape [${shape.join(', ')}].`);
    }
    this.#tensor(name, FLOAT, shape, new Uint8Array(data.buffer));
    return name;
  }

  scalar(value: number): string {
    return this.#shared(`f${value}`, () => this.floats([value], []));
  }

  /** A vector of integers, as shape and axis inputs want it. */
  ints(values: readonly number[]): string {
    return this.#shared(`i${values.join(',')}`, () => {
      const name = this.name('i');
      this.#tensor(name, INT64, [values.length], new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer));
      return name;
    });
  }

  #shared(key: string, make: () => string): string {
    const name = this.#constants.get(key) ?? make();
    this.#constants.set(key, name);
    return name;
  }

  #tensor(name: string, type: number, shape: readonly number[], data: Uint8Array): void {
    const tensor = new Message();
    for (const dim of shape) tensor.int(1, dim);
    this.#graph.message(5, tensor.int(2, type).bytes(8, name).bytes(9, data));
  }

  /** The graph alone, as the body attribute of a Scan takes it. */
  body(): Uint8Array {
    return this.#graph.bytes(2, this.name('body')).finish();
  }

  /** The whole model file. */
  model(): Uint8Array {
    const opset = new Message().bytes(1, '').int(2, OPSET);
    return new Message()
      .int(1, IR_VERSION)
      .bytes(2, 'signwright')
      .message(7, this.#graph.bytes(2, 'network'))
      .message(8, opset)
      .finish();
  }
}
