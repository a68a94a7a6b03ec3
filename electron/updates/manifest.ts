/**
 * What the maker of this copy says about its newest version, signed: whoever only holds the server, or a line on the way
 * to it, can offer nothing.
 */
import { createPublicKey, verify } from 'node:crypto';
import * as v from 'valibot';
import { RequestError } from '../ipc.ts';

const version = v.pipe(v.string(), v.regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/));

const Manifest = v.object({
  /** So that nothing else that was signed with the key passes for it. */
  app: v.literal('signwright'),
  version,
  /** What is new, plain text. */
  notes: v.pipe(v.string(), v.maxLength(4000)),
  files: v.array(
    v.object({
      /** Node's names. */
      platform: v.string(),
      arch: v.string(),
      /** Beside the manifest, so no path; its ending says what it is. */
      name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,99}$/)),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2_000_000_000)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});
export type Manifest = v.InferOutput<typeof Manifest>;
export type UpdateFile = Manifest['files'][number];

/** `content` is the manifest as JSON, and what `signature` (Ed25519) is of; both base64. */
const Envelope = v.object({ content: v.string(), signature: v.string() });

/** The name of the file, beside those that it lists. */
export const MANIFEST = 'signwright-updates.json';

/**
 * @param text the file
 * @param key the maker's public key, SPKI in DER, base64
 * @throws {RequestError} `update`, where it is not the maker's
 */
export function readManifest(text: string, key: string): Manifest {
  const envelope = v.safeParse(Envelope, parsed(text));
  if (!envelope.success) throw refused('What the address answers is no list of updates.');
  const content = Buffer.from(envelope.output.content, 'base64');
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  if (!verify(null, content, publicKey, Buffer.from(envelope.output.signature, 'base64')))
    throw refused('The list of updates is not signed by the maker of this copy, so it was not used.');
  const manifest = v.safeParse(Manifest, parsed(content.toString('utf8')));
  if (!manifest.success) throw refused('The list of updates is of a kind that this version does not know.');
  return manifest.output;
}

/** Older ones are never offered: with an old list somebody could bring an old fault back. */
export function isNewer(candidate: string, than: string): boolean {
  const [a, b] = [candidate, than].map((text) => text.split('.').map((part) => parseInt(part, 10) || 0));
  const at = [0, 1, 2].find((index) => a?.[index] !== b?.[index]);
  return at !== undefined && (a?.[at] ?? 0) > (b?.[at] ?? 0);
}

export const refused = (message: string): RequestError => new RequestError('update', message);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
