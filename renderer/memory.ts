/** The few choices that a person makes once (camera, theme, hand), kept by the browser where it allows that. */
export interface Memory {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Storage may be forbidden or full: then a choice lasts as long as the window. */
export function openMemory(storage: () => Pick<Storage, 'getItem' | 'setItem'>): Memory {
  const held = new Map<string, string>();
  return {
    get(key) {
      try {
        return held.get(key) ?? storage().getItem(`signwright.${key}`);
      } catch {
        return held.get(key) ?? null;
      }
    },
    set(key, value) {
      held.set(key, value);
      try {
        storage().setItem(`signwright.${key}`, value);
      } catch {
        // Kept in `held` alone.
      }
    },
  };
}
