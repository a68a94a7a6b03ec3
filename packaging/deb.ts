/**
 * Makes a .deb of a packaged app with nothing but dpkg-deb, so also without a network: electron-builder's own way needs
 * a tool that it downloads. Run: node packaging/deb.ts [APP-FOLDER] [OUTPUT-FOLDER]
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './bundled.ts';
import { manifestOf } from './licences.ts';
import { partsOf, sizeOf } from './size.ts';

const CPUS: Record<string, string> = { x64: 'amd64', arm64: 'arm64' };

/** Libraries that Electron links to and a server may lack. The second names are those of Debian 13 and Ubuntu 24.04. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libxkbcommon0',
  'libnotify4',
];

const { version } = manifestOf(ROOT, '.');
const HOME = '/opt/Signwright';

/** @param arch Debian's name. @param kib installed, 1024 bytes */
export const control = (arch: string, kib: number): string => `Package: signwright
Version: ${version}
Architecture: ${arch}
Section: utils
Priority: optional
Maintainer: The Signwright developers <signwright@localhost>
Installed-Size: ${kib}
Depends: ${DEPENDS.join(', ')}
Description: Sign in front of a camera, read words
 Real-time sign-language recognition on your own machine: no frame and no word
 ever leaves it. Record signs of your own, and train with one button.
`;

const DESKTOP = `[Desktop Entry]
Type=Application
Name=Signwright
Comment=Sign in front of a camera, read words
Exec=${HOME}/signwright %U
Icon=signwright
Terminal=false
Categories=Utility;Accessibility;
Keywords=sign language;gesture;caption;
StartupWMClass=Signwright
`;

/** Names the program to AppArmor, which on some systems lets only named ones make the namespaces of a sandbox. */
const APPARMOR = `abi <abi/4.0>,
include <tunables/global>

profile signwright "${HOME}/signwright" flags=(unconfined) {
  userns,
  include if exists <local/signwright>
}
`;

/** Chromium's sandbox needs one of the two: namespaces for everybody, or its own helper that may make them. */
const POSTINST = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  if [ "$(cat /proc/sys/kernel/unprivileged_userns_clone 2>/dev/null)" != 0 ] && unshare --user true 2>/dev/null; then
    chmod 0755 ${HOME}/chrome-sandbox
  else
    chmod 4755 ${HOME}/chrome-sandbox
  fi
  # An AppArmor before 4.0 does not know the word userns, and asks for no profile either.
  if [ -d /etc/apparmor.d ] && [ -f ${HOME}/resources/apparmor-profile ] && command -v apparmor_parser >/dev/null; then
    if apparmor_parser --skip-kernel-load --skip-cache ${HOME}/resources/apparmor-profile >/dev/null 2>&1; then
      cp ${HOME}/resources/apparmor-profile /etc/apparmor.d/signwright
      apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/signwright || true
    fi
  fi
fi
`;

/** What was recorded stays: it lies in the homes of people. */
const POSTRM = `#!/bin/sh
set -e
if [ "$1" = remove ] || [ "$1" = purge ]; then
  rm -f /etc/apparmor.d/signwright
fi
`;

/**
 * @param app the folder that `npm run dist:dir` made
 * @param output gets the package
 * @param arch Electron's name for it
 * @returns the package's path
 */
export function makeDeb(app: string, output: string, arch: string): string {
  const debian = CPUS[arch];
  if (!debian) throw new Error(`There is no Debian package for ${arch}: x64 and arm64 are known.`);
  const root = mkdtempSync(join(tmpdir(), 'signwright-deb-'));
  /** Written with the rights that a package's files have, whatever the umask is. */
  const write = (path: string, content: string | Uint8Array, mode = 0o644) => {
    const file = join(root, path);
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o755 });
    writeFileSync(file, content);
    chmodSync(file, mode);
  };
  try {
    chmodSync(root, 0o755);
    mkdirSync(join(root, 'opt'));
    cpSync(app, join(root, HOME), { recursive: true, verbatimSymlinks: true });
    execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', join(root, HOME)]);
    write(`${HOME}/resources/apparmor-profile`, APPARMOR);
    write('usr/share/applications/signwright.desktop', DESKTOP);
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const icon = readFileSync(join(ROOT, 'packaging', 'icons', `${size}x${size}.png`));
      write(`usr/share/icons/hicolor/${size}x${size}/apps/signwright.png`, icon);
    }
    write('usr/share/doc/signwright/copyright', readFileSync(join(ROOT, 'out', 'renderer', 'licences.txt')));
    write('usr/share/doc/signwright/changelog.gz', gzipSync(readFileSync(join(ROOT, 'CHANGELOG.md')), { level: 9 }));
    mkdirSync(join(root, 'usr', 'bin'), { mode: 0o755 });
    execFileSync('ln', ['-s', `../..${HOME}/signwright`, join(root, 'usr', 'bin', 'signwright')]);
    write('DEBIAN/control', control(debian, Math.ceil(sizeOf(partsOf(root)) / 1024)));
    write('DEBIAN/postinst', POSTINST, 0o755);
    write('DEBIAN/postrm', POSTRM, 0o755);
    mkdirSync(output, { recursive: true });
    const file = join(output, `signwright_${version}_${debian}.deb`);
    // Read by dpkg of Debian 12, Ubuntu 18.04 and later. xz would take ten times as long to make.
    execFileSync('dpkg-deb', ['--build', '--root-owner-group', '-Zzstd', '-z6', root, file]);
    return file;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const app = resolve(process.argv[2] ?? join(ROOT, 'dist', 'linux-unpacked'));
  console.log(makeDeb(app, resolve(process.argv[3] ?? join(ROOT, 'dist')), process.arch));
}
