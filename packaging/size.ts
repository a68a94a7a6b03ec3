/** How much of the disk the packaged app takes, and which parts of it: `node packaging/size.ts [FOLDER]`. */
import { lstatSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ROOT } from './bundled.ts';

/** MB = 10⁶ bytes, unpacked. */
export const BUDGET_MB = 600;

export interface Part {
  /** A file's path in the app's folder; small files together are a folder. */
  name: string;
  bytes: number;
}

/** Folders of many small files, which count as one part. */
const TOGETHER = ['locales'];

/** Every part, largest first. @throws where there is no such folder */
export function partsOf(folder: string): Part[] {
  const parts = new Map<string, number>();
  const walk = (path: string) => {
    const at = relative(folder, path);
    const stat = lstatSync(path);
    if (stat.isDirectory()) return readdirSync(path).forEach((name) => walk(join(path, name)));
    const first = at.split(sep)[0] ?? at;
    const name = TOGETHER.includes(first) ? first : at.split(sep).join('/');
    parts.set(name, (parts.get(name) ?? 0) + stat.size);
  };
  walk(folder);
  return [...parts].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
}

export const sizeOf = (parts: readonly Part[]): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);

const inMB = (bytes: number): string => (bytes / 1e6).toFixed(1);

if (process.argv[1] === import.meta.filename) {
  const folder = resolve(process.argv[2] ?? join(ROOT, 'dist', 'linux-unpacked'));
  const parts = partsOf(folder);
  const bytes = sizeOf(parts);
  for (const part of parts.slice(0, 10)) console.log(`${inMB(part.bytes).padStart(7)} MB  ${part.name}`);
  console.log(`${inMB(bytes).padStart(7)} MB  in all, of ${BUDGET_MB} MB`);
  if (bytes > BUDGET_MB * 1e6) {
    console.error(`The packaged app is larger than ${BUDGET_MB} MB: leave something out in electron-builder.yml.`);
    process.exitCode = 1;
  }
}
