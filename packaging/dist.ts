/**
 * `npm run dist`: packages the built app with electron-builder, whose options it takes. Where
 * ELECTRON_OVERRIDE_DIST_PATH names an unpacked Electron, that one is packaged and nothing is downloaded.
 */
import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './bundled.ts';

const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const local = dist ? [`-c.electronDist=${dist}`, `-c.electronVersion=${versionOf(dist)}`] : [];
writeUpdateSource(process.env.SIGNWRIGHT_UPDATES, process.env.SIGNWRIGHT_UPDATES_KEY);
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

/**
 * Where this copy may look for newer ones, and whom it then believes (electron/updates/); nowhere without both.
 * @param key public, Ed25519: a PEM file
 */
function writeUpdateSource(address: string | undefined, key: string | undefined): void {
  const file = join(ROOT, 'out', 'updates.json');
  rmSync(file, { force: true });
  if (!address && !key) return;
  if (!address?.startsWith('https://') || !key)
    throw new Error(
      'Updates need SIGNWRIGHT_UPDATES, an https address, and SIGNWRIGHT_UPDATES_KEY, a public key as PEM.',
    );
  const der = createPublicKey(readFileSync(key)).export({ format: 'der', type: 'spki' });
  writeFileSync(file, JSON.stringify({ address, key: der.toString('base64') }));
}
