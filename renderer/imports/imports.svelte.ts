/** Imports that run on while other views are open: owned by the app, shown by the library. */
import type { Api } from '../../electron/ipc.ts';
import type { OwnedDetector } from '../live/hand-tracking.svelte.ts';
import type { Notices } from '../status/notices.svelte.ts';

export interface ImportParts {
  api: Api;
  notices: Notices;
  /** A detector of the import's own: the live one must not wait for it. */
  createDetector: () => Promise<OwnedDetector<VideoFrame | ImageBitmap>>;
}

export class Imports {
  readonly parts: ImportParts;

  constructor(parts: ImportParts) {
    this.parts = parts;
  }
}
