/** The last step of `npm run build`: writes out/renderer/licences.txt, which the settings show. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './bundled.ts';
import { bundleNotes, licencesOf, manifestOf, shippedFolders, type Licence } from './licences.ts';

const RULE = '-'.repeat(80);
const own = manifestOf(ROOT, '.');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8').trim();

/** Parts that no package.json describes. */
const FOREIGN = `Electron, MIT: see LICENSE.electron.txt beside the program (in the browser: not part of it).
Chromium and what it is made of: see LICENSES.chromium.html beside the program.

ONNX Runtime (onnxruntime-node), DuckDB (@duckdb/node-bindings) and MediaPipe (@mediapipe/*) are programs in C++ and
contain works of others. These list them:
  https://github.com/microsoft/onnxruntime/blob/main/ThirdPartyNotices.txt
  https://github.com/duckdb/duckdb/tree/main/third_party
  https://github.com/google-ai-edge/mediapipe/tree/master/third_party`;

/** Packages with the same text share it. */
function sections(licences: readonly Licence[]): string {
  const byText = new Map<string, Licence[]>();
  for (const licence of licences) {
    byText.set(licence.text, [...(byText.get(licence.text) ?? []), licence]);
  }
  return [...byText]
    .map(([text, all]) => {
      const heads = all.map(({ name, version, licence }) => `${name} ${version}, ${licence}`);
      return `${RULE}\n${heads.join('\n')}\n\n${text}`;
    })
    .join('\n\n');
}

const licences = licencesOf(shippedFolders(bundleNotes()));
const text = [
  `Licences of what Signwright ${own.version} consists of\n`,
  read('NOTICE'),
  RULE,
  FOREIGN,
  sections(licences),
  `${RULE}\nApache-2.0\n\n${read('LICENSE')}`,
].join('\n\n');
writeFileSync(join(ROOT, 'out', 'renderer', 'licences.txt'), `${text}\n`);
console.log(`out/renderer/licences.txt: ${licences.length} packages, ${Math.round(text.length / 1024)} KiB`);
