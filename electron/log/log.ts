/**
 * What went wrong on this machine, for the person who looks into it: a few small files in the data folder, without
 * anything personal (redaction.ts). Written at once and by the main process alone, so that the last line before a crash
 * is there. Where it cannot be written, the last lines are kept in memory.
 */
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Redaction, type Folders } from './redaction.ts';

/** Bytes of a file before the next one is begun. */
const FULL = 1024 * 1024;
/** Files in all. */
const FILES = 3;
/** What goes wrong thirty times a second must not fill the disk: entries a minute, from whatever they come. */
const MOST_A_MINUTE = 60;
/** Lines for the diagnostics. */
const TAIL = 200;

export type Level = 'note' | 'warning' | 'error';

export class Log {
  /** Where its files lie. */
  readonly folder: string;
  readonly #redaction: Redaction;
  readonly #held: string[] = [];
  #size: number | null = null;
  #minute = -Infinity;
  #entries = 0;
  #leftOut = 0;
  #stopped = false;

  constructor(folders: Folders) {
    this.folder = join(folders.data, 'logs');
    this.#redaction = new Redaction(folders);
  }

  note(...said: unknown[]): void {
    this.#enter('note', this.#inWords(said));
  }

  warning(...said: unknown[]): void {
    this.#enter('warning', this.#inWords(said));
  }

  error(...said: unknown[]): void {
    this.#enter('error', this.#inWords(said));
  }

  /** What a page says of its own errors; its stack comes as text. */
  page(message: string, stack: string): void {
    this.#enter('error', [
      `In the page: ${this.#redaction.message(message)}`,
      ...this.#redaction.frames(stack, message),
    ]);
  }

  /** The last lines, oldest first, of earlier runs too. */
  tail(): string[] {
    const lines: string[] = [];
    for (let file = 0; file < FILES && lines.length < TAIL; file++) lines.unshift(...this.#lines(file));
    return (lines.length ? lines : this.#held).slice(-TAIL);
  }

  /** Its files have been deleted: it begins anew. */
  forget(): void {
    this.#held.length = 0;
    this.#size = null;
  }

  /** Nothing is written from now on. */
  stop(): void {
    this.#stopped = true;
  }

  #inWords(said: readonly unknown[]): string[] {
    // What is said first is a sentence of this program; what follows it is what went wrong.
    const words = said.map((thing, place) => this.#redaction.describe(thing, place === 0)).join(' ');
    return words.split('\n');
  }

  #enter(level: Level, lines: string[]): void {
    if (this.#stopped) return;
    const now = performance.now();
    if (now - this.#minute > 60_000) {
      const missing = this.#leftOut;
      this.#minute = now;
      this.#entries = this.#leftOut = 0;
      if (missing > 0) this.#write('warning', [`${missing} more entries of the minute before were left out.`]);
    }
    if (++this.#entries > MOST_A_MINUTE) this.#leftOut++;
    else this.#write(level, lines);
  }

  #write(level: Level, [first = '', ...rest]: string[]): void {
    const lines = [`${new Date().toISOString()} ${level} ${first}`, ...rest];
    this.#held.push(...lines);
    this.#held.splice(0, this.#held.length - TAIL);
    const text = `${lines.join('\n')}\n`;
    try {
      this.#size ??= this.#begin();
      if (this.#size > 0 && this.#size + text.length > FULL) this.#rotate();
      appendFileSync(this.#path(0), text);
      this.#size += Buffer.byteLength(text);
    } catch {
      // A disk that is full or may not be written: whoever writes to it says so, and this one must not add to it.
      this.#size = null;
    }
  }

  /** The size that the newest file has. */
  #begin(): number {
    mkdirSync(this.folder, { recursive: true });
    return statSync(this.#path(0), { throwIfNoEntry: false })?.size ?? 0;
  }

  #rotate(): void {
    for (let file = FILES - 2; file >= 0; file--) {
      if (statSync(this.#path(file), { throwIfNoEntry: false })) renameSync(this.#path(file), this.#path(file + 1));
    }
    this.#size = 0;
  }

  #lines(file: number): string[] {
    try {
      return readFileSync(this.#path(file), 'utf8').split('\n').slice(0, -1);
    } catch {
      return [];
    }
  }

  /** @param file 0 = the newest */
  #path(file: number): string {
    return join(this.folder, file === 0 ? 'signwright.log' : `signwright.${file}.log`);
  }
}

/**
 * What is said on the console as an error or a warning is in the log from now on too: nobody has to know of it, and
 * nothing that libraries say is missed. @returns the function that ends that
 */
export function listenToConsole(log: Log): () => void {
  const { error, warn } = console;
  console.error = (...said: unknown[]) => {
    error.apply(console, said);
    log.error(...said);
  };
  console.warn = (...said: unknown[]) => {
    warn.apply(console, said);
    log.warning(...said);
  };
  return () => Object.assign(console, { error, warn });
}
