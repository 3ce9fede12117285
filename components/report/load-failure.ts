/** An error that kept every case from running: the file does not compile or does not load. It is told once, not by case. */
import type { CodeError } from '#grader/protocol.ts';
import type { CaseItem } from './results-model.ts';

/**
 * Null when some case ran. Cases that wait, and those that kept an outcome of a run before, say nothing of this file; a
 * hidden case of a verified report has no error to show, so it is taken for what the others say unless it passed.
 */
export function loadErrorOf(items: readonly CaseItem[]): CodeError | null {
  const ended = items.filter((item) => item.outcome !== null && item.earlierSource === null);
  const error = ended.find((item) => isEarly(item.outcome?.error))?.outcome?.error;
  if (!error) return null;
  const untold = (item: CaseItem) => item.visibility === 'hidden' && item.state === 'errored';
  return ended.every((item) => isEarly(item.outcome?.error) || untold(item)) ? error : null;
}

/** "Line 16 does not compile". */
export function loadErrorTitle({ kind, line }: CodeError): string {
  if (line === undefined) return 'Your code does not load';
  return kind === 'compile' ? `Line ${line} does not compile` : `Line ${line} does not load`;
}

function isEarly(error: CodeError | undefined): boolean {
  return error?.kind === 'compile' || error?.kind === 'load';
}
