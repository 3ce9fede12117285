import type { Queryable } from '#db/database.ts';
import {
  type HeldCasePoints,
  selectCaseOutcomes,
  selectHeldCasePoints,
} from '#db/queries/grading/case-points.ts';
import { selectVerificationVersions } from '#db/queries/work/verifications.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import { type CaseReading, HIDDEN_TOGETHER, namingOf, shownCase } from '../requests/case-naming.ts';
import type { CasePointsView } from './case-points-view.ts';

type Outcomes = Awaited<ReturnType<typeof selectCaseOutcomes>>;

/** Points by hand that hold on a submission, in the order of its cases, as its reader may know them. */
export async function readCasePoints(
  db: Queryable,
  of: {
    submission: { readonly id: string; readonly versionId: string; readonly assignmentId: string };
    /** The report on show. */
    verificationId: string | null;
    reader: 'owner' | 'staff';
  },
): Promise<readonly CasePointsView[]> {
  const held = await selectHeldCasePoints(db, of.submission.id);
  if (held.length === 0) return [];
  const reading = { ...(await namingOf(db, await judgedBy(db, of))), reader: of.reader };
  const outcomes: Outcomes = of.verificationId ? await selectCaseOutcomes(db, of.verificationId) : new Map();
  const place = ({ caseId }: { caseId: string }) => outcomes.get(caseId)?.position ?? held.length;
  const shown = held
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => {
      const name = shownCase(one.caseId, reading);
      return { isTogether: name === HIDDEN_TOGETHER, view: { ...casePointsView(one, outcomes), ...name } };
    });
  const hidden = shown.filter(({ isTogether }) => isTogether).map(({ view }) => view);
  const single = shown.filter(({ isTogether }) => !isTogether).map(({ view }) => view);
  return hidden.length === 0 ? single : [...single, together(hidden, hiddenPoints(outcomes, reading))];
}

/** The version of the report on show: after a regrade not the one that it was written against. */
async function judgedBy(
  db: Queryable,
  {
    submission,
    verificationId,
  }: {
    submission: { readonly versionId: string; readonly assignmentId: string };
    verificationId: string | null;
  },
): Promise<{ versionId: string; assignmentId: string }> {
  const judged =
    verificationId === null
      ? undefined
      : (await selectVerificationVersions(db, [verificationId])).get(verificationId);
  return { versionId: judged ?? submission.versionId, assignmentId: submission.assignmentId };
}

function casePointsView(
  { id, caseId, points, reason, by, createdAt }: HeldCasePoints,
  outcomes: Outcomes,
): Omit<CasePointsView, 'caseId' | 'title'> {
  const outcome = outcomes.get(caseId);
  return {
    id,
    points: Math.min(points, outcome?.pointsMax ?? points),
    automaticPoints: outcome?.points ?? null,
    reason,
    by,
    at: createdAt.toISOString(),
  };
}

function hiddenPoints(outcomes: Outcomes, reading: CaseReading): number {
  const hidden = [...outcomes].filter(([caseId]) => shownCase(caseId, reading) === HIDDEN_TOGETHER);
  return hidden.reduce((sum, [, { points }]) => sum + points, 0);
}

/** What all hidden cases gave and give now: points of a single one would tell how it came out. */
function together(hidden: readonly CasePointsView[], given: number): CasePointsView {
  const [first, ...rest] = hidden.toSorted((a, b) => b.at.localeCompare(a.at));
  if (!first) throw new Error('There are no points of hidden cases to put together.');
  const change = hidden.reduce(
    (sum, { points, automaticPoints }) => sum + points - (automaticPoints ?? points),
    0,
  );
  const listed = (of: 'by' | 'reason', separator: string) =>
    [...new Set([first, ...rest].map((one) => one[of]))].join(separator);
  return {
    ...first,
    points: roundPoints(given + change),
    automaticPoints: roundPoints(given),
    reason: listed('reason', '\n'),
    by: listed('by', ', '),
  };
}
