/** Who is followed, as the picture shows them: chosen, remembered, pointed at, and said when they are gone. */
import { describe, expect, it } from 'vitest';
import { openMemory } from '../../../renderer/memory.ts';
import { People } from '../../../renderer/people/people.svelte.ts';
import { placeInPicture } from '../../../renderer/people/picture-place.ts';
import { frameOf, mirrored, rightHand } from '../models/hands.ts';

const right = (x: number, size: number) => ({ hand: rightHand(x - 0.12 * size, 0.5, size), right: 0.95 });
const left = (x: number, size: number) => ({ hand: mirrored(rightHand(1 - x - 0.12 * size, 0.5, size)), right: 0.05 });
const near = [right(0.65, 1), left(0.65, 1)];
const far = [right(0.25, 0.6), left(0.25, 0.6)];

function setUp(kept: Record<string, string> = {}) {
  const storage = new Map(Object.entries(kept));
  const memory = openMemory(() => ({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
  }));
  const camera = { mirrored: false };
  const said: string[] = [];
  const people = new People(memory, camera, { say: (text) => void said.push(text) });
  let k = 0;
  /** Pictures at 30 Hz. @returns who is read in the last one */
  const see = (hands: typeof near, pictures: number) => {
    let x = NaN;
    for (const end = k + pictures; k < end; k++)
      x = people.keep(frameOf((1000 * k) / 30, hands)).hands[0]?.landmarks[0] ?? NaN;
    return Number.isNaN(x) ? 'nobody' : x > 0.45 ? 'near' : 'far';
  };
  return { people, camera, said, storage, see };
}

describe('who is followed', () => {
  it('is on the side that the picture shows, which a mirror turns about', () => {
    const { people, camera, storage, see } = setUp();
    expect(see([...near, ...far], 60)).toBe('near');
    // The picture is shown turned about: the near one is at the right as the camera sees it, and shown on the left.
    expect([people.choice, people.standing]).toEqual(['nearest', 'left']);
    people.choice = 'right';
    expect(people.standing).toBe('right');
    expect(see([...near, ...far], 1)).toBe('far');
    camera.mirrored = true;
    expect(see([...near, ...far], 1)).toBe('near');
    expect(people.standing).toBe('right');
    expect(storage.get('signwright.following')).toBe('right');
  });

  it('is remembered by side, and anything else that is remembered means the nearest', () => {
    const { people, see } = setUp({ 'signwright.following': 'right' });
    expect(see([...near, ...far], 60)).toBe('far');
    expect(people.several).toBe(true);
    expect(setUp({ 'signwright.following': 'chosen' }).people.following).toBe('nearest');
  });

  it('is the one who was chosen until they are gone for long, which is said once', () => {
    const { people, said, see } = setUp();
    see([...near, ...far], 60);
    people.next();
    expect([people.choice, see([...near, ...far], 60)]).toEqual(['chosen', 'far']);
    expect(see(near, 600)).toBe('nobody');
    expect(said).toEqual([]);
    expect(see(near, 330)).toBe('near');
    expect(said).toEqual(['The person whom you chose is gone. The nearest one is read again.']);
    expect(people.choice).toBe('nearest');
  });

  it('is held where they are by the choice itself, and let go with the camera', () => {
    const { people, said, see } = setUp();
    see([...near, ...far], 60);
    people.choice = 'chosen';
    expect([people.choice, see([...near, ...far], 1)]).toEqual(['chosen', 'near']);
    people.reset();
    expect([people.choice, people.several, people.standing]).toEqual(['nearest', false, null]);
    expect(said).toEqual([]);
  });

  it('is who is pointed at in the picture as it is shown, and nobody else where the picture is not', () => {
    const { people, see } = setUp();
    see([...near, ...far], 60);
    const box = { left: 100, top: 50, width: 800, height: 300 };
    people.pointAt({ clientX: 120, clientY: 200 }, box);
    expect(people.choice).toBe('nearest');
    // 400 wide in the middle of the box; the far one stands at 0.75 of what is shown.
    people.pointAt({ clientX: 600, clientY: 200 }, box);
    expect([people.choice, see([...near, ...far], 1)]).toEqual(['chosen', 'far']);
  });
});

describe('a place on the screen', () => {
  it('is a place of the picture between its bars, and none on them', () => {
    const wide = { left: 10, top: 20, width: 400, height: 100 };
    expect(placeInPicture({ clientX: 210, clientY: 70 }, wide, 2)).toEqual({ x: 0.5, y: 0.5 });
    expect(placeInPicture({ clientX: 110, clientY: 20 }, wide, 2)).toEqual({ x: 0, y: 0 });
    expect(placeInPicture({ clientX: 109, clientY: 70 }, wide, 2)).toBeNull();
    const high = { left: 0, top: 0, width: 100, height: 400 };
    expect(placeInPicture({ clientX: 50, clientY: 175 }, high, 2)).toEqual({ x: 0.5, y: 0 });
    expect(placeInPicture({ clientX: 50, clientY: 174 }, high, 2)).toBeNull();
  });
});
