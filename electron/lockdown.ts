/** What the page may not do, enforced from outside of it: no network, no device but the camera, no other page. */
import { app, systemPreferences, type Session, type WebContents } from 'electron';
import { isLocal, isOurs } from './origin.ts';

/** To copy what was signed. Reading the clipboard is another permission. */
const COPY = 'clipboard-sanitized-write';
/** For the large caption. */
const FULL_SCREEN = 'fullscreen';

/** Before the app is ready: Chromium's own errands. The resolver rule also stops what no request filter sees. */
export function silenceChromium(): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('no-pings');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('disable-quic');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE localhost');
}

export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, respond) => respond({ cancel: !isLocal(details.url) }));
  // It would download dictionaries.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}

/** Only the camera, without sound, putting text on the clipboard and the full screen; and only for our own page. */
export function allowOnlyCamera(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, respond, details) => {
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const cameraOnly = permission === 'media' && types.length > 0 && types.every((type) => type === 'video');
    if (!isOurs(details.requestingUrl)) respond(false);
    else if (cameraOnly) void askSystem().then(respond);
    else respond(permission === COPY || permission === FULL_SCREEN);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      isOurs(origin) && (permission === COPY || (permission === 'media' && details.mediaType === 'video')),
  );
  session.setDevicePermissionHandler(() => false);
}

/** macOS keeps its own list of the apps that may use the camera. */
async function askSystem(): Promise<boolean> {
  return process.platform !== 'darwin' || systemPreferences.askForMediaAccess('camera');
}

/** The window shows our page from its first moment to its last. */
export function refuseOtherPages(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-frame-navigate', (details) => {
    if (!isOurs(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!isOurs(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // Peer connections would otherwise send packets that no request filter sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
