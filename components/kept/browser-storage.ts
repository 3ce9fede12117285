/** What this browser keeps for its reader: the one place that touches its storage, which may be full, switched off or forbidden. */

/** Never throws. */
export interface KeptStorage {
  /** Null when there is nothing, or nothing can be read. */
  read(key: string): string | null;
  /** False when the browser keeps nothing. What somebody wrote takes the room of runs where there is no other. */
  write(key: string, text: string): boolean;
  remove(key: string): void;
}

type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** What cannot be had again. */
const WRITTEN = /^descent\.(?:draft|earlier|submission|claim|scratch)\./;
/** What a run gave comes back with the next one. In this order: a report weighs the most. */
const GIVING_WAY = ['descent.run.', 'descent.runs.'] as const;

/** @param open may throw: a browser that blocks storage does so when it is named. */
export function safeStorage(open: () => BrowserStorage): KeptStorage {
  return {
    read(key) {
      try {
        return open().getItem(key);
      } catch {
        return null;
      }
    },
    write: (key, text) =>
      isTaken(open, key, text) || (WRITTEN.test(key) && isTakenInPlaceOfRuns(open, key, text)),
    remove(key) {
      try {
        open().removeItem(key);
      } catch {
        // What cannot be reached kept nothing.
      }
    },
  };
}

/** Removes runs one by one until it is; false when there are none left. */
function isTakenInPlaceOfRuns(open: () => BrowserStorage, key: string, text: string): boolean {
  try {
    const storage = open();
    const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
    const runs = GIVING_WAY.flatMap((kind) => keys.filter((kept) => kept.startsWith(kind)));
    return runs.some((run) => {
      storage.removeItem(run);
      return isTaken(open, key, text);
    });
  } catch {
    return false;
  }
}

function isTaken(open: () => BrowserStorage, key: string, text: string): boolean {
  try {
    open().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Not touched while the server renders, nor before something is read or written. */
export const browserStorage: KeptStorage = safeStorage(() => localStorage);

/** The same for one tab, and as long as it is open. */
export const tabStorage: KeptStorage = safeStorage(() => sessionStorage);

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
