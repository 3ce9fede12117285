/** Stored reports of every version that was ever written, as reports of today. */
import { z } from 'zod';
import type { ErrorFact } from './observations.ts';
import {
  type CaseOutcome,
  caseOutcomeSchema,
  evidenceSchema,
  PROTOCOL_VERSION,
  type Report,
  reportSchema,
} from './report.ts';

/** A stored report as one of today, or why it is none. */
export type ReadReport =
  | { readonly kind: 'report'; readonly report: Report }
  /** Written by a version of the grader that this one does not know, or damaged. */
  | { readonly kind: 'unreadable'; readonly problem: 'unknown-version' | 'damaged'; readonly detail: string };

/** Reads whatever was stored as a report. Never throws. */
export function readReport(body: unknown): ReadReport {
  const version = z.object({ version: z.int() }).safeParse(body);
  if (!version.success) return unreadable('damaged', 'It names no version.');
  switch (version.data.version) {
    case PROTOCOL_VERSION: {
      const read = reportSchema.safeParse(body);
      return read.success ? { kind: 'report', report: read.data } : damaged(read.error);
    }
    case 1: {
      const read = firstVersionSchema.safeParse(body);
      return read.success ? { kind: 'report', report: ofFirstVersion(read.data) } : damaged(read.error);
    }
    default:
      return unreadable(
        'unknown-version',
        `It has version ${version.data.version}; known are 1 to ${PROTOCOL_VERSION}.`,
      );
  }
}

function damaged({ issues: [issue] }: z.ZodError): ReadReport {
  return unreadable('damaged', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}`);
}

function unreadable(problem: 'unknown-version' | 'damaged', detail: string): ReadReport {
  return { kind: 'unreadable', problem, detail: detail.slice(0, 500) };
}

/** Version 1 kept patterns as sentences, and said in names, words and times what errors now have as facts. */
const firstVersionSchema = reportSchema.extend({
  version: z.literal(1),
  cases: z.array(
    caseOutcomeSchema.extend({
      evidence: evidenceSchema.extend({ patterns: z.array(z.string()).default([]) }).optional(),
    }),
  ),
});
type FirstVersion = z.infer<typeof firstVersionSchema>;
type FirstOutcome = FirstVersion['cases'][number];

function ofFirstVersion(report: FirstVersion): Report {
  return { ...report, version: PROTOCOL_VERSION, cases: report.cases.map(outcomeOf) };
}

function outcomeOf({ evidence, error, ...outcome }: FirstOutcome): CaseOutcome {
  const fact = error && factOf(error, outcome);
  return {
    ...outcome,
    ...(error ? { error: { ...error, ...(fact ? { fact } : {}) } } : {}),
    ...(evidence ? { evidence: evidenceOf(evidence) } : {}),
  };
}

function evidenceOf(evidence: NonNullable<FirstOutcome['evidence']>): CaseOutcome['evidence'] {
  const callee = /^([A-Za-z_$][\w$]*)\(/.exec(evidence.call ?? '')?.[1];
  return {
    ...evidence,
    ...(callee === undefined ? {} : { callee }),
    patterns: evidence.patterns.map((sentence) => ({ fact: { kind: 'told', sentence } })),
  };
}

const NO_TIME_LEFT = 'The time of the whole run was used up before this case. Earlier cases took it.';

/** Names alone do not tell: an error of the code's own may have any. */
function factOf(
  { name, message }: NonNullable<FirstOutcome['error']>,
  { status, refusedOperation }: Pick<FirstOutcome, 'status' | 'refusedOperation'>,
): ErrorFact | null {
  switch (status) {
    case 'timed-out':
      return message === NO_TIME_LEFT
        ? { code: 'time-limit', of: 'run', begun: false }
        : { code: 'time-limit', of: 'case', begun: true };
    case 'out-of-memory':
      return name === 'MemoryLimit' ? { code: 'memory-limit' } : null;
    case 'refused':
      return refusedOperation === undefined ? null : { code: 'refused', operation: refusedOperation };
    case 'errored':
      if (name === 'Crash' && message.startsWith('Your code ended its realm.')) return { code: 'crashed' };
      return name === 'Exit' && message.startsWith('Your code ended its realm') ? { code: 'exited' } : null;
    default:
      return null;
  }
}
