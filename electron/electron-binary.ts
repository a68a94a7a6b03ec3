/** Finds the Electron binary, which `npm ci` does not bring: electron's own installer fetches it at the first start. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** About 110 MB: time enough for 4 Mbit/s. Where there is no network at all the installer gives up by itself, sooner. */
const DOWNLOAD_LIMIT_MS = 4 * 60_000;

const PLATFORM_PATHS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The binary that ELECTRON_OVERRIDE_DIST_PATH names or that is already downloaded; null where there is none. */
export function findElectron(): string | null {
  const folder = electronPackage();
  if (!folder) return null;
  const note = join(folder, 'path.txt');
  const name = existsSync(note) ? readFileSync(note, 'utf8') : (PLATFORM_PATHS[process.platform] ?? 'electron');
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** @returns the binary, or null where it could not be had in time */
export async function downloadElectron(): Promise<string | null> {
  const folder = electronPackage();
  if (!folder || process.env.ELECTRON_OVERRIDE_DIST_PATH) return null;
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    // Its progress is for people, the stack that it fails with is not.
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const ended = await new Promise((resolve) => {
    installer.once('exit', resolve);
    installer.once('error', resolve);
  });
  return ended === 0 ? findElectron() : null;
}

/** Null after `npm ci --omit=dev`. */
function electronPackage(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}
