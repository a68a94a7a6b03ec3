/** The only code between page and main process: it supplies the transport of the contract and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import type { AppEvent, Reply, Transport } from './ipc.ts';

const transport: Transport = {
  request: (name, input) => ipcRenderer.invoke('request', name, input) as Promise<Reply>,
  sendFrame: (frame) => ipcRenderer.send('frame', frame),
  subscribe(listener) {
    const forward = (_: unknown, event: AppEvent) => listener(event);
    ipcRenderer.on('event', forward);
    return () => ipcRenderer.off('event', forward);
  },
};

contextBridge.exposeInMainWorld('signwright', transport);
