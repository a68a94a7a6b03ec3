/** Sees to it that there is a hand detector: makes it, makes it anew when it is lost, and says so. */
import type { LandmarkFrame } from '../../models/landmarks.ts';
import { troubleInWords } from '../landmarks/phrases.ts';
import { loseHands, reach } from '../status/milestones.ts';
import { LiveLoop, type Detector, type Picture } from './live-loop.ts';

export interface OwnedDetector<P> extends Detector<P> {
  readonly delegate: string;
  /** How many hands it looks for. */
  most: number;
  onlost: ((reason: Error) => void) | null;
  close(): void;
}

export type TrackingState =
  | { kind: 'loading' }
  | { kind: 'ready'; delegate: string }
  /** It was lost and is being made anew. */
  | { kind: 'recovering' }
  | { kind: 'failed'; message: string };

/** So many losses within so long: making it again does not help. */
const LOSSES = 3;
const WITHIN_MS = 60_000;
/** One person's hands; looking for more takes half as long again where both are in view (docs/recognition.md). */
const HANDS = 2;
const HANDS_OF_TWO = 4;
/** A graphics driver that has crashed takes a moment to come back: pauses between attempts, ms. */
const PAUSES = [200, 500, 1000, 2000, 4000];

export class HandTracking<P extends Picture> {
  #state = $state.raw<TrackingState>({ kind: 'loading' });
  #create: () => Promise<OwnedDetector<P>>;
  #detector: OwnedDetector<P> | null = null;
  #losses: number[] = [];
  #most = HANDS;
  #loop: LiveLoop<P>;
  #closed = false;

  /** Told when the detector works again after it had been lost. */
  onrecovered: (() => void) | null = null;

  constructor(create: () => Promise<OwnedDetector<P>>, onframe: (frame: LandmarkFrame, picture: P) => void) {
    this.#create = create;
    this.#loop = new LiveLoop(onframe, (error) => this.#lose(error));
  }

  get state() {
    return this.#state;
  }

  offer(picture: P, t: number) {
    this.#loop.offer(picture, t);
  }

  /** While several people are in view, the hands of the one who is followed must not be those that are not looked for. */
  set crowded(crowded: boolean) {
    this.#most = crowded ? HANDS_OF_TWO : HANDS;
    if (this.#detector) this.#detector.most = this.#most;
  }

  /** Makes the detector; after a failure, a new try. */
  async start() {
    this.#losses = [];
    this.#state = { kind: 'loading' };
    await this.#make();
  }

  close() {
    this.#closed = true;
    this.#drop();
  }

  async #make(attempt = 0) {
    try {
      const detector = await this.#create();
      if (this.#closed) return detector.close();
      this.#detector = detector;
      detector.most = this.#most;
      detector.onlost = (reason) => this.#lose(reason);
      this.#loop.use(detector);
      const again = this.#state.kind === 'recovering';
      this.#state = { kind: 'ready', delegate: detector.delegate };
      reach('hands');
      if (again) this.onrecovered?.();
    } catch (error) {
      const pause = PAUSES[attempt];
      if (this.#state.kind !== 'recovering' || pause === undefined) return this.#fail(error);
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.#state.kind === 'recovering' && !this.#closed) await this.#make(attempt + 1);
    }
  }

  #lose(reason: unknown) {
    if (this.#state.kind !== 'ready' || this.#closed) return;
    this.#drop();
    loseHands();
    const now = performance.now();
    this.#losses = [...this.#losses.filter((at) => now - at < WITHIN_MS), now];
    if (this.#losses.length >= LOSSES) return this.#fail(reason);
    this.#state = { kind: 'recovering' };
    void this.#make();
  }

  #drop() {
    this.#loop.use(null);
    this.#detector?.close();
    this.#detector = null;
  }

  #fail(error: unknown) {
    this.#state = { kind: 'failed', message: troubleInWords(error) };
  }
}
