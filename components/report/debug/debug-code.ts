/** The call that "Debug this input" makes: the student's own function on just the smallest failing input. */
import type { Evidence } from '#grader/protocol.ts';
import { type CallCode, callCode } from '../../evidence/words/literal-code.ts';

/** Null when the case is more than one plain call of an entry point, or its input is too large to write out. */
export function debugCodeOf(evidence: Evidence | undefined, entryPoints: readonly string[]): CallCode | null {
  if (!evidence?.counterExample) return null;
  const { callee, calls, counterExample } = evidence;
  if (calls && (calls.length > 1 || calls[0]?.driven)) return null;
  const made = calls?.[0] ?? (callee === undefined ? null : { call: callee, args: counterExample.args });
  return made && entryPoints.includes(made.call) ? callCode(made.call, made) : null;
}
