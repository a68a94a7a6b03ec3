/**
 * Everything that Signwright ever writes into its data folder, by what it is. The folder may be any that a person chose, so
 * nothing is deleted there that is not in this table; a test looks for files that it lacks.
 */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredKind, StoredPlace } from '../ipc.ts';

/** While this file is there, everything is being deleted. */
export const MARK = 'deleting.json';

/** Names in the data folder, and what they begin with where the rest differs; each also with `.new` while it is written. */
const OWN: readonly { kind: StoredKind; names: readonly string[]; beginnings?: readonly string[] }[] = [
  { kind: 'library', names: ['library.duckdb', 'forgetting.json'], beginnings: ['library.duckdb.', 'import-'] },
  { kind: 'models', names: ['models'] },
  { kind: 'trainings', names: ['jobs'] },
  { kind: 'snapshots', names: ['snapshots'] },
  { kind: 'conversation', names: ['conversation.json'] },
  { kind: 'usual-words', names: ['usual-words.json'] },
  {
    kind: 'settings',
    names: [
      'caption-window.json',
      'engines.json',
      'host.json',
      'language.json',
      'live.json',
      'models.json',
      'new-words.json',
      'sharing.json',
      'window.json',
    ],
  },
  { kind: 'logs', names: ['logs'] },
];

/** What Chromium keeps beside them for the window's page, in Electron only. */
const BROWSER: ReadonlySet<string> = new Set([
  'Cache',
  'Code Cache',
  'Cookies',
  'Cookies-journal',
  'Crashpad',
  'DIPS',
  'DIPS-shm',
  'DIPS-wal',
  'DawnCache',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'Dictionaries',
  'File System',
  'GPUCache',
  'GrShaderCache',
  'IndexedDB',
  'Local State',
  'Local Storage',
  'Network',
  'Network Persistent State',
  'Partitions',
  'Preferences',
  'QuotaManager',
  'QuotaManager-journal',
  'Service Worker',
  'Session Storage',
  'ShaderCache',
  'Shared Dictionary',
  'SharedStorage',
  'SharedStorage-wal',
  'TransportSecurity',
  'Trust Tokens',
  'Trust Tokens-journal',
  'VideoDecodeStats',
  'WebStorage',
  'blob_storage',
  'databases',
  'shared_proto_db',
]);

/** Chromium's signs that the folder is in use: they are links to the process, and go with it. */
const IN_USE = /^(Singleton(Lock|Cookie|Socket)|lockfile|DevToolsActivePort)$/;

/** @returns null for what is not Signwright's */
export function kindOf(name: string): StoredKind | 'in-use' | null {
  const known = name.replace(/\.new$/, '');
  for (const { kind, names, beginnings = [] } of OWN)
    if (names.includes(known) || beginnings.some((beginning) => name.startsWith(beginning))) return kind;
  if (BROWSER.has(name)) return 'browser';
  return IN_USE.test(name) ? 'in-use' : null;
}

/** What is there, with its size on the disk; kinds of which nothing is there are left out. */
export async function storedPlaces(folder: string): Promise<StoredPlace[]> {
  const found = new Map<StoredKind, { bytes: number; names: string[] }>();
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const kind = kindOf(name);
    if (kind === null || kind === 'in-use') continue;
    const place = found.get(kind) ?? { bytes: 0, names: [] };
    place.bytes += await sizeOf(join(folder, name));
    place.names.push(name);
    found.set(kind, place);
  }
  return [...OWN.map(({ kind }) => kind), 'browser' as const].flatMap((kind) => {
    const place = found.get(kind);
    return place ? [{ kind, bytes: place.bytes, names: place.names.sort() }] : [];
  });
}

/** Links are not followed; what goes away meanwhile counts nothing. Never opened: DuckDB would lose its lock. */
async function sizeOf(path: string): Promise<number> {
  const info = await lstat(path).catch(() => null);
  if (!info?.isDirectory()) return info?.size ?? 0;
  let bytes = 0;
  for (const name of await readdir(path).catch((): string[] => [])) bytes += await sizeOf(join(path, name));
  return bytes;
}
