/**
 * The real page of the real host, with a main side that the test scripts: it decides what the model is and when which
 * word is recognised, so that every state of the view can be brought about and looked at.
 */
import type { Page } from '@playwright/test';
import type { AppEvent, ModelDescription, Reply, RequestName } from '../../electron/ipc.ts';
import type { Prototype } from '../../models/recognition.ts';

declare global {
  interface Window {
    /** Says something as the main side. */
    say(event: AppEvent): void;
    /**
     * Landmark frames that the page has sent (of them, with hands), what it has asked for, and the replies that it gets
     * from now on: the same each time, or made of the question (test/e2e/scripted-library.ts).
     */
    scripted: {
      frames: number;
      handFrames: number;
      asked: { name: RequestName; input: unknown }[];
      replies: Partial<Record<RequestName, Reply>>;
      answers: Partial<Record<RequestName, (input: never) => Reply>>;
    };
  }
}

export const MODEL: ModelDescription = {
  name: 'asl-test',
  family: 'gru',
  parameters: 170_000,
  words: [
    'again',
    'cold',
    'drink',
    'family',
    'good',
    'hello',
    'help',
    'home',
    'learn',
    'name',
    'no',
    'please',
    'see_you',
    'sign',
    'thank_you',
    'understand',
    'water',
    'what',
    'yes',
    'you',
  ].map((word, index) => ({ word, hands: index % 3 === 0 ? 2 : 1, origin: 'model' })),
  heldOut: { top1: 0.934, worstSigner: 'cam', worstTop1: 0.88 },
  card: '# A model for tests\n\nIt knows **20 words**, learnt by *nobody*.\n\n## Limits\n\n- `none` is no word\n- no fingerspelling\n\n| signer | top-1 |\n|---|---|\n| cam | 0.88 |\n| lid | 0.96 |\n',
};

/** Must be called before the page is opened. */
export async function scriptMainSide(page: Page, replies: Partial<Record<RequestName, Reply>> = {}): Promise<void> {
  const ok = (value: unknown): Reply => ({ ok: true, value });
  const engine = { engine: 'onnx', device: 'CPU' };
  const all: Partial<Record<RequestName, Reply>> = {
    describeApp: ok({ version: '0.0.0', shell: 'browser', platform: 'linux' }),
    describeModel: ok(MODEL),
    loadPrototype: ok(wave()),
    startSession: ok(engine),
    stopSession: ok(null),
    ...replies,
  };
  await page.addInitScript((given) => {
    const listeners = new Set<(event: AppEvent) => void>();
    window.scripted = { frames: 0, handFrames: 0, asked: [], replies: given, answers: {} };
    window.say = (event) => listeners.forEach((listener) => listener(event));
    window.signwright = {
      request: async (name, input) => {
        const { asked, replies, answers } = window.scripted;
        asked.push({ name, input });
        const absent: Reply = { ok: false, code: 'absent', message: `No ${name}.` };
        return replies[name] ?? answers[name]?.(input as never) ?? absent;
      },
      sendFrame: (frame) => {
        window.scripted.frames++;
        // The number of hands (models/wire.ts).
        if (new DataView(frame).getUint32(12, true) > 0) window.scripted.handFrames++;
      },
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, all);
}

/** The page hears a word, recognised 90 ms after its picture was taken. */
export async function commit(page: Page, word: string, confidence = 0.93, alternatives: [string, number][] = []) {
  await page.evaluate(
    ([name, sure, others]) => {
      const t = performance.now() - 90;
      const guesses = others.map(([other, share]) => ({ word: other, confidence: share }));
      const recognition = {
        kind: 'committed',
        word: name,
        confidence: sure,
        alternatives: guesses,
        start: t,
        end: t,
        t,
      } as const;
      window.say({ event: 'recognition', recognition });
    },
    [word, confidence, alternatives] as const,
  );
}

export async function guess(page: Page, word: string, confidence = 0.5) {
  await page.evaluate(
    ([name, sure]) => {
      const t = performance.now() - 90;
      window.say({ event: 'recognition', recognition: { kind: 'provisional', word: name, confidence: sure, t } });
    },
    [word, confidence] as const,
  );
}

/** A right hand that waves, drawn from rough proportions of a hand. */
function wave(): Prototype {
  const frames = Array.from({ length: 30 }, (_, frame): Prototype['frames'][number] => {
    const swing = 0.35 * Math.sin((frame / 29) * 2 * Math.PI);
    return [null, hand(0.4 + swing / 8, 0.8, swing)];
  });
  return { word: 'hello', fps: 20, frames };
}

function hand(x: number, y: number, turn: number): number[] {
  const points: number[] = [x, y, 0];
  for (const [finger, reach] of [0.19, 0.3, 0.32, 0.3, 0.24].entries()) {
    const angle = turn + (finger - 2.2) * (finger === 0 ? 0.4 : 0.2);
    for (const share of [0.45, 0.65, 0.83, 1]) {
      points.push(x + 0.75 * reach * share * Math.sin(angle), y - reach * share * Math.cos(angle), 0);
    }
  }
  return points;
}
