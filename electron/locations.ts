/** Where the shells find what they serve: in a source checkout and in a packaged app alike. */
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The built renderer. @param appFolder the checkout, or the app's archive */
export function rendererFolder(appFolder: string): string {
  return join(appFolder, 'out', 'renderer');
}

/**
 * SIGNWRIGHT_MODEL, or the released model.
 * @param resources the checkout, or the packaged app's resources folder (real files: native code reads them)
 */
export function modelFolder(resources: string): string {
  return process.env.SIGNWRIGHT_MODEL || join(resources, 'models', 'released', 'asl-starter');
}

/** @param resources as for `modelFolder` */
export function spaceFolder(resources: string): string {
  return join(resources, 'models', 'released', 'sign-space');
}

/**
 * SIGNWRIGHT_DATA, or the folder that Electron gives the app of this name: both shells open the same library.
 */
export function dataFolder(): string {
  return process.env.SIGNWRIGHT_DATA || join(applications(), 'Signwright');
}

function applications(): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA || join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  }
}
