import type { SubmissionView } from '#server/submissions/submission-view.ts';
import { commentCountWords } from './comment-words.ts';

/** "Counts, late, verified on the server's CPU, 2 comments": what the history says under the time of a submission. */
export function rowNotes(row: Pick<SubmissionView, 'counts' | 'late' | 'backend' | 'commentCount'>): string {
  const { counts, late, backend, commentCount } = row;
  const notes = [
    counts ? 'counts' : '',
    late ? 'late' : '',
    backend === null ? '' : `verified on ${backendWords(backend)}`,
    commentCount === 0 ? '' : commentCountWords(commentCount),
  ].filter((note) => note !== '');
  const text = notes.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the server verified on. */
export function backendWords(backend: string): string {
  return backend === 'cpu' ? "the server's CPU" : backend;
}
