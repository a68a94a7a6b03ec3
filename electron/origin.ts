/** Whom the shell trusts: the page that it serves itself, and nobody else. */
import { app, type WebFrameMain } from 'electron';

export const SCHEME = 'app';

/** `electron-vite dev` serves the renderer itself and says where; a packaged app does not listen. */
const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;

export const PAGE = devServer ?? `${SCHEME}://signwright/`;

export function isOurs(address: string): boolean {
  return URL.canParse(address) && originOf(address) === originOf(PAGE);
}

/** Of messages: only the window's own top frame may send any. */
export function isOurFrame(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}

/** Whether the shell may load this at all. Nothing that Signwright needs lies outside the machine. */
export function isLocal(address: string): boolean {
  return isOurs(address) || /^(data|blob|devtools):/.test(address) || isDevSocket(address);
}

function isDevSocket(address: string): boolean {
  return devServer !== undefined && address.startsWith(new URL(devServer).origin.replace(/^http/, 'ws'));
}

/** `URL.origin` is "null" for schemes that it does not know. */
function originOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
