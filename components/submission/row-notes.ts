import type { SubmissionView } from '#server/submissions/submission-view.ts';

/** "Counts, late, verified on the server's CPU": what the history says under the time of a submission. */
export function rowNotes(row: Pick<SubmissionView, 'counts' | 'late' | 'backend'>): string {
  const { counts, late, backend } = row;
  const notes = [
    counts ? 'counts' : '',
    late ? 'late' : '',
    backend === null ? '' : `verified on ${backendWords(backend)}`,
  ].filter((note) => note !== '');
  const text = notes.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the server verified on. */
export function backendWords(backend: string): string {
  return backend === 'cpu' ? "the server's CPU" : backend;
}
