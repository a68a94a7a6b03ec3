/** Which takes are selected, and from where a range is drawn: by the habits of file windows. */
/* eslint-disable svelte/prefer-svelte-reactivity -- what is drawn from is replaced as a whole; the rest is bookkeeping */

export class Selection {
  #ids = $state.raw<ReadonlySet<number>>(new Set());
  /** Place from which Shift extends, and what was selected before that range. */
  #anchor = 0;
  #before: ReadonlySet<number> = new Set();

  get ids() {
    return this.#ids;
  }
  get size() {
    return this.#ids.size;
  }
  has(id: number) {
    return this.#ids.has(id);
  }

  /** This one and no other. */
  only(id: number, place: number) {
    this.#settle(new Set([id]), place);
  }

  toggle(id: number, place: number) {
    const ids = new Set(this.#ids);
    if (!ids.delete(id)) ids.add(id);
    this.#settle(ids, place);
  }

  /**
   * From the last card that was chosen alone to this one. A second range from the same anchor replaces the first.
   * @param idsBetween ids of the places from..to, both included; those still unknown are left out
   */
  extend(place: number, idsBetween: (from: number, to: number) => Iterable<number>) {
    const { from, to } = this.rangeTo(place);
    this.#ids = new Set([...this.#before, ...idsBetween(from, to)]);
  }

  /** Places that a range to this one would hold, both included. */
  rangeTo(place: number): { from: number; to: number } {
    return { from: Math.min(this.#anchor, place), to: Math.max(this.#anchor, place) };
  }

  all(ids: Iterable<number>) {
    this.#settle(new Set(ids), this.#anchor);
  }

  clear() {
    if (this.#ids.size > 0) this.#settle(new Set(), this.#anchor);
  }

  /** Forgets takes that are no longer there. */
  keep(isThere: (id: number) => boolean) {
    const ids = [...this.#ids].filter(isThere);
    if (ids.length === this.#ids.size) return;
    this.#ids = new Set(ids);
    this.#before = new Set([...this.#before].filter(isThere));
  }

  #settle(ids: ReadonlySet<number>, place: number) {
    this.#ids = ids;
    // Ctrl-click, then Shift-click adds a range to what is selected already.
    this.#before = ids;
    this.#anchor = place;
  }
}
