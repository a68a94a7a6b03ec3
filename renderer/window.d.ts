import type { Transport } from '../electron/ipc.ts';

declare global {
  interface Window {
    /** Supplied by Electron's preload; a browser has none. */
    signwright?: Transport;
  }
}
