/** The very input of the case that a request is about, as the report has it. */
import { selectOptionalStoredReport } from '#db/queries/work/reports.ts';
import { type CaseOutcome, type Evidence, type NamedJson, readReport } from '#grader/protocol.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { FoundSubmission } from '../find-submission.ts';
import { unpackReport } from '../reports/pack-report.ts';
import type { FoundRequest } from './find-request.ts';

export interface DisputedInput {
  readonly caseId: string;
  readonly outcome: CaseOutcome;
  /** An entry point, and its arguments written out. */
  readonly call: string;
  readonly args: readonly NamedJson[];
}

/** Null where it is about no case, the input is too large to write out, or the case is more than one plain call. */
export async function findDisputedInput(
  context: Pick<ActorContext, 'db'>,
  { row, found }: FoundRequest,
): Promise<DisputedInput | null> {
  const { caseId } = row.request;
  const outcome = caseId === null ? null : await outcomeOf(context, { found, caseId });
  if (caseId === null || outcome === null) return null;
  const literal = literalInput(outcome.evidence);
  return literal && { caseId, outcome, ...literal };
}

async function outcomeOf(
  { db }: Pick<ActorContext, 'db'>,
  { found, caseId }: { found: FoundSubmission; caseId: string },
): Promise<CaseOutcome | null> {
  const stored = found.report && (await selectOptionalStoredReport(db, found.report.verificationId));
  const read = stored && readReport(unpackReport(stored.body, stored.outcomes));
  if (read?.kind !== 'report') return null;
  return read.report.cases.find(({ id }) => id === caseId) ?? null;
}

function literalInput(evidence: Evidence | undefined): Pick<DisputedInput, 'call' | 'args'> | null {
  const { callee, counterExample, inputs = [], calls } = evidence ?? {};
  const [only, ...others] = calls ?? [];
  if (only) {
    const isPlain = others.length === 0 && !only.driven && only.gradient === undefined;
    return isPlain && only.args.length > 0 ? { call: only.call, args: only.args } : null;
  }
  const args = counterExample?.args.length ? counterExample.args : inputs;
  return callee && args.length > 0 ? { call: callee, args } : null;
}
