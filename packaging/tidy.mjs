/** electron-builder calls it with each packaged folder: a local Electron leaves its own demonstration app in it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** @param {{ packager: { getResourcesDir(folder: string): string }, appOutDir: string }} context */
export default async function tidy({ packager, appOutDir }) {
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  await rm(join(appOutDir, '.complete'), { force: true });
}
