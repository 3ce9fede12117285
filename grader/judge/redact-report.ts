/** What a student may see of a verified report. */
import type { CaseOutcome, Report } from '#grader/protocol.ts';

/** Hidden cases keep title, status, points and time; nothing that tells their inputs or expected values stays. */
export function redactReport(report: Report): Report {
  return { ...report, cases: report.cases.map(redactCase) };
}

function redactCase(outcome: CaseOutcome): CaseOutcome {
  if (outcome.visibility === 'public') return outcome;
  const { id, title, kind, visibility, status, points, pointsMax, durationMs } = outcome;
  return {
    id,
    title,
    kind,
    visibility,
    status,
    points,
    pointsMax,
    durationMs,
    hints: [],
    logs: [],
    pictures: [],
  };
}
