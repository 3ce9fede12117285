import type { JudgeEvent } from '#grader/protocol.ts';
import type { DebugRun } from '../report/debug-result.tsx';

/** Only what happens on load belongs to the call on the smallest input; the case itself runs again after it. */
export function debugAfter(before: DebugRun, event: JudgeEvent, source: string): Partial<DebugRun> {
  if (event.type === 'log' && event.caseId === null) {
    const { line, ...rest } = event.line;
    const inSource = line !== undefined && line <= source.split('\n').length;
    return { logs: [...before.logs, inSource ? event.line : rest] };
  }
  if (event.type === 'picture' && event.caseId === null)
    return { pictures: [...before.pictures, event.picture] };
  if (event.type === 'outcome' && event.outcome.error && event.outcome.error.kind !== 'runtime') {
    return { error: event.outcome.error };
  }
  return {};
}
