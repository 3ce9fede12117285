import { roundPoints } from '#grader/judge/round-points.ts';
import type { CasePlan, Report } from '#grader/protocol.ts';

/** One report of a run that ended early and of its rest: the same text, seed and device. Cases in the plan's order. */
export function joinedReport(plan: readonly CasePlan[], first: Report, rest: Report): Report {
  const outcomes = new Map([...first.cases, ...rest.cases].map((outcome) => [outcome.id, outcome]));
  const cases = plan.flatMap(({ id }) => outcomes.get(id) ?? []);
  return {
    ...rest,
    durationMs: first.durationMs + rest.durationMs,
    points: roundPoints(cases.reduce((sum, { points }) => sum + points, 0)),
    pointsMax: roundPoints(cases.reduce((sum, { pointsMax }) => sum + pointsMax, 0)),
    cases,
  };
}
