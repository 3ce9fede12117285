/** What the results pane shows, whether it comes from a run in this browser or from a verified report. */
import type {
  CaseKind,
  CaseOutcome,
  LogLine,
  Picture,
  Progress,
  Report,
  Visibility,
} from '#grader/protocol.ts';
import { byConcern, type CaseState, isFailing, stateOfOutcome } from './case-state.ts';

export interface CaseItem {
  readonly id: string;
  /** Place in the exercise, from 1. */
  readonly number: number;
  readonly title: string;
  readonly kind: CaseKind;
  readonly visibility: Visibility;
  readonly state: CaseState;
  readonly pointsMax: number;
  readonly outcome: CaseOutcome | null;
  readonly logs: readonly LogLine[];
  readonly pictures: readonly Picture[];
  readonly progress: readonly Progress[];
  /** The source of a run before, when this case did not run in the last one. */
  readonly earlierSource: string | null;
}

/** Cases of a finished report, hidden ones included as far as the reader may see them. */
export function itemsOfReport(report: Report): CaseItem[] {
  return report.cases.map((outcome, at) => ({
    id: outcome.id,
    number: at + 1,
    title: outcome.title,
    kind: outcome.kind,
    visibility: outcome.visibility,
    state: stateOfOutcome(outcome),
    pointsMax: outcome.pointsMax,
    outcome,
    logs: outcome.logs,
    pictures: outcome.pictures,
    progress: outcome.progress ?? [],
    earlierSource: null,
  }));
}

/** Wrong cases first, then those that are right but too costly, then the rest, each in the order of the exercise. */
export function listed(items: readonly CaseItem[]): CaseItem[] {
  return byConcern(items);
}

/** The failing case after (`step` 1) or before (`step` −1) the open one, going round. */
export function failingCase(items: readonly CaseItem[], open: string | null, step: 1 | -1): string | null {
  const failing = byConcern(items.filter(isFailing));
  if (failing.length === 0) return null;
  const at = failing.findIndex((item) => item.id === open);
  const next = at < 0 ? (step === 1 ? 0 : failing.length - 1) : (at + step + failing.length) % failing.length;
  return failing[next]?.id ?? null;
}

/** "9 of 11 cases pass"; counts only cases that ran, and in the last run. */
export function countSentence(items: readonly CaseItem[]): string {
  const ran = items.filter((item) => item.outcome !== null && item.earlierSource === null);
  const passed = ran.filter((item) => item.state === 'passed').length;
  if (ran.length === 0) return 'No case ran';
  if (passed === ran.length) return allPass(passed);
  return `${passed} of ${ran.length} ${ran.length === 1 ? 'case passes' : 'cases pass'}`;
}

function allPass(count: number): string {
  if (count === 1) return 'The case passes';
  return count === 2 ? 'Both cases pass' : `All ${count} cases pass`;
}

/** Points that are seen to be earned, of those that a run or a report can see. */
export function pointsOf(items: readonly CaseItem[]): number {
  return items.reduce((sum, item) => sum + (item.outcome?.points ?? 0), 0);
}

/** Cases of this run that are done, of those it runs. */
export function progressOf(items: readonly CaseItem[]): { readonly done: number; readonly total: number } {
  const own = items.filter((item) => item.state !== 'skipped' && item.earlierSource === null);
  return { done: own.filter((item) => item.outcome !== null).length, total: own.length };
}
