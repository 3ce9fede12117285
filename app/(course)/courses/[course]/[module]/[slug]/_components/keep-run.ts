import type { Report } from '#grader/protocol.ts';
import { keepCaseTimes } from '../_logic/case-times.ts';
import { recordClaimAction } from '../actions.ts';
import type { ExercisePlace } from './workspace-props.ts';

/**
 * Remembers a whole run: its times in this browser, for the next run's forecast, and its points on the server as a
 * claim, for the course home. Nothing waits for it.
 */
export function keepRun(report: Report, place: ExercisePlace, exerciseHash: string): void {
  const { backend } = report.device;
  keepCaseTimes(localStorage, { exerciseHash, backend }, report.cases);
  void recordClaimAction({
    ...place,
    points: report.points,
    pointsMax: report.pointsMax,
    casesPassed: report.cases.filter((outcome) => outcome.status === 'passed').length,
    casesTotal: report.cases.length,
    backend,
  }).catch(() => undefined);
}
