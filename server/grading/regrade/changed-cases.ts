/** The cases that two verdicts on one submission tell apart. */
import type { OutcomeRow } from '#db/queries/work/reports.ts';
import { outcomeStatusSchema } from '#grader/protocol.ts';
import type { ExerciseOutline } from '../../exercises/exercise-outline.ts';
import { titleOr } from '../../exercises/mistake-titles.ts';
import type { CaseVerdictView, ChangedCaseView } from './regrade-view.ts';

export interface Verdict {
  readonly outcomes: readonly OutcomeRow[];
  readonly plan: ExerciseOutline['plan'];
  /** Titles of known mistakes by file name. */
  readonly titles?: ReadonlyMap<string, string>;
}

/** Those that lost most first, then those that won most; cases of one version only are among them. */
export function changedCases(before: Verdict, after: Verdict): readonly ChangedCaseView[] {
  const ids = new Set([...before.plan, ...after.plan].map(({ id }) => id));
  return [...ids]
    .map((id) => caseOf(id, { before, after }))
    .filter((one) => one.before?.status !== one.after?.status || pointsChange(one) !== 0)
    .sort((a, b) => pointsChange(a) - pointsChange(b) || a.number - b.number);
}

/** What the case gives more in the new version. */
function pointsChange({ before, after }: ChangedCaseView): number {
  return (after?.points ?? 0) - (before?.points ?? 0);
}

function caseOf(id: string, { before, after }: Record<'before' | 'after', Verdict>): ChangedCaseView {
  const { plan } = after.plan.some((one) => one.id === id) ? after : before;
  const at = plan.findIndex((one) => one.id === id);
  return {
    id,
    number: at + 1,
    title: plan[at]?.title ?? id,
    before: verdictOf(id, before),
    after: verdictOf(id, after),
  };
}

function verdictOf(id: string, { outcomes, titles }: Verdict): CaseVerdictView | null {
  const row = outcomes.find(({ caseId }) => caseId === id);
  if (!row) return null;
  const { points, durationMs, misconception } = row;
  const mistake = misconception && titleOr(titles ?? new Map(), misconception);
  return { status: outcomeStatusSchema.parse(row.status), points, durationMs, mistake };
}
