import type { CaseOutcome, Report } from '#grader/protocol.ts';
import type { CaseItem } from '../../report/results-model.ts';

/** What the server found in that case; null: nothing, or not yet. */
export function serverOutcome(report: Report | null, caseId: string): CaseOutcome | null {
  return report?.cases.find(({ id }) => id === caseId) ?? null;
}

/** Whether browser and server disagree about a case that both have judged. */
export function isDifferent(item: Pick<CaseItem, 'id' | 'outcome'>, report: Report | null): boolean {
  const server = serverOutcome(report, item.id);
  if (server === null || item.outcome === null) return false;
  return server.status !== item.outcome.status || server.points !== item.outcome.points;
}

/** "The same as on the server.", "2 cases end differently than on the server." */
export function differenceSentence(items: readonly CaseItem[], report: Report | null): string {
  if (report === null) return 'The server has not judged it yet.';
  const both = items.filter(({ id, outcome }) => outcome !== null && serverOutcome(report, id) !== null);
  const different = both.filter((item) => isDifferent(item, report)).length;
  if (both.length === 0) return 'Nothing to compare with the server.';
  if (different === 0) return 'The same as on the server.';
  return different === 1
    ? '1 case ends differently than on the server.'
    : `${different} cases end differently than on the server.`;
}
