import { expect, it } from 'vitest';
import { rowNotes } from './row-notes.ts';

it('says what counts, what was late, where it was verified and that somebody wrote on it', () => {
  expect(rowNotes({ counts: true, late: true, backend: 'cpu', commentCount: 2 })).toBe(
    "Counts, late, verified on the server's CPU, 2 comments",
  );
  expect(rowNotes({ counts: false, late: false, backend: 'cpu', commentCount: 1 })).toBe(
    "Verified on the server's CPU, 1 comment",
  );
  expect(rowNotes({ counts: false, late: false, backend: null, commentCount: 0 })).toBe('');
});
