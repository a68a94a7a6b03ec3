/** Two people in the picture: whose hands are read, as somebody chooses it by keyboard, by pointing and in the settings. */
import type { Page } from '@playwright/test';
import { decodeFrame } from '../../models/wire.ts';
import type { Answer, Order } from '../../renderer/landmarks/orders.ts';
import { mirrored, rightHand } from '../unit/models/hands.ts';
import { violations } from './accessibility.ts';
import { expect, test } from './app.ts';
import { scriptMainSide } from './scripted-app.ts';

declare global {
  interface Window {
    /** Hands that the detector finds from now on. */
    found: { landmarks: number[]; rightProbability: number }[];
    /** The bytes of the newest frame that the page has sent. */
    sent: number[];
  }
}

/** Both hands of somebody at x of the picture as the camera takes it; it is shown turned about. */
const person = (x: number, size: number) => {
  const hand = (landmarks: Float32Array, rightProbability: number) => ({ landmarks: [...landmarks], rightProbability });
  return [
    hand(rightHand(x - 0.12 * size, 0.55, size), 0.95),
    hand(mirrored(rightHand(1 - x - 0.12 * size, 0.55, size)), 0.05),
  ];
};
const SHOWN_RIGHT = { x: 0.28, hands: person(0.28, 0.55) };
const SHOWN_LEFT_AND_NEAR = { x: 0.68, hands: person(0.68, 0.9) };

async function scriptHands(page: Page) {
  await page.addInitScript(() => {
    window.found = [];
    window.sent = [];
    const { sendFrame } = window.signwright ?? {};
    if (!window.signwright || !sendFrame) return;
    window.signwright.sendFrame = (frame) => {
      window.sent = [...new Uint8Array(frame)];
      sendFrame(frame);
    };
    /** The landmark worker, without MediaPipe. */
    class Hands {
      onmessage: ((event: { data: Answer }) => void) | null = null;
      terminate() {}
      postMessage(order: Order) {
        const answer = (data: Answer) => setTimeout(() => this.onmessage?.({ data }), 20);
        if (order.order === 'load') {
          void navigator.locks.request(order.life, () => {
            answer({ answer: 'loaded', delegate: 'CPU' });
            return new Promise(() => undefined);
          });
          return;
        }
        order.picture.close();
        const hands = window.found.slice(0, order.most).map(({ landmarks, rightProbability }, index) => ({
          rightProbability,
          landmarks: Float32Array.from(landmarks, (value, k) =>
            k % 3 === 1 ? value + 0.03 * Math.sin(order.t / 150 + index) : value,
          ),
        }));
        answer({ answer: 'hands', aspect: 4 / 3, hands });
      }
    }
    Object.assign(window, { Worker: Hands });
  });
}

/** Where the hands are that the page sends, 0..1 of the camera's picture. */
const readAt = async (page: Page) => {
  const sent = await page.evaluate(() => window.sent);
  if (sent.length === 0) return NaN;
  const { hands } = decodeFrame(Uint8Array.from(sent).buffer);
  return hands.reduce((sum, { landmarks }) => sum + (landmarks[0] ?? 0) / hands.length, 0);
};
/** A busy machine draws few pictures a second, and six of them make a second person. */
const SLOWLY = { timeout: 30_000 };
const reads = (page: Page, { x }: { x: number }) => expect.poll(() => readAt(page), SLOWLY).toBeCloseTo(x, 1);
/** Hand by hand of each, as a detector that looks for two finds them. */
const find = (page: Page, ...people: { hands: Window['found'] }[]) =>
  page.evaluate(
    (hands) => void (window.found = hands),
    [0, 1].flatMap((hand) => people.flatMap(({ hands }) => hands[hand] ?? [])),
  );
/** Nothing reaches beyond the window's right edge. */
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

test.beforeEach(async ({ page, hostUrl }) => {
  await scriptMainSide(page);
  await scriptHands(page);
  await page.goto(hostUrl);
  await find(page, SHOWN_RIGHT);
  await reads(page, SHOWN_RIGHT);
});

test('the nearest is read, or whoever is chosen at the picture, and it is said who', async ({ page }) => {
  const bar = page.getByRole('group', { name: 'Several people in view' });
  await expect(bar).toHaveCount(0);
  await find(page, SHOWN_RIGHT, SHOWN_LEFT_AND_NEAR);
  const choice = bar.getByRole('combobox', { name: 'Follow' });
  await expect(choice).toHaveValue('nearest', SLOWLY);
  await reads(page, SHOWN_LEFT_AND_NEAR);
  await expect(page.getByText('Several people are in view. The one on the left is read.')).toBeAttached(SLOWLY);

  await choice.focus();
  await page.keyboard.press('ArrowDown');
  await expect(choice).toHaveValue('left');
  await page.keyboard.press('ArrowDown');
  await expect(choice).toHaveValue('right');
  await reads(page, SHOWN_RIGHT);
  await expect(page.getByText('The one on the right is read.')).toBeAttached();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(choice).toHaveValue('chosen');
  await reads(page, SHOWN_LEFT_AND_NEAR);
  await expect(bar.getByRole('button', { name: 'Follow the other person' })).toBeFocused();

  const picture = await page.locator('video').boundingBox();
  if (!picture) throw new Error('There is no picture.');
  const width = Math.min(picture.width, (picture.height * 4) / 3);
  const shown = { x: picture.x + picture.width / 2 + width * (0.5 - SHOWN_RIGHT.x), y: picture.y + picture.height / 2 };
  await page.mouse.click(shown.x, shown.y);
  await reads(page, SHOWN_RIGHT);
  await expect(choice).toHaveValue('chosen');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  for (const size of [
    { width: 640, height: 400 },
    { width: 390, height: 800 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => fits(page)).toBe(true);
    await expect(bar.getByRole('button')).toBeInViewport();
  }
});

test('the side that is chosen in the settings is kept, in every language', async ({ page }) => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const sides = page.getByRole('group', { name: 'With several people in view, read' });
  await sides.getByRole('radio', { name: 'The nearest person' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(sides.getByRole('radio', { name: 'The person on the right' })).toBeChecked();
  expect(await violations(page)).toEqual([]);
  const texts = {
    de: ['Der anderen Person folgen', 'Mehrere Personen sind im Bild. Gelesen wird die rechte.'],
    fr: ['Suivre l’autre personne', 'Plusieurs personnes sont visibles. Celle de droite est lue.'],
    es: ['Seguir a la otra persona', 'Hay varias personas en la imagen. Se lee a la de la derecha.'],
  };
  await page.setViewportSize({ width: 390, height: 800 });
  for (const [code, [button = '', said = '']] of Object.entries(texts)) {
    await page.evaluate((language) => localStorage.setItem('signwright.language', language), code);
    await page.reload();
    await find(page, SHOWN_RIGHT, SHOWN_LEFT_AND_NEAR);
    await expect(page.getByRole('button', { name: button })).toBeVisible(SLOWLY);
    await expect(page.getByText(said)).toBeAttached(SLOWLY);
    await reads(page, SHOWN_RIGHT);
    expect(await fits(page)).toBe(true);
  }
});
