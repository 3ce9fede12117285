/** What fails on a GPU is tried again on the CPU: TensorFlow.js does not do the same on both, and the server has a CPU. */
import { roundPoints } from '#grader/judge/round-points.ts';
import type { CaseOutcome, Report } from '#grader/protocol.ts';

/** A wrong program fails on both, and its student waits for the second try. */
export const SECOND_OPINION_MS = 10_000;

/** Cases that a backend may have failed. A training that ends takes long and does not hang on the last digits. */
export function doubtfulCases({ device, cases }: Report): string[] {
  if (device.backend === 'cpu') return [];
  const doubtful = cases.filter(
    ({ status, kind, error, evidence }) =>
      !evidence?.judgeLost &&
      ((status === 'failed' && kind !== 'training') || (status === 'errored' && error?.kind === 'runtime')),
  );
  return doubtful.map(({ id }) => id);
}

/** The outcomes of `onCpu` that passed, each with what the GPU had made of it. */
export function cpuPasses(report: Report, onCpu: Report): CaseOutcome[] {
  return onCpu.cases.flatMap((outcome) => {
    const before = report.cases.find(({ id }) => id === outcome.id);
    if (outcome.status !== 'passed' || before === undefined) return [];
    const { status, error } = before;
    const message = error?.message;
    return [
      {
        ...outcome,
        secondOpinion: {
          on: 'cpu' as const,
          instead: { backend: report.device.backend, status, ...(message === undefined ? {} : { message }) },
        },
      },
    ];
  });
}

/** The report with these outcomes in the place of its own. */
export function withOutcomes(report: Report, outcomes: readonly CaseOutcome[]): Report {
  const cases = report.cases.map((own) => outcomes.find(({ id }) => id === own.id) ?? own);
  return { ...report, cases, points: roundPoints(cases.reduce((sum, { points }) => sum + points, 0)) };
}
