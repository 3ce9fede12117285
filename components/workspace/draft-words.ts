import type { DraftStatus } from '../kept/draft-keeper.ts';

/** "Saved 14:31", as it stands over the editor. */
export function draftWords(status: DraftStatus, timeOf: (iso: string) => string): string {
  switch (status.kind) {
    case 'untouched':
      return '';
    case 'saving':
      return 'Saving';
    case 'saved':
      return `Saved ${timeOf(status.at)}`;
    case 'offline':
      return 'Offline, kept in this browser';
    case 'signed-out':
      return 'Signed out, kept in this browser';
    case 'lost':
      return 'Not saved: the server is away and this browser keeps nothing';
    case 'refused':
      return `Not saved. ${status.message}`;
  }
}
