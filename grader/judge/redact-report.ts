import type { Manifest } from '#grader/exercise/files/manifest.ts';
import type { CaseOutcome, Report } from '#grader/protocol.ts';

/**
 * What a student may see of a verified report: hidden cases keep title, points, and whether they passed. How one failed, by
 * an error, a refusal or time, is chosen by code that has seen its input and says as much as words. Their evidence, messages,
 * logs, pictures, hints, cost and timing would let a solution print or measure its way to the hidden inputs. The
 * duration of the whole is that of the public cases, since a solution could sleep for what it saw.
 * Of a sealed exercise hidden cases are numbered instead of named, and the reference's cost does not name its kernels:
 * a title may tell what is tested, and the kernels how the reference works.
 */
export function redactReport(report: Report, disclosure: Manifest['disclosure']): Report {
  const hidden = report.cases.filter(({ visibility }) => visibility === 'hidden');
  const cases = report.cases.map((outcome) => {
    if (outcome.visibility === 'public') return disclosure === 'open' ? outcome : withoutKernels(outcome);
    const shown = hiddenOutcome(outcome);
    if (disclosure === 'open') return shown;
    const number = hidden.indexOf(outcome) + 1;
    return { ...shown, id: `hidden-${number}`, title: `Hidden case ${number}`, untitled: true as const };
  });
  const publicMs = cases.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return { ...report, durationMs: hidden.length > 0 ? Math.round(publicMs) : report.durationMs, cases };
}

function hiddenOutcome({ id, title, kind, visibility, status, points, pointsMax }: CaseOutcome): CaseOutcome {
  return {
    id,
    title,
    kind,
    visibility,
    status: status === 'passed' ? 'passed' : 'failed',
    points,
    pointsMax,
    durationMs: 0,
    hints: [],
    logs: [],
    pictures: [],
  };
}

function withoutKernels(outcome: CaseOutcome): CaseOutcome {
  const { student, reference } = outcome.cost ?? {};
  if (!student || !reference) return outcome;
  return { ...outcome, cost: { student, reference: { ...reference, kernels: {} } } };
}
