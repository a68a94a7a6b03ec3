/** Measures the live path where it is seen, at the screen: picture rates, and the time from a picture to its word. */
import { Latency, Rate, type Percentiles } from './rate.ts';

interface Reading {
  cameraFps: number;
  detectionsPerSecond: number;
  /** From the picture's capture to the word's arrival here, ms; null before the first word. */
  word: Percentiles | null;
}

export class Figures {
  #camera = new Rate();
  #detections = new Rate();
  #words = new Latency();
  #reading = $state.raw<Reading>({ cameraFps: 0, detectionsPerSecond: 0, word: null });

  get reading() {
    return this.#reading;
  }

  countPicture(now: number) {
    this.#camera.tick(now);
  }
  countDetection(now: number) {
    this.#detections.tick(now);
  }
  /** @param t capture time of the picture that settled the word, ms on the clock of `now` */
  timeWord(t: number, now: number) {
    this.#words.record(now - t);
  }

  /** Takes the figures that are shown; to be called about once a second. */
  read(now: number) {
    this.#reading = {
      cameraFps: this.#camera.perSecond(now),
      detectionsPerSecond: this.#detections.perSecond(now),
      word: this.#words.percentiles(),
    };
  }
}
