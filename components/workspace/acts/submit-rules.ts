/** What a submission is judged by, in sentences: said before it is sent. */

import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { pointsInWords } from '../../ui/format-points.ts';

export interface SubmitRules {
  /** "9 cases, 2 of them hidden, on the server's CPU." */
  readonly verified: string;
  /** When it is due, and what being late costs now. */
  readonly due: string;
  /** It costs points to submit now. */
  readonly late: boolean;
  readonly counting: string;
}

interface RulesOf {
  readonly rules: WorkspaceView['rules'];
  /** ISO. */
  readonly dueAt: string | null;
  readonly points: number;
  /** Also those that only the server can run. */
  readonly publicCases: number;
  readonly hiddenCases: number;
  readonly submissions: number;
}

/** @param at when it would be submitted. @param timeOf an ISO instant in the reader's own time. */
export function submitRules(of: RulesOf, at: Date, timeOf: (iso: string) => string): SubmitRules {
  const cases = of.publicCases + of.hiddenCases;
  const hidden = of.hiddenCases === 0 ? 'none of them hidden' : `${of.hiddenCases} of them hidden`;
  return {
    verified: `${cases === 1 ? '1 case' : `${cases} cases`}, ${hidden}, on the server's CPU: ${pointsInWords(of.points)} in all.`,
    ...dueWords(of, at, timeOf),
    counting: countingWords(of),
  };
}

function countingWords({ rules, submissions }: RulesOf): string {
  const before = submissions === 0 ? 'This is your first.' : `You have ${submissions} so far.`;
  return rules.counts === 'best'
    ? `The best submission counts; one more never makes the grade worse. ${before}`
    : `The last submission counts, also when an earlier one was better. ${before}`;
}

function dueWords(
  { rules: { late }, dueAt, points }: RulesOf,
  at: Date,
  timeOf: (iso: string) => string,
): Pick<SubmitRules, 'due' | 'late'> {
  if (dueAt === null) return { due: 'No due date.', late: false };
  const { closesAt } = late;
  const until = closesAt === null ? '' : timeOf(closesAt);
  const onTimeUntil = late.onTimeUntil ?? dueAt;
  if (at.getTime() <= Date.parse(onTimeUntil)) {
    const afterwards = afterwardsWords(late, { onTimeUntil, until });
    return { due: `On time until ${timeOf(onTimeUntil)}. ${afterwards}`, late: false };
  }
  if (closesAt !== null && at.getTime() > Date.parse(closesAt))
    return { due: `It was due ${timeOf(dueAt)}, and work was taken until ${until}.`, late: true };
  const days = 1 + late.dayEnds.filter((end) => Date.parse(end) < at.getTime()).length;
  const lost = Math.min(points, (points * days * late.percentPerDay) / 100);
  const since = lateWords(days, late.dayEnds.length);
  return {
    due: `It was due ${timeOf(dueAt)}: ${since}, which costs ${pointsInWords(lost)}. Work is taken ${until === '' ? 'without end' : `until ${until}`}.`,
    late: lost > 0,
  };
}

/** What becomes of work that comes after it was on time. @param until '' where work is taken without end */
function afterwardsWords(
  { closesAt, percentPerDay }: RulesOf['rules']['late'],
  { onTimeUntil, until }: { readonly onTimeUntil: string; readonly until: string },
): string {
  if (closesAt !== null && Date.parse(closesAt) <= Date.parse(onTimeUntil))
    return 'Nothing is taken after that.';
  const closes = until === '' ? '' : `, until ${until}`;
  return percentPerDay === 0
    ? `Later work is taken at no cost${closes}.`
    : `Each day after that costs ${percentPerDay} % of the full points${closes}.`;
}

/** @param counted days of which the page knows the end: after them nothing more is lost */
function lateWords(days: number, counted: number): string {
  if (counted === 0) return 'late';
  if (days > counted) return `more than ${counted} days late`;
  return days === 1 ? '1 day late' : `${days} days late`;
}
