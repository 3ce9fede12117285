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
}

/**
 * What the editor opens with. Text that never reached the server wins over what the server has, unless that was written
 * later elsewhere; then the server keeps the older one beside it when it is sent.
 */
export function firstText(found: {
  readonly local: LocalDraft | null;
  readonly server: ServerDraft | null;
  readonly starter: string;
}): FirstText {
  const { local, server, starter } = found;
  // A page that was asked for while its text was on the way: the server has it, and has made this page without it.
  if (local?.sent && local.baseRevision > (server?.revision ?? 0)) {
    return { source: local.source, baseRevision: local.baseRevision, unsent: true };
  }
  if (local && !local.sent && (!server || local.source !== server.source)) {
    const writtenOver = server === null || local.baseRevision === server.revision;
    if (writtenOver || local.editedAt > server.savedAt) {
      return { source: local.source, baseRevision: local.baseRevision, unsent: true };
    }
  }
  if (server) return { source: server.source, baseRevision: server.revision, unsent: false };
  return { source: starter, baseRevision: 0, unsent: false };
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
