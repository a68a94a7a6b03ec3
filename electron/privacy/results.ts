/** Names of people in what was found out about models: who was left out, and how well they were read. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { writeDurably, writeTextDurably } from '../durable-file.ts';

/** Stands where a name was. Figures stay: they are the model's. */
export const FORGOTTEN = 'deleted person';

/** Of what judges write, and of jobs: fields that are the name of a signer. */
const FIELDS: ReadonlySet<string> = new Set(['signer', 'worstSigner', 'group']);

/**
 * @param folder of models, those in the bin included
 * @returns the models that said something of them
 */
export async function forgetInResults(folder: string, name: string): Promise<Set<string>> {
  const changed = new Set<string>();
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    if (!file.isFile() || !/^(card\.md|(judged|metrics)\.json)$/.test(file.name)) continue;
    if (await forgetInFile(path, name)) changed.add(relative(folder, path).split(sep)[0] ?? '');
  }
  return changed;
}

async function forgetInFile(path: string, name: string): Promise<boolean> {
  const text = await readFile(path, 'utf8');
  if (path.endsWith('.md')) {
    const without = forgetInCard(text, name);
    if (without === text) return false;
    await writeTextDurably(path, without);
    return true;
  }
  const value = parsed(text);
  const without = forgetIn(value, name);
  if (JSON.stringify(without) === JSON.stringify(value)) return false;
  await writeDurably(path, without);
  return true;
}

/** The value as it would be of somebody without a name. */
export function forgetIn<T>(value: T, name: string): T;
export function forgetIn(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => forgetIn(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, held]: [string, unknown]) => {
      if (FIELDS.has(field) && held === name) return [field, FORGOTTEN];
      if (field === 'worst' && isNamed(held, name)) return [field, { ...held, name: FORGOTTEN }];
      if (field === 'perSigner' && isRecord(held)) return [field, withoutKey(held, name)];
      return [field, forgetIn(held, name)];
    }),
  );
}

/** As training/card.ts writes it: the table of signers comes before that of words, which may have the same name. */
export function forgetInCard(text: string, name: string): string {
  const words = text.indexOf('\n| word | right |');
  const [signers, rest] = words < 0 ? [text, ''] : [text.slice(0, words), text.slice(words)];
  return (
    signers
      .replaceAll(`\nWorst signer: ${name}, `, () => `\nWorst signer: ${FORGOTTEN}, `)
      .replaceAll(`\n| ${name} | `, () => `\n| ${FORGOTTEN} | `) + rest
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isNamed = (value: unknown, name: string): value is { name: string } => isRecord(value) && value.name === name;

function withoutKey(value: Record<string, unknown>, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key === name ? FORGOTTEN : key, held]));
}

/** Undefined where it is no JSON: nothing is known of it, and nothing changed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
