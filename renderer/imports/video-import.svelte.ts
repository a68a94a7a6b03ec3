/** A folder of videos becomes takes: file after file, each saved at once, so that a broken-off import can go on later. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */
import { RequestError, type Api, type FoundClip, type Side } from '../../electron/ipc.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { encodeFrames } from '../../models/wire.ts';
import { troubleInWords } from '../landmarks/phrases.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { messages } from './messages.ts';
import type { ClipFile } from './video-files.ts';
import { VideoError } from './video-frames.ts';

/** One detector with its clock, made when the first clip needs it. */
export interface OpenReader {
  read(file: File, signal: AbortSignal, onprogress: (share: number) => void): Promise<LandmarkFrame[]>;
  /** Set once the detector is of no more use: another must be made. */
  readonly lost: boolean;
  close(): void;
}

export interface VideoReport {
  saved: number;
  /** In the library already, and how many of them lie in its bin. */
  skipped: number;
  binned: number;
  words: number;
  problems: { file: string; message: string }[];
  cancelled: boolean;
}

export type VideoImportState =
  | { kind: 'idle' }
  | {
      kind: 'running';
      /** Files that are finished with, of all. */
      done: number;
      total: number;
      /** 0..1, by bytes. */
      share: number;
      /** Of the rest, ms; null while it cannot be told. */
      left: number | null;
      file: string;
      saved: number;
      skipped: number;
    }
  | { kind: 'done'; report: VideoReport }
  | { kind: 'failed'; message: string };

export interface VideoOrder {
  clips: readonly ClipFile<File>[];
  /** Found while the files were sorted. */
  problems: VideoReport['problems'];
  /** Who signs where folders do not say. */
  signer: number | null;
  /** The leading hands of signers whom folders name and nobody knows yet; right where it does not say. */
  sides?: ReadonlyMap<string, Side>;
}

/** Refusals that concern one clip; any other would meet the rest as well. */
const OF_ONE_CLIP: readonly string[] = ['clip', 'bad-input', 'too-large'];

/** So much of the work must be done before the rest is guessed at, ms. */
const GUESS_AFTER = 3000;

export class VideoImport {
  #api: Api;
  #notices: Notices;
  #open: () => Promise<OpenReader>;
  #state = $state.raw<VideoImportState>({ kind: 'idle' });
  #abort = new AbortController();

  constructor(api: Api, notices: Notices, open: () => Promise<OpenReader>) {
    this.#api = api;
    this.#notices = notices;
    this.#open = open;
  }

  get state() {
    return this.#state;
  }
  get running() {
    return this.#state.kind === 'running';
  }

  cancel() {
    this.#abort.abort();
  }

  /** The report has been read. */
  clear() {
    if (!this.running) this.#state = { kind: 'idle' };
  }

  async start({ clips, problems, signer, sides }: VideoOrder): Promise<void> {
    if (this.running) return;
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const report: VideoReport = {
      saved: 0,
      skipped: 0,
      binned: 0,
      words: 0,
      problems: [...problems],
      cancelled: false,
    };
    const words = new Set<string>();
    const progress = new Progress(clips.map(({ file }) => file.size));
    const reader = new SpareReader(this.#open);
    this.#tell(progress, report, '');
    try {
      const signers = await this.#signersOf(clips, sides);
      for (const [index, clip] of clips.entries()) {
        this.#tell(progress, report, clip.path);
        const began = performance.now();
        const outcome = await this.#import(clip, signers.get(clip.signer ?? '') ?? signer, reader, signal, (share) => {
          progress.within(index, share);
          this.#tell(progress, report, clip.path);
        }).catch((error: unknown) => {
          if (!isOfOneClip(error) || signal.aborted) throw error;
          return error;
        });
        if (outcome instanceof Error) report.problems.push({ file: clip.path, message: outcome.message });
        else if (outcome === 'saved') {
          report.saved++;
          words.add(clip.word);
        } else {
          report.skipped++;
          if (outcome.deleted) report.binned++;
        }
        const read = outcome === 'saved' || outcome instanceof Error;
        progress.finish(index, read ? performance.now() - began : null);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.#state = { kind: 'failed', message: troubleInWords(error) };
        return;
      }
      report.cancelled = true;
    } finally {
      reader.close();
    }
    report.words = words.size;
    this.#state = { kind: 'done', report };
    this.#notices.say(messages().videosImported(report.saved));
  }

  async #import(
    { file, path, word }: ClipFile<File>,
    signer: number | null,
    reader: SpareReader,
    signal: AbortSignal,
    onprogress: (share: number) => void,
  ): Promise<'saved' | FoundClip> {
    if (signer === null) throw new VideoError(messages().fault.noSigner);
    const digest = await digestOf(file);
    signal.throwIfAborted();
    const [found] = await this.#api.findClips({ digests: [digest] });
    if (found) return found;
    const frames = await reader.read(file, signal, onprogress);
    if (!frames.some(({ hands }) => hands.length > 0)) throw new VideoError(messages().fault.noHand);
    await this.#api.saveClip({ word, signer, file: path.slice(-1000), digest, frames: encodeFrames(frames) });
    return 'saved';
  }

  /** Ids of the signers whom folders name; those whom the library does not know are added. */
  async #signersOf(clips: readonly ClipFile[], sides: VideoOrder['sides']): Promise<Map<string, number>> {
    const names = new Set(clips.flatMap(({ signer }) => (signer === null ? [] : [signer])));
    if (names.size === 0) return new Map();
    const { signers } = await this.#api.describeLibrary();
    const ids = new Map(signers.map(({ name, id }) => [name, id]));
    for (const name of names) {
      if (ids.has(name)) continue;
      ids.set(name, (await this.#api.addSigner({ name, dominant: sides?.get(name) ?? 'right' })).id);
    }
    return ids;
  }

  #tell(progress: Progress, { saved, skipped }: VideoReport, file: string) {
    this.#state = { kind: 'running', ...progress.read(), file, saved, skipped };
  }
}

/** A reader is made when it is first needed, and once more for a clip during which it was lost. */
class SpareReader {
  #open: () => Promise<OpenReader>;
  #reader: OpenReader | null = null;

  constructor(open: () => Promise<OpenReader>) {
    this.#open = open;
  }

  async read(file: File, signal: AbortSignal, onprogress: (share: number) => void): Promise<LandmarkFrame[]> {
    for (let attempt = 1; ; attempt++) {
      this.#reader ??= await this.#open();
      try {
        return await this.#reader.read(file, signal, onprogress);
      } catch (error) {
        if (!this.#reader.lost) throw error;
        this.close();
        if (attempt > 1) throw new VideoError(messages().fault.detectionBroke);
      }
    }
  }

  close() {
    this.#reader?.close();
    this.#reader = null;
  }
}

/** How far a row of files is, by their bytes, and how long the rest will take at the speed of what was really read. */
export class Progress {
  #sizes: number[];
  #total: number;
  #done = 0;
  #finished = 0;
  #inside = 0;
  #timedBytes = 0;
  #time = 0;

  /** @param sizes bytes */
  constructor(sizes: number[]) {
    this.#sizes = sizes;
    this.#total = Math.max(
      1,
      sizes.reduce((sum, size) => sum + size, 0),
    );
  }

  /** @param share 0..1 of the file that is being read */
  within(index: number, share: number) {
    this.#inside = share * (this.#sizes[index] ?? 0);
  }

  /** @param elapsed ms; null where the file was skipped, which tells nothing of the others */
  finish(index: number, elapsed: number | null) {
    const size = this.#sizes[index] ?? 0;
    this.#inside = 0;
    this.#done += size;
    this.#finished++;
    if (elapsed === null) return;
    this.#timedBytes += size;
    this.#time += elapsed;
  }

  read() {
    const bytes = this.#done + this.#inside;
    const known = this.#time >= GUESS_AFTER && this.#timedBytes > 0;
    return {
      done: this.#finished,
      total: this.#sizes.length,
      share: bytes / this.#total,
      left: known ? ((this.#total - bytes) * this.#time) / this.#timedBytes : null,
    };
  }
}

function isOfOneClip(error: unknown): error is Error {
  return error instanceof VideoError || (error instanceof RequestError && OF_ONE_CLIP.includes(error.code));
}

/** SHA-256 of the content, in hex: what is in the library is known again by it, however it is called. */
async function digestOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new VideoError(messages().fault.unreadable);
  });
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
