/** The program that an author tries, kept in this browser: it is part of no draft. */
import { browserStorage, type KeptStorage } from '../../kept/browser-storage.ts';

const keyOf = (draftId: string): string => `descent.try.${draftId}`;

/** Null: nothing was written yet. */
export function readOwnProgram(draftId: string, storage: KeptStorage = browserStorage): string | null {
  return storage.read(keyOf(draftId));
}

export function keepOwnProgram(draftId: string, source: string, storage: KeptStorage = browserStorage): void {
  storage.write(keyOf(draftId), source);
}
