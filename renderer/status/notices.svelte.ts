/** Short messages about what has just happened; each goes away by itself. */

export interface Notice {
  id: number;
  text: string;
}

/** Long enough to read twice (WCAG 2.2.1 asks for no more, as nothing is lost with the message), ms. */
const SHOWN_MS = 7000;

export class Notices {
  #list = $state.raw<readonly Notice[]>([]);
  #id = 0;

  get list() {
    return this.#list;
  }

  say(text: string) {
    const notice = { id: ++this.#id, text };
    // The same message twice would only push the first one up.
    this.#list = [...this.#list.filter((other) => other.text !== text), notice];
    setTimeout(() => this.drop(notice.id), SHOWN_MS);
  }

  drop(id: number) {
    this.#list = this.#list.filter((notice) => notice.id !== id);
  }
}
