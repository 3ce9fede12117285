/** Lines of the student's code that the last run has something to say about. */
import type { EditorMark } from '../editor/editor-handle.ts';
import { caseNumber, type RunState } from './run-state.ts';

/**
 * The same marks once the text is another one than ran: their lines may hold other code by now, so they say whose they
 * are and do not call for attention.
 */
export function marksOfEarlier(marks: readonly EditorMark[]): EditorMark[] {
  return marks.map((mark) => ({
    ...mark,
    severity: 'hint',
    message: `In the code that ran, before your last edit: ${mark.message}`,
  }));
}

export function marksOfRun(state: RunState): EditorMark[] {
  const marks = new Map<string, EditorMark>();
  state.cases.forEach((run, at) => {
    const { outcome, earlierSource } = run;
    const error = outcome?.error;
    if (error?.line === undefined) return;
    // Lines of another text.
    if (earlierSource !== null && earlierSource !== state.source) return;
    const early = error.kind === 'compile' || error.kind === 'load';
    const message = early ? error.message : `Case ${caseNumber(run, at)}: ${error.message}`;
    // Every case throws at the same place when the code is broken: one mark says it.
    const key = `${error.line} ${error.message}`;
    if (marks.has(key)) return;
    marks.set(key, {
      line: error.line,
      column: error.column,
      message,
      severity: outcome?.status === 'refused' ? 'warning' : 'error',
    });
  });
  return [...marks.values()];
}
