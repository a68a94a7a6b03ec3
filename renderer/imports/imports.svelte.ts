/** Imports that run on while other views are open: owned by the app, shown by the library. */
import type { Api } from '../../electron/ipc.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { DataImport } from './data-import.svelte.ts';
import { ClipReader } from './video-clip.ts';
import { VideoImport, type OpenReader } from './video-import.svelte.ts';

/** The hand detector, as far as an import needs it. */
export interface ImportDetector {
  detect(picture: VideoFrame | ImageBitmap, t: number): Promise<LandmarkFrame>;
  onlost: ((reason: Error) => void) | null;
  close(): void;
}

export interface ImportParts {
  api: Api;
  notices: Notices;
  /** A detector of the import's own: the live one must not wait for it. */
  createDetector: () => Promise<ImportDetector>;
}

export class Imports {
  readonly data: DataImport;
  readonly videos: VideoImport;

  constructor({ api, notices, createDetector }: ImportParts) {
    this.data = new DataImport(api, notices);
    this.videos = new VideoImport(api, notices, async () => openReader(await createDetector()));
  }

  get running() {
    return this.data.running || this.videos.running;
  }
}

function openReader(detector: ImportDetector): OpenReader {
  const reader = new ClipReader(detector);
  let lost = false;
  detector.onlost = () => (lost = true);
  return {
    read: (...order) => reader.read(...order),
    get lost() {
      return lost;
    },
    close: () => detector.close(),
  };
}
