/** What the main side says of crashes, sleep and new beginnings, and what the page makes of it. */
import type { Api } from '../../electron/ipc.ts';
import type { Live } from '../live/live.svelte.ts';
import { messages } from './messages.ts';

export interface Surroundings {
  storage: () => Pick<Storage, 'clear'>;
  reload: () => void;
}

/** @returns the function that ends it */
export function followNews(api: Pick<Api, 'subscribe'>, live: Live, { storage, reload }: Surroundings): () => void {
  return api.subscribe((event) => {
    if (event.event === 'notice') live.notices.say(event.message);
    else if (event.event === 'awake') wake(live);
    else if (event.event === 'emptied') {
      forget(storage);
      reload();
    }
  });
}

/** After a sleep cameras give black pictures, or the last one for ever: it is opened anew, which begins a new session. */
function wake({ camera, notices }: Live): void {
  if (camera.state.kind === 'idle' || camera.state.kind === 'off') return;
  camera.stop();
  void camera.start();
  notices.say(messages().awake);
}

function forget(storage: Surroundings['storage']): void {
  try {
    storage().clear();
  } catch {
    // Forbidden: then there is nothing in it.
  }
}
