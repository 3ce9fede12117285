/** The last runs of one exercise in this browser: what ran, what came of it, and of the last one everything. */
import type { Report } from '#grader/protocol.ts';
import { type KeptStorage, keptKey, readKept } from './browser-storage.ts';

/** The text of a run, with its result in a line. */
export interface KeptRun {
  readonly source: string;
  /** ISO. */
  readonly ranAt: string;
  readonly casesPassed: number;
  readonly casesTotal: number;
  readonly points: number;
  readonly pointsMax: number;
}

interface RunsPlace {
  readonly userId: string;
  readonly exercise: string;
}

const RUNS_MAX = 12;
/** A browser gives a site some five million characters, for every exercise together. */
const SOURCES_LENGTH_MAX = 100_000;
const REPORT_LENGTH_MAX = 250_000;

/** The last first; two runs of one text are one entry. */
export function listKeptRuns(
  storage: Pick<KeptStorage, 'read'>,
  { userId, exercise }: RunsPlace,
): readonly KeptRun[] {
  return readKept(storage, keptKey('runs', userId, exercise), isKeptRuns) ?? [];
}

export function keepRun(
  storage: KeptStorage,
  place: RunsPlace,
  { report, source, ranAt }: { readonly report: Report; readonly source: string; readonly ranAt: string },
): void {
  const { userId, exercise } = place;
  const run: KeptRun = {
    source,
    ranAt,
    casesPassed: report.cases.filter(({ status }) => status === 'passed').length,
    casesTotal: report.cases.length,
    points: report.points,
    pointsMax: report.pointsMax,
  };
  const before = listKeptRuns(storage, place).filter((kept) => kept.source !== source);
  storage.write(keptKey('runs', userId, exercise), JSON.stringify(bounded([run, ...before])));
  const last = JSON.stringify({ source, report: shortened(report) });
  const lastKey = keptKey('run', userId, exercise);
  // One that is too long must not leave an older one in its place.
  if (last.length > REPORT_LENGTH_MAX || !storage.write(lastKey, last)) storage.remove(lastKey);
}

/** Of the last run; `report` is whatever was kept, for its reader to parse. */
export function readLastRun(
  storage: Pick<KeptStorage, 'read'>,
  { userId, exercise }: RunsPlace,
): { readonly source: string; readonly report: unknown } | null {
  return readKept(storage, keptKey('run', userId, exercise), isLastRun);
}

/** As many as have room, the newest first. */
function bounded(runs: readonly KeptRun[]): readonly KeptRun[] {
  let length = 0;
  return runs.slice(0, RUNS_MAX).filter(({ source }) => {
    length += source.length;
    return length <= SOURCES_LENGTH_MAX;
  });
}

/** Without what only a long run has much of. */
function shortened(report: Report): Report {
  const LINES_MAX = 50;
  return {
    ...report,
    logs: report.logs.slice(0, LINES_MAX),
    cases: report.cases.map((outcome) => ({ ...outcome, logs: outcome.logs.slice(0, LINES_MAX) })),
  };
}

function isKeptRuns(value: unknown): value is readonly KeptRun[] {
  return Array.isArray(value) && value.every(isKeptRun);
}

function isKeptRun(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const run = value as Record<keyof KeptRun, unknown>;
  const counts = [run.casesPassed, run.casesTotal, run.points, run.pointsMax];
  return (
    typeof run.source === 'string' &&
    typeof run.ranAt === 'string' &&
    !Number.isNaN(Date.parse(run.ranAt)) &&
    counts.every((count) => typeof count === 'number')
  );
}

function isLastRun(value: unknown): value is { readonly source: string; readonly report: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    typeof value.source === 'string' &&
    'report' in value
  );
}
