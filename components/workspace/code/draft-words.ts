import type { DraftStatus } from '../../kept/draft-keeper.ts';
import type { Unreached } from '../../kept/unreached.ts';

const UNREACHED: Readonly<Record<Unreached, string>> = {
  offline: 'Offline, kept in this browser',
  'no-answer': 'The server does not answer, kept in this browser',
  'server-error': 'The server has an error, kept in this browser',
};

/** "Saved 14:31", as it stands over the editor. */
export function draftWords(status: DraftStatus, timeOf: (iso: string) => string): string {
  switch (status.kind) {
    case 'untouched':
      return '';
    case 'saving':
      return 'Saving';
    case 'saved':
      return `${status.asked ? 'All saved' : 'Saved'} ${timeOf(status.at)}`;
    case 'nothing-to-save':
      return 'Nothing to save yet';
    case 'unreached':
      return UNREACHED[status.why];
    case 'signed-out':
      return 'Signed out, kept in this browser';
    case 'lost':
      return 'Not saved: the server is away and this browser keeps nothing';
    case 'refused':
      return `Not saved. ${status.message}`;
  }
}
