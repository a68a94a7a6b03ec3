/** Reads the built renderer for both shells, and nothing that lies outside its folder. */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

export interface Asset {
  body: Uint8Array<ArrayBuffer>;
  headers: { 'Content-Type': string; 'Cache-Control': string };
}

/**
 * @param folder absolute
 * @param pathname of the URL, still percent-encoded; `/` is index.html
 * @returns null where the folder has no such file, and for every path that leads out of it
 */
export async function readAsset(folder: string, pathname: string): Promise<Asset | null> {
  const path = resolveInside(folder, pathname === '/' ? '/index.html' : pathname);
  if (!path) return null;
  try {
    const contentType = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
    // Vite puts a hash of the content into the name of everything under assets/.
    const cacheControl = pathname.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache';
    const body = new Uint8Array(await readFile(path));
    return { body, headers: { 'Content-Type': contentType, 'Cache-Control': cacheControl } };
  } catch {
    return null;
  }
}

function resolveInside(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash separates folders on Windows, a colon names a drive or a stream, a zero byte ends a name for the system.
  if (/[\\:\0]/.test(decoded)) return null;
  const path = join(folder, decoded);
  return path.startsWith(folder + sep) ? path : null;
}
