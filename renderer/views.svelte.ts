/** Which of the views is open. A window always begins with the translation. */

export const VIEWS = ['translate', 'practise', 'record', 'library', 'train', 'models', 'settings'] as const;
export type View = (typeof VIEWS)[number];

/** Settings have a button of their own, at the end. */
export const MAIN_VIEWS = VIEWS.filter((view) => view !== 'settings');

/** Views that show what the camera sees. */
export const CAMERA_VIEWS: readonly View[] = ['translate', 'practise', 'record'];

export class Views {
  #current = $state<View>('translate');

  /** Told before another view is drawn. */
  onchange: ((to: View, from: View) => void) | null = null;

  get current() {
    return this.#current;
  }

  go(to: View) {
    const from = this.#current;
    if (to === from) return;
    this.onchange?.(to, from);
    this.#current = to;
  }
}
