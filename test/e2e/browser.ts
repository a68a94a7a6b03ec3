/**
 * Finds a browser for the tests, so that a machine without any passes too: an installed Chromium or Chrome, else the
 * headless Chromium of the npm package @sparticuz/chromium, unpacked once into node_modules/.cache.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';

export interface InstalledBrowser {
  executablePath: string;
  /** The whole environment that the browser must start with. */
  env: Record<string, string>;
  /** Where it comes from, for a message. */
  source: 'CHROMIUM_PATH' | 'system' | 'npm';
}

/** What Playwright's `chromium.launch` and the `launchOptions` of a test take. */
export interface LaunchOptions {
  executablePath: string;
  env: Record<string, string>;
  args: string[];
  headless: true;
}

const CACHE = resolve(import.meta.dirname, '../../node_modules/.cache/signwright-browser');

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const SYSTEM_PATHS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((variable) =>
    join(process.env[variable] ?? 'C:\\', 'Google\\Chrome\\Application\\chrome.exe'),
  ),
};

/** Software GL (MediaPipe needs WebGL2 even for its CPU delegate), and no traffic of the browser's own. */
const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader-webgl',
  '--enable-unsafe-swiftshader',
];

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><dir>/usr/share/fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`;

/**
 * Options to start the browser with. `camera`: path of an .mjpeg that Chromium plays as its camera, 30 frames a second,
 * over and over; `true`: Chromium's own green test picture. Either way the camera permission is granted unasked.
 */
export function launchOptions({ camera }: { camera?: string | boolean } = {}): LaunchOptions {
  const { executablePath, env } = findBrowser();
  const args = [...FLAGS];
  // Chromium's sandbox refuses to run as root, which is what most CI containers are.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (camera) args.push('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream');
  if (typeof camera === 'string') args.push(`--use-file-for-fake-video-capture=${camera}`);
  return { executablePath, env, args, headless: true };
}

/**
 * The browser to test with: CHROMIUM_PATH, an installed one, the npm one. SIGNWRIGHT_BROWSER=npm skips the first two.
 * @throws {Error} where there is none and npm's cannot run either (it is built for Linux on x86-64).
 */
export function findBrowser(): InstalledBrowser {
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
  if (process.env.SIGNWRIGHT_BROWSER !== 'npm') {
    const named = process.env.CHROMIUM_PATH;
    if (named) {
      if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
      return { executablePath: named, env, source: 'CHROMIUM_PATH' };
    }
    const folders = (process.env.PATH ?? '').split(delimiter);
    const candidates = [
      ...SYSTEM_NAMES.flatMap((name) => ['/usr/bin', ...folders].map((folder) => join(folder, name))),
      ...(SYSTEM_PATHS[process.platform] ?? []),
    ];
    const found = candidates.find((path) => existsSync(path));
    if (found) return { executablePath: found, env, source: 'system' };
  }
  return unpackFromNpm(env);
}

function unpackFromNpm(env: Record<string, string>): InstalledBrowser {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The tests need Chromium or Chrome: install one, or name its executable in CHROMIUM_PATH.');
  }
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(resolve(entry, '../../package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, version);
  if (!existsSync(folder)) unpack(resolve(entry, '../../bin'), folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...env,
      // libnss3 and libnspr4, which a bare machine lacks.
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    source: 'npm',
  };
}

/**
 * The package unpacks itself into the temporary folder, so a child process gets a temporary folder of its own, which
 * is renamed when it is complete: processes that unpack at the same time do not see half of each other's work.
 */
function unpack(archives: string, folder: string): void {
  mkdirSync(CACHE, { recursive: true });
  const own = mkdtempSync(join(CACHE, 'unpacking-'));
  const script = `
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await chromium.executablePath();
    await inflate(${JSON.stringify(join(archives, 'al2023.tar.br'))});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: own },
  });
  // The package's own fonts.conf looks in /tmp and /var/task only: without fonts a page draws no text.
  writeFileSync(join(own, 'fonts/fonts.conf'), FONTS);
  try {
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    // Another process may have finished the same work first.
    if (!existsSync(folder)) throw error;
  }
}
