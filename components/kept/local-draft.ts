/** The draft that a browser keeps: written on every keystroke, so that a crash or a dead server loses nothing. */

import { type KeptStorage, readKept } from './browser-storage.ts';

export interface LocalDraft {
  readonly source: string;
  /** ISO. */
  readonly editedAt: string;
  /** The server's revision that this text was written over; 0 when there was none. */
  readonly baseRevision: number;
  /** The server has this text. */
  readonly sent: boolean;
}

export interface ServerDraft {
  readonly source: string;
  readonly savedAt: string;
  readonly revision: number;
}

export function readLocalDraft(storage: Pick<KeptStorage, 'read'>, key: string): LocalDraft | null {
  return readKept(storage, key, isLocalDraft);
}

/** False when the browser keeps nothing: storage is full or switched off. */
export function writeLocalDraft(
  storage: Pick<KeptStorage, 'write'>,
  key: string,
  draft: LocalDraft,
): boolean {
  return storage.write(key, JSON.stringify(draft));
}

export interface FirstText {
  readonly source: string;
  readonly baseRevision: number;
  /** The text is only in this browser and must be sent. */
  readonly unsent: boolean;
  /** A text that is only in this browser, and loses against one that was written later elsewhere. */
  readonly older: string | null;
}

/**
 * What the editor opens with. Text that never reached the server wins over what the server has, unless that was written
 * later elsewhere; then it is the older one, to be kept beside it.
 */
export function firstText(found: {
  readonly local: LocalDraft | null;
  readonly server: ServerDraft | null;
  readonly starter: string;
}): FirstText {
  const { local, server, starter } = found;
  const first = { unsent: true, older: null };
  // A page that was asked for while its text was on the way: the server has it, and has made this page without it.
  if (local?.sent && local.baseRevision > (server?.revision ?? 0)) {
    return { ...first, source: local.source, baseRevision: local.baseRevision };
  }
  const unsent = local && !local.sent && local.source !== server?.source ? local : null;
  if (unsent) {
    const writtenOver = server === null || unsent.baseRevision === server.revision;
    if (writtenOver || unsent.editedAt > server.savedAt)
      return { ...first, source: unsent.source, baseRevision: unsent.baseRevision };
  }
  const older = unsent?.source ?? null;
  if (server) return { source: server.source, baseRevision: server.revision, unsent: false, older };
  return { source: starter, baseRevision: 0, unsent: false, older };
}

/**
 * The text that lost is kept elsewhere by now: this browser takes what is on the server for its own, or the two would meet
 * again at every visit. What was written here meanwhile stays.
 */
export function settleOlder(
  { storage, key }: { readonly storage: Pick<KeptStorage, 'read' | 'write'>; readonly key: string },
  { older, server }: { readonly older: string; readonly server: ServerDraft },
): void {
  const local = readLocalDraft(storage, key);
  if (local === null || local.sent || local.source !== older) return;
  const { source, savedAt: editedAt, revision: baseRevision } = server;
  writeLocalDraft(storage, key, { source, editedAt, baseRevision, sent: true });
}

function isLocalDraft(value: unknown): value is LocalDraft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Record<string, unknown>;
  return (
    typeof draft.source === 'string' &&
    typeof draft.editedAt === 'string' &&
    typeof draft.baseRevision === 'number' &&
    typeof draft.sent === 'boolean'
  );
}
