import type { Queryable } from '#db/database.ts';
import type { selectCasePointsNews } from '#db/queries/grading/news.ts';
import { HIDDEN_TOGETHER, namingOf, shownCase } from '../../submissions/requests/case-naming.ts';
import type { NewsFact } from './news-view.ts';

type Row = Awaited<ReturnType<typeof selectCasePointsNews>>[number];

type CasePointsFact = Extract<NewsFact, { kind: 'case-points' }> &
  Pick<Row, 'assignmentId' | 'submissionId' | 'at'>;

/**
 * Points of cases by hand as their student may know them: where all hidden cases are one sum, one fact a submission and no
 * points, since with those of a single case it could be told from the sum what that case gave.
 */
export async function casePointsFacts(
  db: Queryable,
  rows: readonly Row[],
): Promise<readonly CasePointsFact[]> {
  const bySubmission = Map.groupBy(rows, ({ submissionId }) => submissionId);
  const facts = await Promise.all([...bySubmission.values()].map((own) => factsOfSubmission(db, own)));
  return facts.flat();
}

async function factsOfSubmission(db: Queryable, rows: readonly Row[]): Promise<readonly CasePointsFact[]> {
  const [one] = rows;
  if (!one) return [];
  const reading = { ...(await namingOf(db, one)), reader: 'owner' } as const;
  const isTogether = ({ caseId }: Row) => shownCase(caseId, reading) === HIDDEN_TOGETHER;
  const hidden = rows.filter(isTogether).toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const [newest] = hidden;
  const reason = [...new Set(hidden.map((row) => row.reason))].join(' ');
  return [
    ...rows.filter((row) => !isTogether(row)).map((row) => factOf(row, row)),
    ...(newest ? [factOf(newest, { points: null, reason })] : []),
  ];
}

function factOf(
  { assignmentId, submissionId, at }: Row,
  { points, reason }: Pick<CasePointsFact, 'points' | 'reason'>,
): CasePointsFact {
  return { kind: 'case-points', assignmentId, submissionId, at, points, reason };
}
