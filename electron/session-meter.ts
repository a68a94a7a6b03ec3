/** Counts what a live session does, for the status line. */
import type { SessionStatus } from './ipc.ts';

/** Latencies kept: ten seconds at 30 frames a second. */
const WINDOW = 300;

export class SessionMeter {
  readonly #latencies = new Float64Array(WINDOW);
  #handled = 0;
  #received = 0;
  #dropped = 0;
  #since = performance.now();

  received(): void {
    this.#received++;
  }

  dropped(): void {
    this.#dropped++;
  }

  /** @param latency ms from a frame's arrival to the network's answer */
  handled(latency: number): void {
    this.#latencies[this.#handled++ % WINDOW] = latency;
  }

  /** The figures since the last reading (the latency: of the last 300 frames). */
  read(): Pick<SessionStatus, 'framesPerSecond' | 'framesDropped' | 'latency'> {
    const now = performance.now();
    const seconds = (now - this.#since) / 1000;
    const figures = {
      framesPerSecond: seconds > 0 ? this.#received / seconds : 0,
      framesDropped: this.#dropped,
      latency: this.#percentiles(),
    };
    this.#received = this.#dropped = 0;
    this.#since = now;
    return figures;
  }

  #percentiles(): SessionStatus['latency'] {
    const sorted = this.#latencies.slice(0, Math.min(this.#handled, WINDOW)).sort();
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
    const [p50, p95] = [at(0.5), at(0.95)];
    return p50 === undefined || p95 === undefined ? null : { p50, p95 };
  }
}
