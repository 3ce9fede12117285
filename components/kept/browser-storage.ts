/** What this browser keeps for its reader: the one place that touches its storage, which may be full, switched off or forbidden. */

/** Never throws. */
export interface KeptStorage {
  /** Null when there is nothing, or nothing can be read. */
  read(key: string): string | null;
  /** False when the browser keeps nothing. */
  write(key: string, text: string): boolean;
  remove(key: string): void;
}

/** @param open may throw: a browser that blocks storage does so when it is named. */
export function safeStorage(open: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): KeptStorage {
  return {
    read(key) {
      try {
        return open().getItem(key);
      } catch {
        return null;
      }
    },
    write(key, text) {
      try {
        open().setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        open().removeItem(key);
      } catch {
        // What cannot be reached kept nothing.
      }
    },
  };
}

/** Not touched while the server renders, nor before something is read or written. */
export const browserStorage: KeptStorage = safeStorage(() => localStorage);

/** One key for each person and exercise: people share browsers. */
export function keptKey(
  kind: 'draft' | 'earlier' | 'submission' | 'claim' | 'scratch' | 'runs' | 'run' | 'backend',
  owner: string,
  exercise: string,
): string {
  return `descent.${kind}.${owner}.${exercise}`;
}

/** What was kept as JSON and still has the form that is wanted; null for anything else. */
export function readKept<T>(
  storage: Pick<KeptStorage, 'read'>,
  key: string,
  isWanted: (value: unknown) => value is T,
): T | null {
  try {
    const value: unknown = JSON.parse(storage.read(key) ?? 'null');
    return isWanted(value) ? value : null;
  } catch {
    return null;
  }
}
