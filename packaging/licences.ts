/**
 * Lists the licences of everything that ships: packages that Vite has bundled, packages that lie beside the bundle as
 * files, and what comes from elsewhere. What has no licence that this project may pass on fails the build.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTES, ROOT, type BundleNote } from './bundled.ts';

/** Licences that ask for no more than to be named. SPDX. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Zlib',
];

/**
 * The first two serve the installation of onnxruntime-node only, the others sweeps over Redis from a checkout:
 * electron-builder.yml ships none of them.
 */
const NOT_SHIPPED = ['adm-zip', 'global-agent', 'bullmq', 'ioredis'];

/** Shipped, but never imported: the hand detector is assembled out of this package. */
const MODELS = ['node_modules/@mediapipe/hands'];

/** Who holds the rights in packages under MIT that bring no text. */
const HOLDERS: Record<string, string> = {
  'onnxruntime-common': 'Microsoft Corporation',
  'onnxruntime-node': 'Microsoft Corporation',
};

const LICENCE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i;

export interface Licence {
  name: string;
  version: string;
  /** SPDX expression. */
  licence: string;
  text: string;
}

/** An OR is granted by one side, an AND by both. */
export function isAllowed(expression: string): boolean {
  const bare = expression.replace(/[()]/g, ' ').trim();
  return bare.split(/\s+OR\s+/).some((part) => part.split(/\s+AND\s+/).every((id) => ALLOWED.includes(id.trim())));
}

/** @throws where the build has left no notes */
export function bundleNotes(folder = NOTES): BundleNote[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  if (names.length === 0) throw new Error('Nothing says what was bundled: run `npm run build` first.');
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as BundleNote);
}

/** Folders, below `root`, of the packages that ship. @throws where one is not installed */
export function shippedFolders(notes: readonly BundleNote[], root = ROOT): string[] {
  const found = new Set([...MODELS, ...notes.flatMap(({ bundled }) => bundled)]);
  const walk = (name: string, from: string, optional: boolean) => {
    if (NOT_SHIPPED.includes(name)) return;
    const folder = resolveFrom(root, from, name);
    if (folder === null && optional) return;
    if (folder === null) throw new Error(`${name} ships but is not installed: run npm ci.`);
    if (found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(root, folder);
    for (const next of Object.keys(dependencies)) walk(next, folder, false);
    // One package a platform: the others are not here, and do not ship.
    for (const next of Object.keys(optionalDependencies)) walk(next, folder, true);
  };
  for (const name of new Set(notes.flatMap(({ loaded }) => loaded))) walk(name, '', false);
  return [...found].sort();
}

/** @throws with all packages whose licence may not be passed on */
export function licencesOf(folders: readonly string[], root = ROOT): Licence[] {
  const licences = folders.map((folder) => {
    const { name, version, license } = manifestOf(root, folder);
    const file = readdirSync(join(root, folder)).find((entry) => LICENCE_FILE.test(entry));
    const licence = typeof license === 'string' ? license : 'none named';
    const text = file
      ? readFileSync(join(root, folder, file), 'utf8')
          .replaceAll('\r\n', '\n')
          .trim()
      : null;
    return { name, version, licence, text: text ?? standardText(name, licence) };
  });
  const refused = licences.filter(({ licence }) => !isAllowed(licence));
  if (refused.length > 0) {
    const names = refused.map(({ name, version, licence }) => `${name} ${version} (${licence})`).join(', ');
    throw new Error(`These packages may not ship, or not unseen: ${names}. See ALLOWED in packaging/licences.ts.`);
  }
  return licences;
}

/** Some packages name their licence and bring no text. @throws where that leaves open who grants it */
function standardText(name: string, licence: string): string {
  if (licence === 'Apache-2.0') return 'The text of Apache-2.0 is at the end.';
  const holder = HOLDERS[name];
  if (licence === 'MIT' && holder) return MIT.replace('HOLDER', holder);
  // `licencesOf` names it among those that it refuses, where it is not allowed at all.
  if (!isAllowed(licence)) return '';
  throw new Error(`${name} brings no text of its licence (${licence}): say who grants it in packaging/licences.ts.`);
}

export interface Manifest {
  name: string;
  version: string;
  license?: unknown;
  author?: unknown;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

export function manifestOf(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
}

/** As Node looks for it: in the package's own node_modules, then in those further out. */
function resolveFrom(root: string, from: string, name: string): string | null {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules') - 1))) {
    const folder = [base, 'node_modules', name].filter(Boolean).join('/');
    if (existsSync(join(root, folder, 'package.json'))) return folder;
    if (base === '') return null;
  }
}

const MIT = `Copyright (c) HOLDER

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
