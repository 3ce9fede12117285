/** The call that "Debug this input" makes: the student's own function on just the smallest failing input. */
import type { Evidence } from '#grader/protocol.ts';
import { type CallCode, callCode, calledFunction } from '../evidence/words/literal-code.ts';

/** Null when the case is more than one plain call of an entry point, or its input is too large to write out. */
export function debugCodeOf(evidence: Evidence | undefined, entryPoints: readonly string[]): CallCode | null {
  if (!evidence?.counterExample) return null;
  const { call, calls, counterExample } = evidence;
  if (calls && (calls.length > 1 || calls[0]?.driven)) return null;
  const entryPoint = calledFunction(call, entryPoints);
  return entryPoint === null ? null : callCode(entryPoint, counterExample);
}
