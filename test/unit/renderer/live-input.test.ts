/** What of the found hands leaves the page: one person's, and as the camera would have seen them without a mirror. */
import { expect, it, vi } from 'vitest';
import { createApi, type Reply, type RequestName } from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { decodeFrame } from '../../../models/wire.ts';
import { Live } from '../../../renderer/live/live.svelte.ts';
import { openMemory } from '../../../renderer/memory.ts';
import { frameOf, mirrored, rightHand } from '../models/hands.ts';

class Picture {
  clone() {
    return this;
  }
  close() {}
}

async function setUp() {
  const replies: Partial<Record<RequestName, unknown>> = {
    describeModel: { name: 'm', family: 'gru', parameters: 1, words: [], heldOut: null, card: '' },
    startSession: { engine: 'onnx', device: 'CPU' },
  };
  const sent: LandmarkFrame[] = [];
  const api = createApi({
    request: async (name): Promise<Reply> => ({ ok: true, value: replies[name] ?? null }),
    sendFrame: (bytes) => sent.push(decodeFrame(bytes)),
    subscribe: () => () => undefined,
  });
  const found: { frame: LandmarkFrame; most: number }[] = [];
  let hands: Parameters<typeof frameOf>[1] = [];
  const detector = {
    delegate: 'CPU',
    most: 2,
    onlost: null,
    close: () => undefined,
    detect: async (_picture: unknown, t: number) => {
      const frame = frameOf(t, hands);
      found.push({ frame, most: detector.most });
      return frame;
    },
  };
  const camera = {
    devices: undefined,
    permission: async () => null,
    memory: openMemory(() => ({ getItem: () => null, setItem: () => undefined })),
  };
  const live = new Live({ api, camera, createDetector: async () => detector });
  live.start();
  await vi.waitFor(() => expect(live.session.state.kind).toBe('ready'));
  await vi.waitFor(() => expect(live.hands.state.kind).toBe('ready'));
  let t = 0;
  const see = async (these: typeof hands) => {
    hands = these;
    const before = found.length;
    live.offer(new Picture() as unknown as VideoFrame, (t += 33));
    await vi.waitFor(() => expect(found).toHaveLength(before + 1));
    await new Promise((resolve) => setTimeout(resolve));
    return sent.at(-1);
  };
  return { live, see, found };
}

const near = { hand: rightHand(0.3, 0.5, 1), right: 0.95 };
const far = { hand: rightHand(0.85, 0.4, 0.45), right: 0.95 };

it('sends the nearest person’s hands alone, and looks for four hands while somebody else is there', async () => {
  const { live, see, found } = await setUp();
  await see([near]);
  expect(found.at(-1)?.most).toBe(2);
  for (let k = 0; k < 12; k++) await see([far, near]);
  const frame = await see([far, near]);
  expect(frame?.hands.map(({ landmarks }) => landmarks)).toEqual([near.hand]);
  expect(found.at(-1)?.most).toBe(4);
  live.stop();
});

it('turns about what a camera sends that shows a mirror image', async () => {
  const { live, see } = await setUp();
  expect((await see([near]))?.hands[0]?.landmarks).toEqual(near.hand);
  live.camera.mirrored = true;
  const [hand] = (await see([near]))?.hands ?? [];
  expect(hand?.landmarks).toEqual(mirrored(near.hand));
  expect(hand?.rightProbability).toBeCloseTo(0.05);
  live.stop();
});
