/** Serves the built renderer under app://signwright/, with the security headers that a file:// page cannot have. */
import { protocol } from 'electron';
import { readAsset } from './assets.ts';
import { isOurs, SCHEME } from './origin.ts';
import { responseHeaders } from './response-headers.ts';

/** Before the app is ready: makes app:// a secure, standard origin, so that camera, fetch and workers exist there. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

export function serveRenderer(folder: string): void {
  protocol.handle(SCHEME, async ({ url, method }) => {
    const asset = isOurs(url) && method === 'GET' ? await readAsset(folder, new URL(url).pathname) : null;
    if (!asset) return new Response('Not found', { status: 404, headers: responseHeaders() });
    return new Response(asset.body, { headers: { ...responseHeaders(), ...asset.headers } });
  });
}
