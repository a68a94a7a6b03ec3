/** The whole live path in the renderer: camera, hands, session and caption, and how a frame goes from one to the next. */
import type { Api } from '../../electron/ipc.ts';
import { mirrorOf, type DetectedHand, type LandmarkFrame } from '../../models/landmarks.ts';
import type { Recognition } from '../../models/recognition.ts';
import { DARK } from '../camera/light.ts';
import { Camera, type Surroundings } from '../camera/camera.svelte.ts';
import { People } from '../people/people.svelte.ts';
import { Figures } from '../status/figures.svelte.ts';
import { reach } from '../status/milestones.ts';
import { whenShown } from '../status/shown.ts';
import { Notices } from '../status/notices.svelte.ts';
import { Caption } from '../translate/caption.svelte.ts';
import { CAMERA_VIEWS, type View } from '../views.svelte.ts';
import { HandTracking, type OwnedDetector } from './hand-tracking.svelte.ts';
import { messages } from './messages.ts';
import { Session } from './session.svelte.ts';
import { viewHint } from './view-hint.ts';

/** How often the figures and the hint are brought up to date, ms. */
const LOOK_MS = 1000;

export interface LiveParts {
  api: Api;
  camera: Surroundings;
  createDetector: () => Promise<OwnedDetector<VideoFrame>>;
}

export class Live {
  readonly camera: Camera;
  readonly session: Session;
  readonly hands: HandTracking<VideoFrame>;
  readonly caption = new Caption();
  readonly figures = new Figures();
  readonly notices = new Notices();
  readonly people: People;
  /** Mean luminance of the picture, 0..1; null while there is none. */
  light: number | null = null;
  #seenAt: number | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #hint = $state<string | null>(null);
  #dark = $state(false);
  #handsInView = $state(false);

  /** Draws the hands onto the very picture that they were found in; `others` are left out of the frame. */
  ondetected: ((frame: LandmarkFrame, picture: VideoFrame, others: readonly DetectedHand[]) => void) | null = null;

  /** Takes the frames over, so that none is translated: a recording. */
  divert: ((frame: LandmarkFrame) => void) | null = null;

  /** Takes over what is recognised, so that none of it is written: practice. */
  heed: ((recognition: Recognition) => void) | null = null;

  /** Told of it as well: the first steps. */
  overhear: ((recognition: Recognition) => void) | null = null;

  constructor({ api, camera, createDetector }: LiveParts) {
    this.camera = new Camera(camera);
    this.people = new People(camera.memory, this.camera, this.notices);
    this.session = new Session(api);
    this.hands = new HandTracking(createDetector, (frame, picture) => this.#detected(frame, picture));
    this.hands.onrecovered = () => this.notices.say(messages().restarted);
    this.session.ontrouble = (message) => this.notices.say(message);
    this.session.onconnection = (connected) => {
      this.caption.forget();
      if (connected) this.notices.say(messages().connected);
    };
    this.session.onrecognition = (recognition) => {
      const { kind, t } = recognition;
      if (kind === 'provisional' || kind === 'committed')
        whenShown((now) => {
          this.figures.timeWord(kind, t, now);
          reach('word');
        });
      this.overhear?.(recognition);
      if (this.heed) this.heed(recognition);
      else this.caption.hear(recognition);
    };
  }

  /** Advice about the picture; null when all is well. */
  get hint() {
    return this.#hint;
  }

  /** Hands may be there, but the light is low. */
  get dark() {
    return this.#dark;
  }

  /** A hand was found in the last picture. */
  get handsInView() {
    return this.#handsInView;
  }

  /** Hands would be found now if they were in the picture. */
  get sees() {
    const camera = this.camera.state;
    return camera.kind === 'live' && !camera.silent && this.hands.state.kind === 'ready';
  }

  start() {
    void this.session.start();
    void this.hands.start();
    void this.camera.start();
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
  }

  stop() {
    clearInterval(this.#timer);
    this.camera.stop();
    this.hands.close();
    this.session.close();
  }

  /** What is looked at decides what works. Without its picture the camera is off, and its light with it. */
  serve(view: View) {
    if (!CAMERA_VIEWS.includes(view)) this.camera.stop();
    else if (this.camera.state.kind === 'idle') void this.camera.start();
    this.caption.forget();
    if (view === 'translate' || view === 'practise') void this.session.start();
    else this.session.stop();
  }

  /** A camera has begun to give pictures. */
  begin() {
    this.#seenAt = null;
    this.people.reset();
    this.caption.forget();
    void this.session.restart();
  }

  /** @param t when the camera took it, ms */
  offer(picture: VideoFrame, t: number) {
    reach('picture');
    this.figures.countPicture(performance.now());
    this.hands.offer(picture, t);
  }

  #look() {
    const now = performance.now();
    this.figures.read(now);
    const watching = this.camera.state.kind === 'live' && this.hands.state.kind === 'ready';
    const unseen = watching && this.#seenAt !== null ? now - this.#seenAt : null;
    this.#dark = this.light !== null && this.light < DARK;
    this.#hint = viewHint({ unseen, light: this.light });
  }

  #detected(found: LandmarkFrame, picture: VideoFrame) {
    const frame = this.people.keep(found);
    this.hands.crowded = this.people.crowded;
    const now = performance.now();
    this.figures.countDetection(now);
    if (this.session.state.kind === 'ready') reach('live');
    if (frame.hands.length > 0 || this.#seenAt === null) this.#seenAt = now;
    this.#handsInView = frame.hands.length > 0;
    if (frame.hands.length > 0) this.#hint = null;
    const sent = this.camera.mirrored ? mirrorOf(frame) : frame;
    if (this.divert) this.divert(sent);
    else this.session.send(sent);
    this.ondetected?.(frame, picture, this.people.others);
  }
}
