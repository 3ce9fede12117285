/** Times and counts of insight in words. */
import { counted } from '#grader/protocol/count-words.ts';
import type { ExerciseInsightView, StuckRuleView } from '#server/insight/insight-view.ts';

/** "2 d 6 h", "9 h" */
export function silenceWords(hours: number): string {
  const days = Math.floor(hours / 24);
  const rest = hours % 24;
  if (days === 0) return `${rest} h`;
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}

/** "3 or more failing submissions and none for 48 h." */
export function ruleWords({ submissionsMin, silentHours }: StuckRuleView): string {
  const failing =
    submissionsMin === 1 ? 'A failing submission' : `${submissionsMin} or more failing submissions`;
  return `${failing} and none for ${silentHours} h.`;
}

/** "1 student", "3 students". */
export function studentsWords(count: number): string {
  return counted(count, 'student');
}

/** "1 student is enrolled", "30 students are enrolled". */
export function enrolledWords(count: number): string {
  return `${studentsWords(count)} ${count === 1 ? 'is' : 'are'} enrolled`;
}

/** Who does not fit into a list that shows those first who were seen last: "3 more have been stuck for longer." */
export function moreWords(count: number, what: string): string {
  return `${count} more ${count === 1 ? 'has' : 'have'} been ${what} longer.`;
}

/** Of how many the page is; of one version where students were judged by several. */
export function countWords({
  versions,
  versionId,
  enrolled,
}: Pick<ExerciseInsightView, 'versions' | 'versionId' | 'enrolled'>): string {
  const submitted = versions.reduce((sum, { students }) => sum + students, 0);
  const all = `${submitted} of ${studentsWords(enrolled)} ${submitted === 1 ? 'has' : 'have'} submitted`;
  const shown = versions.find(({ id }) => id === versionId);
  if (shown === undefined || versions.length < 2) return `${all}, newest submission of each`;
  return `${all}, here ${shown.students} by version ${shown.number}, newest submission of each`;
}

/** Minutes as people say them: "56 min", "3 h", "2 d". */
export function durationWords(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  if (minutes < 36 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} d`;
}
