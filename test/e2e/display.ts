/** A display for Electron's windows: the session's own, or a virtual one that lives as long as the test. */
import { spawn } from 'node:child_process';

/**
 * @param cleanUp gets the step that ends the virtual display
 * @returns the variables that Electron needs; null where there is no display to be had
 */
export async function openDisplay(cleanUp: (() => Promise<unknown>)[]): Promise<Record<string, string> | null> {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return {};
  // Xvfb chooses a free display by itself and writes its number to descriptor 3 when it is ready.
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | null>((resolve) => {
    xvfb.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    xvfb.once('error', () => resolve(null));
    xvfb.once('exit', () => resolve(null));
  });
  if (number === null) return null;
  cleanUp.push(async () => xvfb.kill());
  return { DISPLAY: `:${number}` };
}
