/** A progress bar on standard error: a line that redraws itself at a terminal, one line a tenth elsewhere. */
const WIDTH = 28;

export class ProgressBar {
  readonly #label: string;
  readonly #quiet: boolean;
  readonly #started = performance.now();
  #tenth = -1;
  #drawn = 0;

  constructor(label: string, quiet = false) {
    this.#label = label;
    this.#quiet = quiet;
  }

  /** @param share 0..1 */
  show(share: number, note = ''): void {
    if (this.#quiet) return;
    const now = performance.now();
    const left = share > 0.02 ? `${Math.ceil(((now - this.#started) / 1000) * (1 / share - 1))} s left` : '';
    const text = `${this.#label} ${String(Math.round(share * 100)).padStart(3)} % ${note} ${left}`.trimEnd();
    if (process.stderr.isTTY) {
      if (now - this.#drawn < 80 && share < 1) return;
      this.#drawn = now;
      const full = Math.round(share * WIDTH);
      process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${text}`);
    } else if (Math.floor(share * 10) > this.#tenth) {
      this.#tenth = Math.floor(share * 10);
      process.stderr.write(`${text}\n`);
    }
  }

  end(): void {
    if (!this.#quiet && process.stderr.isTTY) process.stderr.write('\n');
  }
}

/** How far a work of equal parts is, and for how long it will still go on by what has been done since it began. */
export class Pace {
  readonly #parts: number;
  readonly #started = performance.now();
  #through = 0;
  /** Parts of them that were done here, and not found done. */
  #fresh = 0;

  constructor(parts: number) {
    this.#parts = parts;
  }

  /** @param part of the part under way, 0..1 */
  at(part: number): { share: number; secondsLeft: number | null } {
    const done = this.#fresh + part;
    const each = done > 0.02 ? (performance.now() - this.#started) / 1000 / done : null;
    const left = this.#parts - this.#through - part;
    return { share: (this.#through + part) / this.#parts, secondsLeft: each === null ? null : each * left };
  }

  /** The part under way is over. @param here it was worked on, and not done already */
  done(here: boolean): void {
    this.#through++;
    if (here) this.#fresh++;
  }
}
