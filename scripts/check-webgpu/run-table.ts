/** What `check:webgpu` prints: a line an exercise, and what went wrong below it. */

import { describeReport } from '#grader/cli/report-text.ts';
import { toJsonNumber } from '#grader/judge/link/json-value.ts';
import { proofSentences } from '#grader/proof/proof-words.ts';
import { noiseProofs } from '#grader/proof/signals.ts';
import type { CaseNoise, Report } from '#grader/protocol.ts';

export interface ProgramRun {
  readonly slug: string;
  /** A stored right solution; absent for the reference. */
  readonly program?: string;
  readonly report: Report | null;
  /** Why there is no report. */
  readonly fault: string | null;
  readonly wallMs: number;
  /** Of each case but trainings, in tolerances of WebGPU; null when it could not be measured. */
  readonly noise: readonly CaseNoise[] | null;
}

const COLUMNS = ['exercise', 'cases passed', 'points', 'backend', 'noise', 'seconds'] as const;
type Row = readonly [string, string, string, string, string, string];

/** All points, and all of them on WebGPU: a run that fell back to the CPU proves nothing here. */
export function hasFullMarks({ report }: ProgramRun): boolean {
  return report !== null && report.points === report.pointsMax && report.device.backend === 'webgpu';
}

/** Or did not run at all: then something else is said of it. */
export function ranOnGpu({ report }: Pick<ProgramRun, 'report'>): boolean {
  return report === null || (report.device.backend === 'webgpu' && !report.device.software);
}

/** Full marks, and no case whose tolerance is near to what WebGPU rounds. */
export function isProved(run: ProgramRun): boolean {
  return hasFullMarks(run) && isQuiet(run);
}

/** Everything else held, and a training ran out of time on a GPU that is none: of what it reaches nothing is known. */
export function isTooSlow(run: ProgramRun): boolean {
  const { report } = run;
  if (report === null || report.device.backend !== 'webgpu' || !report.device.software) return false;
  const missed = report.cases.filter(({ status }) => status !== 'passed');
  const ranOut = missed.every(({ kind, status }) => kind === 'training' && status === 'timed-out');
  return missed.length > 0 && ranOut && isQuiet(run);
}

function isQuiet({ noise }: ProgramRun): boolean {
  return noise !== null && noiseProofs(noise).every(({ outcome }) => outcome === 'holds');
}

/** The head of the table, for runs of these exercises. */
export function tableHead(slugs: readonly string[]): string {
  return line(COLUMNS, slugs);
}

/** The row of a run; below it every case that did not pass. */
export function tableRow(run: ProgramRun, slugs: readonly string[]): string[] {
  const { report, fault, wallMs } = run;
  const slug = run.program === undefined ? run.slug : `  ${run.program}`;
  const seconds = (wallMs / 1000).toFixed(1);
  if (!report) {
    return [line([slug, '–', '–', '–', '–', seconds], slugs), `    ${fault ?? 'There is no report.'}`];
  }
  const passed = report.cases.filter(({ status }) => status === 'passed').length;
  const row: Row = [
    slug,
    `${passed} of ${report.cases.length}`,
    `${report.points} of ${report.pointsMax}`,
    report.device.backend,
    loudest(run.noise),
    seconds,
  ];
  const failures = { ...report, cases: report.cases.filter(({ status }) => status !== 'passed') };
  const details = hasFullMarks(run) ? [] : describeReport(failures).map((text) => `    ${text}`);
  const loud =
    run.noise === null
      ? [fault ?? 'Its noise could not be measured.']
      : noiseProofs(run.noise).flatMap(proofSentences);
  return [line(row, slugs), ...details, ...loud.map((text) => `    ${text}`)];
}

/** The one number that matters of many. */
function loudest(noise: ProgramRun['noise']): string {
  if (noise === null || noise.length === 0) return '–';
  return Math.max(...noise.map(({ inTolerances }) => inTolerances)).toPrecision(2);
}

/** A run for machines: of the report only what did not pass. */
export function runAsJson(run: ProgramRun): object {
  const { slug, program = 'reference', report, fault, wallMs, noise } = run;
  return {
    slug,
    program,
    proved: isProved(run),
    tooSlow: isTooSlow(run),
    fault,
    seconds: Math.round(wallMs / 100) / 10,
    device: report?.device ?? null,
    points: report?.points ?? 0,
    pointsMax: report?.pointsMax ?? 0,
    missed: report?.cases.filter(({ status }) => status !== 'passed') ?? [],
    noise: noise?.map((one) => ({ ...one, inTolerances: toJsonNumber(one.inTolerances) })) ?? null,
  };
}

function line([exercise, cases, points, backend, noise, seconds]: Row, slugs: readonly string[]): string {
  const width = Math.max(COLUMNS[0].length, ...slugs.map((slug) => slug.length));
  return [
    exercise.padEnd(width),
    cases.padEnd(12),
    points.padEnd(9),
    backend.padEnd(7),
    noise.padEnd(8),
    seconds.padStart(7),
  ]
    .join('  ')
    .trimEnd();
}
