import type { CommentView } from '#server/submissions/submission-view.ts';

/** "line 12", or "the whole submission". */
export function commentPlace(line: number | null): string {
  return line === null ? 'the whole submission' : `line ${line}`;
}

/** "1 comment", "3 comments". */
export function commentCountWords(count: number): string {
  return count === 1 ? '1 comment' : `${count} comments`;
}

/** By 1-based line; a line that the source does not have goes with those about the whole, under null. */
export function commentsByLine(
  comments: readonly CommentView[],
  lineCount: number,
): ReadonlyMap<number | null, readonly CommentView[]> {
  return Map.groupBy(comments, ({ line }) => (line !== null && line <= lineCount ? line : null));
}
