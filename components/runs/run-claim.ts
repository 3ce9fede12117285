/** What a browser tells the server of a whole run. */
import type { BackendName, Report } from '#grader/protocol.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';

/** What a whole run scored, by this browser's own word. */
export interface RunClaim extends ExercisePlace {
  readonly versionId: string;
  readonly points: number;
  readonly pointsMax: number;
  readonly casesPassed: number;
  readonly casesTotal: number;
  readonly backend: BackendName;
  /** Ids of the cases that passed. */
  readonly passedCases: readonly string[];
  /** The first that was recognised. */
  readonly misconception: string | null;
}

export function claimOf(report: Report): Omit<RunClaim, keyof ExercisePlace | 'versionId'> {
  const passedCases = report.cases.filter(({ status }) => status === 'passed').map(({ id }) => id);
  return {
    points: report.points,
    pointsMax: report.pointsMax,
    casesPassed: passedCases.length,
    casesTotal: report.cases.length,
    backend: report.device.backend,
    passedCases,
    misconception: report.cases.flatMap(({ hints }) => hints)[0]?.misconception ?? null,
  };
}
