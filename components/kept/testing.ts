/** A storage for tests, with what it holds. */
import { type KeptStorage, safeStorage } from './browser-storage.ts';

export interface TestStorage extends KeptStorage {
  readonly held: Map<string, string>;
  /** Takes nothing more, as a browser does whose storage is full. */
  full: boolean;
}

/** @param lengthMax characters of all keys and texts together, as a browser counts them */
export function testStorage(
  entries: Readonly<Record<string, string>> = {},
  lengthMax = Number.POSITIVE_INFINITY,
): TestStorage {
  const held = new Map(Object.entries(entries));
  const lengthWith = (key: string, text: string) =>
    [...held].reduce(
      (sum, [other, kept]) => sum + (other === key ? 0 : other.length + kept.length),
      key.length + text.length,
    );
  const storage = safeStorage(() => ({
    length: held.size,
    key: (at) => [...held.keys()][at] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem(key, text) {
      if (kept.full || lengthWith(key, text) > lengthMax)
        throw new DOMException('full', 'QuotaExceededError');
      held.set(key, text);
    },
    removeItem: (key) => void held.delete(key),
  }));
  const kept: TestStorage = { ...storage, held, full: false };
  return kept;
}
