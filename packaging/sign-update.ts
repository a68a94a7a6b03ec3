/**
 * Writes signwright-updates.json, which says what the newest version is, signed. Both go where SIGNWRIGHT_UPDATES points.
 * Run: node packaging/sign-update.ts --key PRIVATE.pem --notes NOTES.txt PLATFORM-ARCH=FILE…
 * Say: node packaging/sign-update.ts --key key.pem --notes new.txt linux-x64=dist/signwright_0.2.0_amd64.deb
 */
import { createHash, createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { MANIFEST, type Manifest } from '../electron/updates/manifest.ts';
import { ROOT } from './bundled.ts';
import { manifestOf } from './licences.ts';

/** @param privateKey Ed25519, PEM. @returns the text of the file */
export function signManifest(manifest: Manifest, privateKey: string): string {
  const content = Buffer.from(JSON.stringify(manifest));
  const signature = sign(null, content, createPrivateKey(privateKey));
  return JSON.stringify({ content: content.toString('base64'), signature: signature.toString('base64') });
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: { key: { type: 'string' }, notes: { type: 'string' } },
    allowPositionals: true,
  });
  const [first] = positionals;
  if (!values.key || !values.notes || !first) throw new Error('--key, --notes and at least one file are needed.');
  const files = positionals.map((argument) => {
    const [, platform = '', arch = '', path = ''] = /^(\w+)-(\w+)=(.+)$/.exec(argument) ?? [];
    const content = readFileSync(path);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { platform, arch, name: basename(path), bytes: content.length, sha256 };
  });
  const { version } = manifestOf(ROOT, '.');
  const notes = readFileSync(values.notes, 'utf8').trim();
  const text = signManifest({ app: 'signwright', version, notes, files }, readFileSync(values.key, 'utf8'));
  const folder = dirname(first.slice(first.indexOf('=') + 1));
  writeFileSync(join(folder, MANIFEST), text);
  console.log(`${join(folder, MANIFEST)}: version ${version}, ${files.length} file${files.length === 1 ? '' : 's'}`);
}
