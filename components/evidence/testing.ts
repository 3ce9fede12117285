/** Outcomes, plans and reports for the tests of this room. */
import {
  type CaseOutcome,
  type CasePlan,
  caseOutcomeSchema,
  PROTOCOL_VERSION,
  type Report,
} from '#grader/protocol.ts';

export function planOf(id: string, visibility: 'public' | 'hidden' = 'public'): CasePlan {
  return { id, title: `case ${id}`, kind: 'example', visibility, pointsMax: 2 };
}

export function outcomeOf(id: string, change: Partial<CaseOutcome> = {}): CaseOutcome {
  const status = change.status ?? 'passed';
  return caseOutcomeSchema.parse({
    ...planOf(id, change.visibility),
    durationMs: 3,
    points: status === 'passed' ? 2 : 0,
    ...change,
    status,
  });
}

export function reportOf(cases: CaseOutcome[], change: Partial<Report> = {}): Report {
  return {
    version: PROTOCOL_VERSION,
    standing: 'provisional',
    exercise: 'cnn/conv2d',
    exerciseHash: 'e'.repeat(64),
    codeHash: 'c'.repeat(64),
    seed: 7,
    device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
    runner: 'browser',
    durationMs: 120,
    points: cases.reduce((sum, entry) => sum + entry.points, 0),
    pointsMax: cases.reduce((sum, entry) => sum + entry.pointsMax, 0),
    cases,
    logs: [],
    ...change,
  };
}
