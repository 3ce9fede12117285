/** A storage for tests, with what it holds. */
import { type KeptStorage, safeStorage } from './browser-storage.ts';

export interface TestStorage extends KeptStorage {
  readonly held: Map<string, string>;
  /** Takes nothing more, as a browser does whose storage is full. */
  full: boolean;
}

export function testStorage(entries: Readonly<Record<string, string>> = {}): TestStorage {
  const held = new Map(Object.entries(entries));
  const storage = safeStorage(() => ({
    getItem: (key) => held.get(key) ?? null,
    setItem(key, text) {
      if (kept.full) throw new DOMException('full', 'QuotaExceededError');
      held.set(key, text);
    },
    removeItem: (key) => void held.delete(key),
  }));
  const kept: TestStorage = { ...storage, held, full: false };
  return kept;
}
