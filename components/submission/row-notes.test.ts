import { expect, it } from 'vitest';
import { rowNotes } from './row-notes.ts';

it('says what counts, what was late and where it was verified', () => {
  expect(rowNotes({ counts: true, late: true, backend: 'cpu' })).toBe(
    "Counts, late, verified on the server's CPU",
  );
  expect(rowNotes({ counts: false, late: false, backend: 'cpu' })).toBe("Verified on the server's CPU");
  expect(rowNotes({ counts: false, late: false, backend: null })).toBe('');
});
