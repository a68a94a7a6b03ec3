/**
 * Brings other people's recordings into the library: a process of its own reads them, whatever they are, and writes what
 * it could use as takes.parquet; that goes into the library as a whole or not at all.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ofDataFolder } from '../durable-file.ts';
import type { Library } from '../library/library.ts';
import type { Imported } from '../library/parquet-import.ts';
import { RequestError, type ImportReport, type RequestInput } from '../ipc.ts';
import type { CommandMessage, CommandRunner, RunningCommand } from './command.ts';

/** Share of the progress that reading takes; the rest is the library's. */
const READING = 0.9;

type ImportOrder = RequestInput<'importTakes'>;
/** What the command says (training/exchange/report.ts): it knows nothing of the library. */
type ReadReport = Omit<ImportReport, keyof Imported>;

export class ImportJob {
  readonly #run: CommandRunner;
  readonly #folder: string;
  #running: RunningCommand | null = null;
  /** Of the import that is under way. */
  #stop: AbortController | null = null;

  /** @param folder the app's data folder: on the same disk as the library */
  constructor(run: CommandRunner, folder: string) {
    this.#run = run;
    this.#folder = folder;
  }

  get busy(): boolean {
    return this.#stop !== null;
  }

  /** @throws {RequestError} when one is under way, when it was cancelled, or when nothing could be used */
  async start(
    { path, format, signer, language, fps, aspect }: ImportOrder,
    library: Library,
    onprogress: (share: number, note: string) => void,
  ): Promise<ImportReport> {
    if (this.#stop) throw new RequestError('busy', 'Another import is under way: wait for it, or cancel it.');
    const { signal } = (this.#stop = new AbortController());
    let folder: string | null = null;
    try {
      folder = await mkdtemp(join(this.#folder, 'import-'));
      const out = join(folder, 'takes.parquet');
      const argv = ['import', path, '--format', format, '--out', out];
      if (signer) argv.push('--signer', signer);
      if (language) argv.push('--language', language);
      if (fps !== undefined) argv.push('--fps', fps.toFixed(6));
      if (aspect !== undefined) argv.push('--aspect', aspect.toFixed(6));
      const report = await this.#read(argv, signal, (share, note) => onprogress(READING * share, note));
      onprogress(READING, 'Putting the takes into the library');
      const imported = await library.importParquet(out, { source: basename(path), signal });
      onprogress(1, '');
      return { ...report, ...imported };
    } catch (error) {
      throw ofDataFolder(error);
    } finally {
      this.#stop = null;
      if (folder) await rm(folder, { recursive: true, force: true });
    }
  }

  /** Nothing is added, unless the library is writing down the last of it already. */
  cancel(): void {
    this.#stop?.abort(new RequestError('cancelled', 'The import was cancelled. Nothing was added.'));
    this.#running?.kill();
  }

  async #read(
    argv: string[],
    signal: AbortSignal,
    onprogress: (share: number, note: string) => void,
  ): Promise<ReadReport> {
    let report: ReadReport | null = null;
    let failure = 'The import broke off. The files may be damaged, or too large for the memory of this machine.';
    const hear = (message: CommandMessage) => {
      if (message.kind === 'progress') onprogress(Number(message.share), String(message.note ?? ''));
      if (message.kind === 'failed') failure = String(message.message);
      if (message.kind === 'done') report = message.report as ReadReport;
    };
    signal.throwIfAborted();
    this.#running = this.#run(argv, hear);
    const code = await this.#running.ended;
    this.#running = null;
    signal.throwIfAborted();
    if (code !== 0 || !report) throw new RequestError('import', failure);
    return report;
  }
}
