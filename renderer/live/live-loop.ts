/** Keeps the hand detector busy with the newest picture: one in flight, one waiting, older ones thrown away. */
import type { LandmarkFrame } from '../../models/landmarks.ts';

/** What the loop needs of a picture (a VideoFrame): it holds memory of the camera until it is closed. */
export interface Picture {
  clone(): this;
  close(): void;
}

export interface Detector<P> {
  /** Takes the picture over. */
  detect(picture: P, t: number): Promise<LandmarkFrame>;
}

/** After so many failures in a row it is the detector, not the picture. */
const FAILURES = 8;

export class LiveLoop<P extends Picture> {
  #detector: Detector<P> | null = null;
  #waiting: { picture: P; t: number } | null = null;
  #flying = false;
  #last = -Infinity;
  #failures = 0;
  #onframe: (frame: LandmarkFrame, picture: P) => void;
  #onfailing: (error: unknown) => void;

  /**
   * @param onframe the hands, and the very picture they were found in, which is closed when this returns
   * @param onfailing the detector fails again and again
   */
  constructor(onframe: (frame: LandmarkFrame, picture: P) => void, onfailing: (error: unknown) => void) {
    this.#onframe = onframe;
    this.#onfailing = onfailing;
  }

  /** Without a detector, pictures are thrown away. */
  use(detector: Detector<P> | null) {
    this.#detector = detector;
    this.#failures = 0;
    this.#flying = false;
    this.#drop();
  }

  /** @param t capture time, ms; pictures that are not newer than the last one are thrown away. */
  offer(picture: P, t: number) {
    if (!this.#detector || t <= this.#last) {
      picture.close();
      return;
    }
    this.#last = t;
    this.#drop();
    this.#waiting = { picture, t };
    if (!this.#flying) void this.#fly(this.#detector);
  }

  async #fly(detector: Detector<P>) {
    this.#flying = true;
    while (this.#waiting && detector === this.#detector) {
      const { picture, t } = this.#waiting;
      this.#waiting = null;
      const shown = picture.clone();
      try {
        const frame = await detector.detect(picture, t);
        if (detector !== this.#detector) return;
        this.#failures = 0;
        this.#onframe(frame, shown);
      } catch (error) {
        if (detector !== this.#detector) return;
        if (++this.#failures >= FAILURES) this.#onfailing(error);
      } finally {
        shown.close();
      }
    }
    if (detector === this.#detector) this.#flying = false;
  }

  #drop() {
    this.#waiting?.picture.close();
    this.#waiting = null;
  }
}
