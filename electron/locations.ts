/** Where the shells find what they serve: in a source checkout and in a packaged app alike. */
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
