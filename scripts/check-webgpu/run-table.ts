/** What `check:webgpu` prints: a line an exercise, and what went wrong below it. */
import { describeReport } from '#grader/cli/report-text.ts';
import type { Report } from '#grader/protocol.ts';

export interface ReferenceRun {
  readonly slug: string;
  readonly report: Report | null;
  /** Why there is no report. */
  readonly fault: string | null;
  readonly wallMs: number;
}

const COLUMNS = ['exercise', 'cases passed', 'points', 'backend', 'seconds'] as const;
type Row = readonly [exercise: string, cases: string, points: string, backend: string, seconds: string];

/** All points, and all of them on WebGPU: a run that fell back to the CPU proves nothing here. */
export function hasFullMarks({ report }: ReferenceRun): boolean {
  return report !== null && report.points === report.pointsMax && report.device.backend === 'webgpu';
}

/** The head of the table, for runs of these exercises. */
export function tableHead(slugs: readonly string[]): string {
  return line(COLUMNS, slugs);
}

/** The row of a run; below it every case that did not pass. */
export function tableRow(run: ReferenceRun, slugs: readonly string[]): string[] {
  const { slug, report, fault, wallMs } = run;
  const seconds = (wallMs / 1000).toFixed(1);
  if (!report) return [line([slug, '–', '–', '–', seconds], slugs), `    ${fault ?? 'There is no report.'}`];
  const passed = report.cases.filter(({ status }) => status === 'passed').length;
  const row: Row = [
    slug,
    `${passed} of ${report.cases.length}`,
    `${report.points} of ${report.pointsMax}`,
    report.device.backend,
    seconds,
  ];
  const failures = { ...report, cases: report.cases.filter(({ status }) => status !== 'passed') };
  const details = hasFullMarks(run) ? [] : describeReport(failures).map((text) => `    ${text}`);
  return [line(row, slugs), ...details];
}

function line([exercise, cases, points, backend, seconds]: Row, slugs: readonly string[]): string {
  const width = Math.max(COLUMNS[0].length, ...slugs.map((slug) => slug.length));
  return [exercise.padEnd(width), cases.padEnd(12), points.padEnd(9), backend.padEnd(7), seconds.padStart(7)]
    .join('  ')
    .trimEnd();
}
