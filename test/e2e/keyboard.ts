/** A page as somebody goes through it who has no mouse: with Tab to what is wanted, and then with its own keys. */
import { expect, type Locator, type Page } from '@playwright/test';

/** Nobody would go on for longer: the longest way is through all of the settings. */
const MOST_STOPS = 70;

/**
 * Presses Tab until the element has the focus, and looks whether a person would see that it has it.
 * @throws where it is not among the stops, its focus does not show, or something lies over it
 */
export async function reach(target: Locator, { back = false } = {}): Promise<void> {
  const page = target.page();
  await target.waitFor({ state: 'attached', timeout: 20_000 });
  for (let stops = 0; !(await target.evaluate((element) => element === document.activeElement)); stops++) {
    if (stops === MOST_STOPS) throw new Error(`${String(target)} is not among the first ${MOST_STOPS} stops of Tab.`);
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  expect(await target.evaluate(troubleWithFocus), String(target)).toBeNull();
}

/** To the element, and there a key. */
export async function press(target: Locator, key = 'Enter', options?: { back: boolean }): Promise<void> {
  await reach(target, options);
  await target.page().keyboard.press(key);
}

/** To the field, and in place of what is in it, the text. */
export async function write(target: Locator, text: string): Promise<void> {
  await reach(target);
  await writeHere(target.page(), text);
}

export async function writeHere(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** To the list that drops down, and there the first letters of an option. */
export async function choose(target: Locator, letters: string): Promise<void> {
  await reach(target);
  await target.page().keyboard.type(letters);
}

/** Runs in the page. */
function troubleWithFocus(element: Element): string | null {
  const label = element.closest('label');
  const shown = [element, label].some((each) => {
    if (!each) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  });
  if (!shown) return 'Its focus does not show.';
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const [x, y] = [
    (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
    (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
  ];
  if (x < left || x > right || y < top || y > bottom) return 'It is out of sight.';
  const above = document.elementFromPoint(x, y);
  if (above && (element.contains(above) || label?.contains(above))) return null;
  return `Over it lies ${above?.outerHTML.slice(0, 200) ?? 'the edge of the window'}`;
}
