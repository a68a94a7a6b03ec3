/**
 * Measures the live path where it is seen, at the screen: picture rates, and the time from a picture to its word. That begins
 * when the camera took the last picture that the word needed: for a guess the one that made it sure enough, for a written
 * word the one that settled it. When a sign is over only its signer knows; how long after that a word is settled the
 * stream benchmark measures, which has the truth.
 */
import { Latency, Rate, type Percentiles } from './rate.ts';

interface Reading {
  cameraFps: number;
  detectionsPerSecond: number;
  /** From the picture's capture to the word on the screen, ms; null before the first one. */
  guess: Percentiles | null;
  word: Percentiles | null;
}

export class Figures {
  #camera = new Rate();
  #detections = new Rate();
  #guesses = new Latency();
  #words = new Latency();
  #reading = $state.raw<Reading>({ cameraFps: 0, detectionsPerSecond: 0, guess: null, word: null });

  get reading() {
    return this.#reading;
  }

  countPicture(now: number) {
    this.#camera.tick(now);
  }
  countDetection(now: number) {
    this.#detections.tick(now);
  }
  /** @param t capture time of the picture that settled the guess or the word, ms on the clock of `now`: when it is shown */
  timeWord(kind: 'provisional' | 'committed', t: number, now: number) {
    (kind === 'provisional' ? this.#guesses : this.#words).record(now - t);
  }

  /** Takes the figures that are shown; to be called about once a second. */
  read(now: number) {
    this.#reading = {
      cameraFps: this.#camera.perSecond(now),
      detectionsPerSecond: this.#detections.perSecond(now),
      guess: this.#guesses.percentiles(),
      word: this.#words.percentiles(),
    };
  }
}
