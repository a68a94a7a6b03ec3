/** One video file as landmark frames: opened, stepped through, and each picture shown to the hand detector. */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { messages } from './messages.ts';
import { eachPicture, once, VideoError } from './video-frames.ts';

/** What is needed of the detector (renderer/landmarks/detector.ts). */
export interface PictureDetector {
  detect(picture: ImageBitmap, t: number): Promise<LandmarkFrame>;
}

/** Larger pictures cost time and show hands no better: the detector looks at 224 × 224 of a hand, pixels. */
const LARGEST = 1280;
/** Between the clock of one clip and the next one's, ms. */
const BREAK = 1000;

/** Gives the detector one clip after another on a clock that never goes back. */
export class ClipReader {
  #detector: PictureDetector;
  #next = 0;

  constructor(detector: PictureDetector) {
    this.#detector = detector;
  }

  /**
   * @param onprogress share 0..1 of the clip
   * @returns frames with times from the clip's first picture, ms
   * @throws {VideoError} where the file cannot be used; what the signal was aborted with
   */
  async read(file: Blob, signal: AbortSignal, onprogress: (share: number) => void): Promise<LandmarkFrame[]> {
    const url = URL.createObjectURL(file);
    const video = document.createElement('video');
    const frames: LandmarkFrame[] = [];
    try {
      await open(video, url, signal);
      const paint = painterOf(video);
      await this.#forget();
      const base = this.#next;
      await eachPicture(
        video,
        timeOf,
        async (t) => {
          const frame = await this.#detector.detect(paint(), base + t);
          this.#next = base + t + BREAK;
          frames.push({ ...frame, t: frame.t - base });
          onprogress(Math.min(1, t / 1000 / video.duration || 0));
        },
        signal,
      );
    } finally {
      video.removeAttribute('src');
      video.load();
      URL.revokeObjectURL(url);
    }
    const start = frames[0]?.t ?? 0;
    return frames.map((frame) => ({ ...frame, t: frame.t - start }));
  }

  /** The detector looks for a hand where it last was: an empty picture makes it look everywhere. */
  async #forget(): Promise<void> {
    const empty = new OffscreenCanvas(64, 48);
    empty.getContext('2d')?.fillRect(0, 0, empty.width, empty.height);
    await this.#detector.detect(empty.transferToImageBitmap(), this.#next);
    this.#next += BREAK;
  }
}

async function open(video: HTMLVideoElement, url: string, signal: AbortSignal): Promise<void> {
  video.muted = true;
  video.preload = 'auto';
  const loaded = once(video, 'loadeddata', signal);
  video.src = url;
  await loaded;
  if (video.videoWidth === 0) throw new VideoError(messages().fault.soundOnly);
}

/** Time of the picture that stands, s: the file's own, which is no multiple of anything at a variable rate. */
function timeOf(video: HTMLVideoElement): number {
  const frame = new VideoFrame(video);
  const { timestamp } = frame;
  frame.close();
  return timestamp / 1e6;
}

/** Drawing the element turns pictures that a telephone stored lying on their side. */
function painterOf(video: HTMLVideoElement): () => ImageBitmap {
  const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(scale * video.videoWidth), Math.round(scale * video.videoHeight)];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new VideoError(messages().fault.noDrawing);
  return () => {
    context.drawImage(video, 0, 0, width, height);
    return canvas.transferToImageBitmap();
  };
}
