/** What the page adds to the diagnostics of the main side: nothing of the camera but whether it gives pictures. */
import type { Live } from '../live/live.svelte.ts';

/** What is looked at: a part of `Live`, so that tests need no camera. */
export interface Seen {
  camera: Pick<Live['camera'], 'state'>;
  hands: Pick<Live['hands'], 'state'>;
  session: Pick<Live['session'], 'state' | 'connected'>;
}

export function diagnosticsOf(main: string, { camera, hands, session }: Seen, browser: string): string {
  const detection = hands.state.kind === 'ready' ? `ready, on the ${hands.state.delegate}` : hands.state.kind;
  const lines = [
    `Page: ${browser}`,
    `Camera: ${camera.state.kind}${camera.state.kind === 'live' && camera.state.silent ? ', silent' : ''}`,
    `Hand detection: ${detection}`,
    `Session: ${session.state.kind}${session.connected ? '' : ', not connected'}`,
  ];
  // Before the log, which is long.
  const log = main.indexOf('\n\nLog:');
  return log < 0 ? `${main}\n${lines.join('\n')}\n` : `${main.slice(0, log)}\n${lines.join('\n')}${main.slice(log)}`;
}
