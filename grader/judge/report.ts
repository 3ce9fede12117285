import {
  type CaseOutcome,
  type CasePlan,
  type Evidence,
  type LogLine,
  PROTOCOL_VERSION,
  type Progress,
  type Report,
} from '#grader/protocol.ts';
import type { CaseResult } from './cases/case-world.ts';
import { progressPatterns } from './explain/progress-patterns.ts';
import { withinBudget } from './report-budget.ts';
import { roundPoints } from './round-points.ts';

export interface OutcomeParts {
  readonly plan: CasePlan;
  readonly result: CaseResult;
  readonly durationMs: number;
  readonly inTolerances?: CaseOutcome['inTolerances'];
  readonly logs: readonly LogLine[];
  readonly pictures: CaseOutcome['pictures'];
  readonly progress?: readonly Progress[];
}

/** A case's outcome from what its kind decided. A passed case has all its points; others none, or their partial credit. */
export function buildOutcome(parts: OutcomeParts): CaseOutcome {
  const { plan, result, durationMs, inTolerances, logs, pictures, progress = [] } = parts;
  const earned = result.points ?? (result.status === 'passed' ? plan.pointsMax : 0);
  return {
    ...plan,
    status: result.status,
    points: Math.min(plan.pointsMax, roundPoints(earned)),
    durationMs: Math.round(durationMs * 10) / 10,
    ...(inTolerances === undefined ? {} : { inTolerances }),
    ...(result.evidence ? { evidence: withCurve(result.evidence, plan, progress) } : {}),
    ...(result.error ? { error: result.error } : {}),
    ...(result.refusedOperation ? { refusedOperation: result.refusedOperation } : {}),
    // They come when the run is over: see settle-run.ts.
    hints: [],
    ...(result.cost ? { cost: result.cost } : {}),
    ...(result.costChecks ? { costChecks: result.costChecks } : {}),
    ...(result.apart ? { apart: result.apart } : {}),
    logs: [...logs],
    pictures: [...pictures, ...(result.pictures ?? [])],
    ...(progress.length > 0 ? { progress: [...progress] } : {}),
  };
}

/** A training says more by its curve than by what came out. */
function withCurve(evidence: Evidence, { kind }: CasePlan, progress: readonly Progress[]): Evidence {
  if (kind !== 'training') return evidence;
  const seen = progressPatterns(progress).map((fact) => ({ fact }));
  return { ...evidence, patterns: [...evidence.patterns, ...seen] };
}

/** The report of a run, of bounded size; sums are rounded once. */
export function buildReport(parts: Omit<Report, 'version' | 'points' | 'pointsMax'>): Report {
  return {
    ...parts,
    ...withinBudget(parts),
    version: PROTOCOL_VERSION,
    durationMs: Math.round(parts.durationMs),
    points: roundPoints(parts.cases.reduce((sum, one) => sum + one.points, 0)),
    pointsMax: roundPoints(parts.cases.reduce((sum, one) => sum + one.pointsMax, 0)),
  };
}
