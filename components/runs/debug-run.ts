import type { JudgeEvent } from '#grader/protocol.ts';
import type { DebugRun } from '../report/debug/debug-result.tsx';

/** Lines that are named are those of the student's code. */
export function debugAfter(before: DebugRun, event: JudgeEvent): Partial<DebugRun> {
  if (event.type === 'log') {
    const { line: _, file, ...rest } = event.line;
    return { logs: [...before.logs, file === 'snippet' ? rest : event.line] };
  }
  return event.type === 'picture' ? { pictures: [...before.pictures, event.picture] } : {};
}
