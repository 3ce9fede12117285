/** Students whose newest programs give the same wrong numbers, where no mistake with a name explains them. */
import type { Queryable } from '#db/database.ts';
import { selectBehaviourComments } from '#db/queries/insight/behaviours.ts';
import type { NewestResult } from '#db/queries/insight/insight.ts';
import { selectOptionalStoredReport } from '#db/queries/work/reports.ts';
import { readReport } from '#grader/protocol.ts';
import { publicFirst } from '../exercises/public-first.ts';
import { unpackReport } from '../submissions/reports/pack-report.ts';
import { findUnnamed } from './find-unnamed.ts';
import type { InsightGroupView } from './insight-view.ts';

/** Fewer are no pattern yet, and would point at persons. */
const STUDENTS_MIN = 5;
/** The largest; a teacher names one after the other. */
const GROUPS_MAX = 3;

/** The largest first. */
export async function readGroups(
  db: Queryable,
  of: {
    readonly versionId: string;
    readonly assignmentId: string;
    readonly results: readonly NewestResult[];
  },
): Promise<readonly InsightGroupView[]> {
  const unnamed = await findUnnamed(db, of);
  const groups = [...Map.groupBy(unnamed, ({ signature }) => signature)]
    .filter(([, own]) => own.length >= STUDENTS_MIN)
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, GROUPS_MAX);
  const comments = await selectBehaviourComments(db, of.assignmentId);
  return Promise.all(
    groups.map(async ([signature, own]) => ({
      signature,
      userIds: own.map(({ userId }) => userId),
      shown: await shownCase(db, own[0]?.verificationId ?? ''),
      comments: comments
        .filter((comment) => comment.signature === signature && comment.versionId === of.versionId)
        .map(({ id, body }) => ({ id, body })),
    })),
  );
}

/** The first case that shows the numbers. */
async function shownCase(db: Queryable, verificationId: string): Promise<InsightGroupView['shown']> {
  const stored = await selectOptionalStoredReport(db, verificationId);
  const read = stored && readReport(unpackReport(stored.body, stored.outcomes));
  if (read?.kind !== 'report') return null;
  const cases = publicFirst(read.report.cases);
  const at = cases.findIndex(({ evidence }) => evidence?.expected && evidence.actual);
  const evidence = cases[at]?.evidence;
  if (!evidence?.expected || !evidence.actual) return null;
  return {
    caseNumber: at + 1,
    expected: evidence.expected,
    actual: evidence.actual,
    differing: evidence.difference?.differing ?? null,
    total: evidence.difference?.total ?? null,
  };
}
