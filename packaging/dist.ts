/**
 * `npm run dist`: packages the built app with electron-builder, whose options it takes. Where
 * ELECTRON_OVERRIDE_DIST_PATH names an unpacked Electron, that one is packaged and nothing is downloaded.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './bundled.ts';

const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const local = dist ? [`-c.electronDist=${dist}`, `-c.electronVersion=${versionOf(dist)}`] : [];
const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
const { status } = spawnSync(process.execPath, [cli, '--publish=never', ...local, ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

/** Electron writes it beside its binary. */
function versionOf(folder: string): string {
  return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
}
