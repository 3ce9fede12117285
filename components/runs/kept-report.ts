import type { CasePlan, Report } from '#grader/protocol.ts';
import { browserStorage } from '../kept/browser-storage.ts';
import { readLastRun } from '../kept/kept-runs.ts';
import type { RestoredRun } from './use-run.ts';

interface KeptPlace {
  readonly userId: string;
  readonly exercise: string;
  readonly exerciseHash: string;
  readonly plan: readonly CasePlan[];
}

/** The last run of an earlier visit; null when there is none of this version of the exercise that can still be read. */
export async function restoreRun(place: KeptPlace): Promise<RestoredRun | null> {
  const kept = readLastRun(browserStorage, place);
  if (kept === null) return null;
  // Only who has something to bring back waits for the schemas: they weigh as much as a third of the page.
  const { readReport } = await import('#grader/protocol.ts');
  const read = readReport(kept.report);
  if (read.kind === 'unreadable' || !isOfVersion(read.report, place)) return null;
  return { source: kept.source, report: read.report };
}

function isOfVersion(report: Report, { exerciseHash, plan }: KeptPlace): boolean {
  const known = new Set(plan.map(({ id }) => id));
  return report.exerciseHash === exerciseHash && report.cases.every(({ id }) => known.has(id));
}
