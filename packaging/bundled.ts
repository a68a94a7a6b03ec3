/**
 * Notes which npm packages end up in the built app, so that their licences can be listed: a list kept by hand would be
 * wrong after the next dependency.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve, sep } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
/** One JSON a build: the app's package leaves them out. */
export const NOTES = join(ROOT, 'out', 'bundled');

export interface BundleNote {
  /** Folders below the repository of packages whose code is part of the bundle: "node_modules/svelte". */
  bundled: string[];
  /** Names of packages that it loads while it runs. */
  loaded: string[];
}

/** What is read of a Rollup bundle. */
interface Chunk {
  type: 'chunk';
  modules: Record<string, { renderedLength: number }>;
  imports: string[];
  dynamicImports: string[];
}
type Bundle = Record<string, { type: 'asset' } | Chunk>;

/**
 * A Vite plugin.
 * @param folder NOTES; named by the configuration, because Vite runs a copy of this file from elsewhere
 * @param name of the build: main, preload, renderer or worker
 */
export function noteBundled(folder: string, name: string) {
  return {
    name: 'signwright-bundled',
    generateBundle(_: unknown, bundle: Bundle) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(noteOf(bundle), null, 2));
    },
  };
}

export function noteOf(bundle: Bundle): BundleNote {
  const chunks = Object.values(bundle).filter((part): part is Chunk => part.type === 'chunk');
  const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
  const folders = modules.map(([path, { renderedLength }]) => (renderedLength > 0 ? packageFolder(path) : null));
  const imports = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]);
  const foreign = imports.filter((path) => !(path in bundle) && !isBuiltin(path) && path !== 'electron');
  return { bundled: sorted(folders.filter((folder) => folder !== null)), loaded: sorted(foreign) };
}

/** Of a module's path, which may end in a question; null for the project's own and for what the bundler adds. */
function packageFolder(path: string): string | null {
  const parts = path.split(sep === '/' ? '/' : /[\\/]/);
  const at = parts.lastIndexOf('node_modules');
  if (at < 0 || path.startsWith('\0')) return null;
  const first = parts.indexOf('node_modules');
  return parts.slice(first, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/');
}

const sorted = (names: string[]): string[] => [...new Set(names)].sort();
