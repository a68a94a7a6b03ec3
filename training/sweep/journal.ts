/** Finished jobs on disk, a line each: whatever dies, they need not be done again. */
import { mkdir, open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../takes.ts';
import type { JobFigures } from './job.ts';

export interface FinishedJob {
  id: string;
  figures: JobFigures;
  worker: string;
  attempts: number;
}

const NAME = 'journal.jsonl';

export class Journal {
  /** By job. */
  readonly finished = new Map<string, FinishedJob>();
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Opens a sweep's folder, or begins one.
   * @throws {InputError} where the folder holds something else
   */
  static async open(folder: string): Promise<Journal> {
    const there = await stat(folder).catch(() => null);
    if (there && !there.isDirectory()) throw new InputError(`${folder} is a file; --out names a folder.`);
    const names = there ? await readdir(folder) : [];
    if (names.length > 0 && !names.includes(NAME))
      throw new InputError(`${folder} holds other files and no sweep; name a new folder with --out.`);
    await mkdir(folder, { recursive: true });
    const path = join(folder, NAME);
    const text = await readFile(path, 'utf8').catch(() => '');
    const journal = new Journal(await open(path, 'a'));
    for (const line of text.split('\n')) {
      const job = parsed(line);
      if (job) journal.finished.set(job.id, job);
    }
    // The last line of a process that was killed may be half a line.
    if (text !== '' && !text.endsWith('\n')) await journal.#file.appendFile('\n');
    return journal;
  }

  /** On disk when this resolves. */
  async add(job: FinishedJob): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(job)}\n`);
    await this.#file.datasync();
    this.finished.set(job.id, job);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function parsed(line: string): FinishedJob | null {
  try {
    const job = JSON.parse(line) as Partial<FinishedJob> | null;
    return job && typeof job.id === 'string' && typeof job.figures?.signers === 'object' ? (job as FinishedJob) : null;
  } catch {
    return null;
  }
}
