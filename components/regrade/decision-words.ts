/** What applying a dry run, leaving it, and stopping it half way come to, in words. */
import { counted } from '#grader/protocol/count-words.ts';
import type { RegradeCounts, RegradeStudentView, RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { pointsInWords } from '../ui/format-points.ts';

/** What is about to be applied: grades, or hints alone where no points change. */
export function applyTitle(changing: number, hinted: number): string {
  return changing === 0
    ? `Show the hint to ${counted(hinted, 'student')}`
    : `Apply to ${counted(changing, 'grade')}`;
}

/** "3 students lose 8 points each. Apply?" */
export function losingWords(changing: readonly Pick<RegradeStudentView, 'change' | 'from' | 'to'>[]): string {
  const losses = changing.flatMap(({ change, from, to }) =>
    change === 'loses' ? [(from ?? 0) - (to ?? 0)] : [],
  );
  const [first] = losses;
  if (first === undefined) return 'Nobody loses points.';
  const isOne = losses.length === 1;
  const who = `${counted(losses.length, 'student')} ${isOne ? 'loses' : 'lose'}`;
  const amount = losses.every((loss) => loss === first)
    ? `${pointsInWords(first)}${isOne ? '' : ' each'}`
    : `up to ${pointsInWords(Math.max(...losses))}`;
  return `${who} ${amount}. Apply?`;
}

/** What nobody gets when every grade is left as it is, and what can be done later. */
export function leavingWords({ gains, loses, hinted }: RegradeCounts): readonly string[] {
  const would = [
    ...(gains === 0 ? [] : [`${counted(gains, 'student')} would gain points`]),
    ...(loses === 0 ? [] : [`${counted(loses, 'student')} would lose points`]),
    ...(hinted === 0 ? [] : [`${counted(hinted, 'student')} would get a hint`]),
  ];
  return [
    ...(would.length === 0 ? [] : [`${would.join(', ')}: nothing of it happens.`]),
    'This dry run is put away and can no longer be applied. To change grades later, start a new one.',
  ];
}

/** How far it came, and what of that stays. */
export function cancelledWords({ counts, progress }: Pick<RegradeView, 'counts' | 'progress'>): string {
  const { done, total } = progress;
  const { applied, students } = counts;
  if (applied > 0)
    return `Cancelled while it was applied: ${applied} of ${counted(students, 'grade')} ${areOf(applied)} settled anew.`;
  const at = total === null ? `${done}` : `${done} of ${total}`;
  return `Cancelled at ${at}. ${done} ${areOf(done)} kept, nothing was changed.`;
}

function areOf(count: number): string {
  return count === 1 ? 'is' : 'are';
}
