import type { Answer, Order } from '../../renderer/landmarks/orders.ts';

/**
 * Run in a page before its own scripts, stands in for MediaPipe where no picture is ever looked at: compiling and starting
 * it anew for each page takes a core for seconds. Whoever shows it a picture after all is told so.
 */
export function withoutHands(): void {
  class Idle {
    onmessage: ((event: MessageEvent<Answer>) => void) | null = null;

    postMessage(order: Order) {
      if (order.order !== 'load') throw new Error('This test looks at hands: it needs `test.use({ hands: true })`.');
      void navigator.locks.request(order.life, () => new Promise(() => undefined));
      const data: Answer = { answer: 'loaded', delegate: 'CPU' };
      queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
    }

    terminate() {
      // Nothing runs.
    }
  }
  window.Worker = new Proxy(Worker, {
    construct: (real, [url, options]: ConstructorParameters<typeof Worker>) =>
      options?.name === 'landmarks' ? new Idle() : new real(url, options),
  });
  const nothing = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  WebAssembly.compileStreaming = () => WebAssembly.compile(nothing);
}
