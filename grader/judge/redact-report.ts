import type { CaseOutcome, Report } from '#grader/protocol.ts';

/**
 * What a student may see of a verified report: hidden cases keep title, status and points. Their evidence, messages,
 * logs, pictures, hints, cost and timing would let a solution print or measure its way to the hidden inputs.
 */
export function redactReport(report: Report): Report {
  return { ...report, cases: report.cases.map(redactOutcome) };
}

/** One outcome as {@link redactReport} leaves it. */
function redactOutcome(outcome: CaseOutcome): CaseOutcome {
  if (outcome.visibility === 'public') return outcome;
  const { id, title, kind, visibility, status, points, pointsMax } = outcome;
  return {
    id,
    title,
    kind,
    visibility,
    status,
    points,
    pointsMax,
    durationMs: 0,
    hints: [],
    logs: [],
    pictures: [],
  };
}
