/** A report as the rows that keep it. */
import type { StoredRows } from '#db/queries/work/reports.ts';
import type { Report } from '#grader/protocol.ts';
import { packReport } from './pack-report.ts';

export function storedReport(report: Report): StoredRows {
  const { head, outcomes, evidence } = packReport(report);
  return {
    report: {
      body: head,
      points: report.points,
      pointsMax: report.pointsMax,
      casesPassed: report.cases.filter((outcome) => outcome.status === 'passed').length,
      casesTotal: report.cases.length,
      backend: report.device.backend,
      runner: report.runner,
    },
    outcomes,
    evidence,
  };
}
