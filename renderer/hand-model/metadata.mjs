/**
 * Gives a TFLite model the one piece of metadata without which MediaPipe Tasks refuses it: how to normalise its input.
 * https://github.com/google-ai-edge/mediapipe/blob/master/mediapipe/tasks/metadata/metadata_schema.fbs
 */
import { Builder, ByteBuffer } from 'flatbuffers';

/** Fields of TFLite's root table `Model`, by id (tensorflow/lite/schema/schema.fbs). All but the version are offsets. */
const VERSION = 0;
const BUFFERS = 4;
const METADATA = 6;
const MODEL_FIELDS = 8;

/** TFLite aligns weights to 16 bytes, so the old model may only move by multiples of that. */
const WEIGHT_ALIGNMENT = 16;

/**
 * The old model stays as it is, byte for byte, behind a new root table that points into it and to one buffer more.
 * That needs no knowledge of the rest of the schema: FlatBuffers offsets are relative and point forwards.
 *
 * @param {Uint8Array} tflite whose input is a picture with values 0..1, as both hand models are
 * @returns {Uint8Array}
 * @throws {Error} when the bytes are no TFLite model
 */
export function withNormalization(tflite) {
  const old = new ByteBuffer(tflite);
  if (tflite.length < 8 || !old.__has_identifier('TFL3')) throw new Error('not a TFLite model');
  const model = old.readInt32(0);

  const builder = new Builder(tflite.length + 65536);
  builder.prep(WEIGHT_ALIGNMENT, tflite.length);
  // Builder positions count from the end of the buffer: what stood at `at` in the old model is now at `end - at`.
  const end = builder.createByteVector(tflite) - 4;
  const fields = Array.from({ length: MODEL_FIELDS }, (_, id) => {
    const at = old.__offset(model, 4 + 2 * id);
    if (!at) return 0;
    return id === VERSION ? old.readInt32(model + at) : end - old.__indirect(model + at);
  });

  /** @param {number} id field that is a vector of tables @param {number[]} more */
  const extended = (id, more) => {
    const at = old.__offset(model, 4 + 2 * id);
    const first = at ? old.__vector(model + at) : 0;
    const count = at ? old.__vector_len(model + at) : 0;
    const tables = Array.from({ length: count }, (_, index) => end - old.__indirect(first + 4 * index));
    return { count, offset: offsets(builder, [...tables, ...more]) };
  };

  const bytes = builder.createByteVector(normalization());
  const buffers = extended(BUFFERS, [table(builder, 1, [[0, bytes]])]);
  fields[BUFFERS] = buffers.offset;

  const name = builder.createString('TFLITE_METADATA');
  builder.startObject(2);
  builder.addFieldOffset(0, name, 0);
  builder.addFieldInt32(1, buffers.count, 0);
  fields[METADATA] = extended(METADATA, [builder.endObject()]).offset;

  builder.startObject(MODEL_FIELDS);
  fields.forEach((value, id) =>
    id === VERSION ? builder.addFieldInt32(id, value, 0) : builder.addFieldOffset(id, value, 0),
  );
  builder.finish(builder.endObject(), 'TFL3');
  return builder.asUint8Array();
}

/** ModelMetadata › subgraph › input › process unit › NormalizationOptions: (value − 0) / 255 on every channel. */
function normalization() {
  const builder = new Builder(1024);
  /** @param {number} value one for all channels */
  const floats = (value) => {
    builder.startVector(4, 1, 4);
    builder.addFloat32(value);
    return builder.endVector();
  };
  const mean = floats(0);
  const options = table(builder, 2, [
    [0, mean],
    [1, floats(255)],
  ]);
  builder.startObject(2);
  builder.addFieldInt8(0, 1, 0); // the union's type: NormalizationOptions
  builder.addFieldOffset(1, options, 0);
  const units = offsets(builder, [builder.endObject()]);
  const input = table(builder, 6, [[4, units]]);
  const subgraph = table(builder, 3, [[2, offsets(builder, [input])]]);
  const root = table(builder, 4, [[3, offsets(builder, [subgraph])]]);
  builder.finish(root, 'M001');
  return builder.asUint8Array();
}

/** @param {Builder} builder @param {number} size fields of the table @param {[number, number][]} fields id, offset */
function table(builder, size, fields) {
  builder.startObject(size);
  for (const [id, offset] of fields) builder.addFieldOffset(id, offset, 0);
  return builder.endObject();
}

/** @param {Builder} builder @param {number[]} list */
function offsets(builder, list) {
  builder.startVector(4, list.length, 4);
  for (const offset of list.toReversed()) builder.addOffset(offset);
  return builder.endVector();
}
