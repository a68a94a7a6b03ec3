/** Runs MediaPipe's HandLandmarker off the page's thread: one picture in, the hands in it out. */
import type { HandLandmarker, HandLandmarkerResult } from '@mediapipe/tasks-vision';
import { HAND_SIZE, type DetectedHand } from '../../models/landmarks.ts';
import { HANDS, load, webglRenderer } from './mediapipe.ts';
import type { Answer, Order } from './orders.ts';
import { HandTrouble } from './trouble.ts';

/** Asked at once, while the page still fetches what is to be loaded: the answer may take as long as that. */
const renderer = webglRenderer();
let landmarker: HandLandmarker | null = null;
/** Hands that it looks for. */
let most = HANDS;

addEventListener('message', async ({ data: order }: MessageEvent<Order>) => {
  try {
    if (order.order === 'load') {
      await hold(order.life);
      const lost = () => fail(new HandTrouble('graphics-lost'));
      const loaded = await load(order.parts, order.delegate, renderer, lost);
      landmarker = loaded.landmarker;
      answer({ answer: 'loaded', delegate: loaded.delegate });
    } else {
      answer(await detect(order));
    }
  } catch (error) {
    fail(error);
  }
});

/** Never given back: it is free again when this worker is gone, however it went (detector.ts, which asks for it next). */
function hold(life: string): Promise<void> {
  return new Promise((held, refused) => {
    const forever = () => (held(), new Promise(() => undefined));
    navigator.locks.request(life, forever).catch(refused);
  });
}

async function detect({ picture, t, most: wanted }: Extract<Order, { order: 'detect' }>): Promise<Answer> {
  try {
    if (!landmarker) throw new Error('the model is not loaded');
    if (wanted !== most) await landmarker.setOptions({ numHands: wanted });
    most = wanted;
    const [width, height] =
      picture instanceof ImageBitmap ? [picture.width, picture.height] : [picture.displayWidth, picture.displayHeight];
    return { answer: 'hands', aspect: width / height, hands: handsOf(landmarker.detectForVideo(picture, t)) };
  } finally {
    picture.close();
  }
}

function handsOf({ landmarks, handedness }: HandLandmarkerResult): DetectedHand[] {
  return landmarks.map((points, index) => {
    const values = new Float32Array(HAND_SIZE);
    points.forEach(({ x, y, z }, landmark) => values.set([x, y, z], 3 * landmark));
    const label = handedness[index]?.[0];
    // The labels hold for an unmirrored picture, as ours is: MediaPipe turned them round after 0.10.14
    // (google-ai-edge/mediapipe-samples issue 450), so older code and advice swap them.
    const right = label?.categoryName === 'Right' ? label.score : label ? 1 - label.score : NaN;
    return { landmarks: values, rightProbability: right };
  });
}

const answer = (message: Answer) => postMessage(message);

function fail(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  const why = error instanceof HandTrouble ? error.why : null;
  answer({ answer: 'failed', why, message: message.replace(/\.$/, '') });
}
