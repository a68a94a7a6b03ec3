/** The library: words, signers, sessions and takes in one DuckDB file, which loses nothing. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { encodeFloats } from '../../models/wire.ts';
import type {
  FoundClip,
  LibraryDescription,
  LibraryWord,
  RequestInput,
  Signer,
  TakeChange,
  TakeFilter,
  TakeMotion,
  TakeSummary,
} from '../ipc.ts';
import type { Database } from './database.ts';
import { check } from './integrity.ts';
import { changeTakes, emptyBin, nextChanges, redo, undo } from './journal.ts';
import { selectLandmarks, type Motion } from './landmarks.ts';
import { forgetSigner } from './forgetting.ts';
import { openElsewhere } from './disk.ts';
import { madeFolder, openDatabase } from './opening.ts';
import { exportParquet } from './parquet-export.ts';
import { importParquet, type Imported } from './parquet-import.ts';
import { renew } from './renewal.ts';
import { countTakes, insertTake, numbers, selectTakes, type NewTake, type TakeCount } from './takes.ts';
import * as vocabulary from './vocabulary.ts';
import { newestOfEach, tallyWords, type TakeReference, type WordTally } from './word-takes.ts';

export type { NewTake, TakeCount } from './takes.ts';

export interface RawTake extends Motion {
  id: number;
  /** Picture width / height. */
  aspect: number;
}

/** Folders whose library this process has open: DuckDB's lock keeps other processes out only. */
const opened = new Set<string>();

export class Library {
  /** Called after each change. */
  onchange: (() => void) | null = null;
  readonly #database: Database;
  readonly #folder: string;

  private constructor(database: Database, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  /**
   * @param folder the app's data folder; made where it is missing
   * @throws {RequestError} `library`, where the file is damaged, made by a newer version, open elsewhere, or may not be written
   */
  static async open(folder: string): Promise<Library> {
    const path = await madeFolder(folder);
    if (opened.has(path)) throw openElsewhere();
    opened.add(path);
    try {
      return new Library(await openDatabase(path), path);
    } catch (error) {
      opened.delete(path);
      throw error;
    }
  }

  describe(): Promise<LibraryDescription> {
    return this.#database.read(async (connection) => ({
      ...(await vocabulary.describe(connection)),
      ...(await nextChanges(connection)),
    }));
  }

  /** The word as it then stands in the library, new or there already. */
  addWord(word: RequestInput<'addWord'>): Promise<LibraryWord> {
    return this.#change(async (connection) =>
      vocabulary.selectWord(connection, await vocabulary.insertWord(connection, word)),
    );
  }

  /** @throws {RequestError} `library`, where it is gone, or another word has that name */
  changeWord(word: RequestInput<'changeWord'>): Promise<LibraryWord> {
    return this.#change(async (connection) => {
      await vocabulary.updateWord(connection, word);
      return vocabulary.selectWord(connection, word.id);
    });
  }

  /** @throws {RequestError} `library`, where it has takes, deleted ones included */
  removeWord(id: number): Promise<void> {
    return this.#change((connection) => vocabulary.removeWord(connection, id));
  }

  /** The signer of that name, new or there already. */
  addSigner(signer: RequestInput<'addSigner'>): Promise<Signer> {
    return this.#change(async (connection) =>
      vocabulary.selectSigner(connection, await vocabulary.insertSigner(connection, signer)),
    );
  }

  /** @throws {RequestError} `library`, where they are gone, or another signer has that name */
  changeSigner(signer: RequestInput<'changeSigner'>): Promise<Signer> {
    return this.#change(async (connection) => {
      await vocabulary.updateSigner(connection, signer);
      return vocabulary.selectSigner(connection, signer.id);
    });
  }

  /** @throws {RequestError} `library`, where there is no such word */
  word(id: number): Promise<LibraryWord> {
    return this.#database.read((connection) => vocabulary.selectWord(connection, id));
  }

  /** @throws {RequestError} `library`, where there is no such signer */
  signer(id: number): Promise<Signer> {
    return this.#database.read((connection) => vocabulary.selectSigner(connection, id));
  }

  /** What a signer is and was called; names that are another's by now are left out. */
  namesOf(signer: number): Promise<string[]> {
    return this.#database.read((connection) => vocabulary.namesOf(connection, signer));
  }

  /** @param source "camera", or the name of what is imported */
  startSession(signer: number, source: string): Promise<number> {
    return this.#change((connection) => vocabulary.insertSession(connection, signer, source));
  }

  /**
   * Resolves when the take is safe on the disk: it survives whatever comes then.
   * @throws {RequestError} `disk-full`: save the same take (the same key) again when there is room. `library`: its word,
   * signer or session is gone
   */
  saveTake(take: NewTake): Promise<TakeSummary> {
    return this.#change((connection) => insertTake(connection, take));
  }

  /** Newest first. `total`: how many there are without the limit. */
  listTakes(filter: TakeFilter, offset: number, limit: number): Promise<{ total: number; takes: TakeSummary[] }> {
    return this.#database.read((connection) => selectTakes(connection, filter, offset, limit));
  }

  /** In the order asked for; takes that are gone are left out. */
  async loadTakes(ids: readonly number[]): Promise<TakeMotion[]> {
    return (await this.takes(ids)).map(({ id, aspect, times, hands, handedness }) => ({
      id,
      aspect,
      times: encodeFloats(times),
      hands: encodeFloats(hands),
      handedness: encodeFloats(handedness),
    }));
  }

  /** The same as arrays: raw, neither trimmed nor mirrored. */
  async takes(ids: readonly number[]): Promise<RawTake[]> {
    const found = await this.#database.select(`select id, aspect from takes where id in (${numbers(ids)})`);
    const aspects = new Map(found.map(({ id, aspect }) => [Number(id), Number(aspect)]));
    const takes: RawTake[] = [];
    for (const id of ids) {
      const aspect = aspects.get(id);
      // A read each: others get their turn in between.
      const motion = aspect && (await this.#database.read((connection) => selectLandmarks(connection, id)));
      if (aspect && motion) takes.push({ id, aspect, ...motion });
    }
    return takes;
  }

  /**
   * All of them or none. `undo` brings back what was before.
   * @throws {RequestError} `library`, where a take, the word or the signer is gone, or the trim does not fit
   */
  changeTakes(ids: readonly number[], change: TakeChange): Promise<TakeSummary[]> {
    return this.#change((connection) => changeTakes(connection, ids, change));
  }

  /** What was undone, as a sentence; null where there is nothing left to undo. */
  undo(): Promise<string | null> {
    return this.#change(undo);
  }

  /** What was done again; null where nothing was undone since the last change. */
  redo(): Promise<string | null> {
    return this.#change(redo);
  }

  /** Removes for good what was deleted, and with it each change that it had a part in. */
  emptyBin(): Promise<{ takes: number }> {
    return this.#change(emptyBin);
  }

  /**
   * The signer and all their takes: no undo brings them back. What was theirs lies in the file until `renew`.
   * @throws {RequestError} `library`, where they are gone
   */
  forgetSigner(id: number): Promise<{ takes: number }> {
    return this.#change((connection) => forgetSigner(connection, id));
  }

  /**
   * The file without what was ever deleted from it, as long as it takes to copy all takes; others read and save meanwhile.
   * @param onshare told how far it is, 0..1
   * @throws {RequestError} `disk-full`: there must be room for the library once more. The file is then as it was
   */
  renew(onshare: (share: number) => void = () => undefined): Promise<void> {
    return renew(this.#database, this.#folder, onshare);
  }

  /** Takes by who signed what when. */
  counts(filter: TakeFilter): Promise<TakeCount[]> {
    return this.#database.read((connection) => countTakes(connection, filter));
  }

  /** All words with the number of their takes, by name. */
  tally(): Promise<WordTally[]> {
    return this.#database.read(tallyWords);
  }

  /** At most so many takes of each of the words, newest first. @param here only those that were recorded here */
  newestOfEach(words: readonly number[], most: number, here = false): Promise<TakeReference[]> {
    return this.#database.read((connection) => newestOfEach(connection, words, most, here));
  }

  /**
   * A takes.parquet that was found good (training/takes.ts) into the library, wholly or not at all; takes that are there
   * already are left out.
   * @param source its name for people
   * @param signal ends it without a trace, until it is being committed
   * @throws the signal's reason where it was aborted
   */
  async importParquet(path: string, { source, signal }: { source: string; signal?: AbortSignal }): Promise<Imported> {
    const imported = await importParquet(this.#database, path, source, signal);
    this.onchange?.();
    return imported;
  }

  /**
   * Takes as takes.parquet, in the order of their recording, complete under its name or not at all.
   * @param applied trims cut and mirrored takes mirrored for good; otherwise both stand beside the raw landmarks
   * @returns how many takes were written
   * @throws {RequestError} `library`, where there are none; `disk-full`
   */
  exportParquet(path: string, filter: TakeFilter, { applied }: { applied: boolean }): Promise<number> {
    return exportParquet(this.#database, path, filter, applied);
  }

  /** Which of these contents (SHA-256) were imported before, and whether they lie in the bin by now. */
  async findClips(digests: readonly string[]): Promise<FoundClip[]> {
    const known = await this.#database.select(
      'select digest, bool_and(deleted) as deleted from takes where digest is not null group by digest',
    );
    const there = new Map(known.map(({ digest, deleted }) => [digest, deleted === true]));
    return digests.flatMap((digest) => {
      const deleted = there.get(digest);
      return deleted === undefined ? [] : { digest, deleted };
    });
  }

  /** Sentences on what is not as it must be; none where all is well. Reads the whole library. */
  check(): Promise<string[]> {
    return this.#database.aside(check);
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await this.#database.close().finally(() => opened.delete(this.#folder));
  }

  async #change<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const result = await this.#database.write(work);
    this.onchange?.();
    return result;
  }
}
