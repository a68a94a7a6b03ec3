/** A main side that can be begun anew without ending its process: the browser host keeps its address, and its pages reload. */
import type { Backend } from '../handlers.ts';

/** @param create makes one; what it is given puts another in its place, once that one is closed */
export function renewed(create: (renew: () => void) => Backend): Backend {
  let current = create(renew);

  function renew(): void {
    current = create(renew);
  }

  return {
    get handlers() {
      return current.handlers;
    },
    connect: (emit) => current.connect(emit),
    // One of before is known to nobody any more, and leaves all the same.
    disconnect: (client) => current.disconnect(client),
    tell: (event) => current.tell(event),
    close: () => current.close(),
  };
}
