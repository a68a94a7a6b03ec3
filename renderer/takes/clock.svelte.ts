/** The one clock by which takes move on the screen: a hundred that play cost one animation frame. */
import { createSubscriber } from 'svelte/reactivity';

export class Clock {
  #now = performance.now();
  #subscribe = createSubscriber((update) => {
    const tick = () => {
      handle = requestAnimationFrame(tick);
      this.#now = performance.now();
      update();
    };
    let handle = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(handle);
  });

  /** Ms, as `performance.now()`. Reading it in a component or an effect keeps the clock going; else it stands still. */
  get now() {
    this.#subscribe();
    return this.#now;
  }
}

export const clock = new Clock();
