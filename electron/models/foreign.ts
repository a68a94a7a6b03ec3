/**
 * A model from a stranger: a folder or a .zip. Only files that a model has are looked at, each within its bounds, and only
 * what was checked is written anew; nothing of it is ever run but the network of numbers that models/network.ts defines.
 */
import { constants } from 'node:fs';
import { lstat, open, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { decodeBoundary, encodeBoundary } from '../../models/boundary_weights.ts';
import { BOUNDARY_FILE, readModelFolder } from '../../models/engine/folder.ts';
import { ModelError, parseModel } from '../../models/model.ts';
import { openZip, type ZipEntry } from '../../training/exchange/zip.ts';
import { InputError } from '../../training/takes.ts';
import { readable } from '../durable-file.ts';
import { RequestError } from '../ipc.ts';

/** The most bytes of each file. A network of six million values has 24 MB; ours have 1 MB. */
const LIMITS: Record<string, number> = {
  'model.json': 2 ** 21,
  'weights.safetensors': 2 ** 26,
  'metrics.json': 2 ** 22,
  'card.md': 2 ** 18,
  'prototypes.json': 2 ** 25,
  [BOUNDARY_FILE]: 2 ** 21,
};
const NEEDED = ['model.json', 'weights.safetensors'];
/** Brackets within brackets; our files have six. */
const DEEPEST = 16;
const MOST_FRAMES = 1000;

const rate = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most), v.regex(/^\P{Cc}*$/u));
/** What a list of models shows of the maker's figures; the rest is not taken over. */
const Metrics = v.object({
  heldOut: v.optional(v.nullable(v.object({ top1: rate, worstSigner: text(200), worstTop1: rate })), null),
});
const hand = v.nullable(v.pipe(v.array(v.pipe(v.number(), v.finite())), v.length(63)));
const Prototypes = v.pipe(
  v.array(
    v.object({
      word: text(200),
      fps: v.pipe(v.number(), v.minValue(1), v.maxValue(240)),
      frames: v.pipe(v.array(v.tuple([hand, hand])), v.maxLength(MOST_FRAMES)),
    }),
  ),
  v.maxLength(20_000),
);

/** Bytes of a file of the model; null where it is not there. */
type Source = (file: string, limit: number) => Promise<Uint8Array | null>;

/**
 * Writes the model into the empty folder `into`.
 * @throws {RequestError} with one sentence that says what is wrong; then `into` is to be thrown away
 */
export async function takeOver(path: string, into: string): Promise<void> {
  try {
    const info = await stat(path).catch(() => null);
    if (!info) throw new ModelError(`There is nothing at ${basename(path)}.`);
    if (info.isDirectory()) await copy((file, limit) => fromFolder(path, file, limit), into);
    else if (info.isFile()) await fromZip(path, into);
    else throw new ModelError(`${basename(path)} is neither a folder nor a .zip file.`);
    // Shapes, hash, feature version: all that is asked of our own models, too.
    await readModelFolder(into);
  } catch (error) {
    if (error instanceof ModelError || error instanceof InputError)
      throw new RequestError('model', error.message.replace(/[^.]$/, '$&.'));
    throw readable(error);
  }
}

async function copy(source: Source, into: string): Promise<void> {
  const files = new Map<string, Uint8Array>();
  for (const [file, limit] of Object.entries(LIMITS)) {
    const bytes = await source(file, limit);
    if (bytes) files.set(file, bytes);
    else if (NEEDED.includes(file)) throw new ModelError(`There is no model here: ${file} is missing.`);
  }
  const json = (file: string) => parsed(file, files.get(file));
  const model = parseModel(json('model.json'));
  if (![model.name, ...model.vocabulary].every((each) => /^\P{Cc}+$/u.test(each)))
    throw new ModelError('model.json is damaged: a name holds control characters.');
  const { definition: _, parameters: __, ...described } = model;
  const metrics = checked('metrics.json', Metrics, json('metrics.json') ?? {});
  const prototypes = checked('prototypes.json', Prototypes, json('prototypes.json') ?? []);
  const boundary = json(BOUNDARY_FILE);
  const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  await writeFile(join(into, 'weights.safetensors'), files.get('weights.safetensors') ?? new Uint8Array());
  await writeFile(join(into, 'metrics.json'), pretty(metrics));
  await writeFile(join(into, 'card.md'), new TextDecoder().decode(files.get('card.md') ?? new Uint8Array()));
  if (prototypes.length) await writeFile(join(into, 'prototypes.json'), `${JSON.stringify(prototypes)}\n`);
  if (boundary !== undefined)
    await writeFile(join(into, BOUNDARY_FILE), `${JSON.stringify(encodeBoundary(decodeBoundary(boundary)))}\n`);
  await writeFile(join(into, 'model.json'), pretty(described));
}

async function fromFolder(folder: string, file: string, limit: number): Promise<Uint8Array | null> {
  const path = join(folder, file);
  const info = await lstat(path).catch(() => null);
  if (!info) return null;
  if (!info.isFile()) throw new ModelError(`${file} is not a plain file: copy the model, do not link it.`);
  if (info.size > limit) throw new ModelError(`${file} is larger than that of any model.`);
  // Whatever became of it since it was looked at.
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const bytes = Buffer.alloc(info.size);
    const { bytesRead } = await handle.read(bytes, 0, info.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function fromZip(path: string, into: string): Promise<void> {
  const zip = await openZip(path, basename(path), ZIP_LIMITS);
  try {
    const place = placeOf(zip.entries);
    const source: Source = async (file, limit) => {
      const entry = zip.entries.find(({ parts }) => parts.at(-1) === file && parts.slice(0, -1).join('/') === place);
      if (!entry) return null;
      if (entry.size > limit) throw new ModelError(`${file} is larger than that of any model.`);
      try {
        return await entry.read(limit);
      } catch (error) {
        throw error instanceof InputError ? new ModelError(`${file}: ${error.message}.`) : error;
      }
    };
    await copy(source, into);
  } finally {
    zip.close();
  }
}

const ZIP_LIMITS = { entries: 1000, free: 2 ** 24, ratio: 100, freeTotal: 2 ** 28 };

/** The folder of the archive that the model is in: the only one with a model.json. */
function placeOf(entries: readonly ZipEntry[]): string {
  const places = entries.flatMap(({ parts }) => (parts.at(-1) === 'model.json' ? [parts.slice(0, -1).join('/')] : []));
  if (places.length === 0) throw new ModelError('There is no model here: model.json is missing.');
  if (places.length > 1) throw new ModelError('The archive holds more than one model: unpack it, and import one.');
  return places[0] ?? '';
}

function parsed(file: string, bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  const content = new TextDecoder().decode(bytes);
  if (depth(content) > DEEPEST) throw new ModelError(`${file} is damaged: it is nested too deeply.`);
  try {
    return JSON.parse(content);
  } catch {
    throw new ModelError(`${file} is damaged: it is not JSON.`);
  }
}

function checked<S extends v.GenericSchema>(file: string, schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success)
    throw new ModelError(
      `${file} is damaged: ${v.getDotPath(result.issues[0]) ?? 'its content'} is not as it must be.`,
    );
  return result.output;
}

/** How deep brackets lie within brackets, outside of strings. */
function depth(json: string): number {
  let [deepest, now, quoted] = [0, 0, false];
  for (let at = 0; at < json.length; at++) {
    const c = json[at];
    if (quoted) {
      if (c === '\\') at++;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === '{' || c === '[') deepest = Math.max(deepest, ++now);
    else if (c === '}' || c === ']') now--;
  }
  return deepest;
}
