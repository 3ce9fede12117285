/** Texts of a draft that the server does not have, kept in a tab: its page may be left while they cannot be saved. */
import { type KeptStorage, readKept } from '../../kept/browser-storage.ts';

export interface UnsavedText {
  readonly path: string;
  /** Null: removed. */
  readonly text: string | null;
  /** What it was changed from, which the server may have no longer; null: there was no file. */
  readonly base: { readonly text: string; readonly hash: string } | null;
}

export interface UnsavedTexts {
  read(): readonly UnsavedText[];
  /** In the place of all that was kept. */
  write(texts: readonly UnsavedText[]): void;
}

interface UnsavedPlace {
  readonly storage: KeptStorage;
  /** People share browsers. */
  readonly userId: string;
  readonly draftId: string;
}

/** Assets are left out: they lie on their author's disk, and one of them may be more than a tab keeps. */
export function unsavedTexts({ storage, userId, draftId }: UnsavedPlace): UnsavedTexts {
  const key = `descent.studio-files.${userId}.${draftId}`;
  return {
    read: () => readKept(storage, key, areUnsaved) ?? [],
    write(texts) {
      const kept = texts.filter(({ path }) => !path.startsWith('assets/'));
      if (kept.length > 0) storage.write(key, JSON.stringify(kept));
      else storage.remove(key);
    },
  };
}

function areUnsaved(value: unknown): value is readonly UnsavedText[] {
  return Array.isArray(value) && value.every(isUnsaved);
}

function isUnsaved(value: unknown): value is UnsavedText {
  if (!isRecord(value) || typeof value.path !== 'string') return false;
  if (value.text !== null && typeof value.text !== 'string') return false;
  const { base } = value;
  return base === null || (isRecord(base) && typeof base.text === 'string' && typeof base.hash === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
