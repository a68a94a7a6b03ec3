/**
 * `npm run bench`: what is measured here by name, and everything else by `signwright bench`, which measures the engines
 * and the training speed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Each is a program of its own in this folder. */
const BENCHES = ['library', 'cutting'];

const [name = '', ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${name}.ts`);
if (BENCHES.includes(name) && existsSync(file)) {
  process.argv = [...process.argv.slice(0, 1), file, ...rest];
  await import(`./${name}.ts`);
} else {
  process.argv.splice(2, 0, 'bench');
  await import('../../training/cli.ts');
}
