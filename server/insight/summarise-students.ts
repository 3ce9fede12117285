/** From each student's newest outcomes to what the charts count. */
import type { NewestResult, PackedOutcome, StudentEffort } from '#db/queries/insight/insight.ts';
import type { CasePlan } from '#grader/protocol.ts';
import type { InsightStudentView } from './insight-view.ts';

export interface Summary {
  /** Ids, the most frequent first. */
  readonly mistakes: readonly string[];
  readonly students: readonly InsightStudentView[];
}

/** @param of the results of one version, its cases, and how often each student handed in */
export function summariseStudents(of: {
  readonly results: readonly NewestResult[];
  readonly plan: readonly CasePlan[];
  readonly efforts: ReadonlyMap<string, StudentEffort>;
}): Summary {
  const caseAt = new Map(of.plan.map(({ id }, at) => [id, at]));
  const mistakeOf = new Map(of.results.map(({ userId, outcomes }) => [userId, mainMistake(outcomes)]));
  const mistakes = byCount([...mistakeOf.values()].filter((id) => id !== null));
  const students = of.results.map(({ userId, name, submissionId, points, outcomes }) => {
    const effort = of.efforts.get(userId);
    const mistake = mistakeOf.get(userId) ?? null;
    return {
      userId,
      name,
      submissionId,
      points,
      failed: outcomes.flatMap(([id, status]) => {
        const at = caseAt.get(id);
        return at === undefined || status === 'passed' ? [] : [at];
      }),
      mistake: mistake === null ? null : mistakes.indexOf(mistake),
      submissions: effort?.submissions ?? 1,
      minutesToPass: effort?.minutesToPass ?? null,
    };
  });
  return { mistakes, students };
}

/** The mistake that explains most cases; the one of the earlier case of equals. */
export function mainMistake(outcomes: readonly PackedOutcome[]): string | null {
  return byCount(outcomes.flatMap(([, , mistake]) => (mistake === null ? [] : [mistake])))[0] ?? null;
}

/** Each once, the most frequent first; of equals the one that came first. */
function byCount(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
