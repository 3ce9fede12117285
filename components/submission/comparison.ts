/** What a comparison of submissions shows: older on the left, newer on the right. */

import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { type CaseItem, itemsOfReport } from '../report/results-model.ts';

/** The other side of a comparison: another submission, or the text in the editor. */
export type Compared = SubmissionDetailView | 'draft';

export interface Side {
  readonly of: 'submission' | 'draft';
  readonly label: string;
  readonly source: string;
  /** Null when there is no finished report or run of this text. */
  readonly items: readonly CaseItem[] | null;
}

export interface DraftSide {
  readonly source: string;
  /** Of a finished run of exactly this text. */
  readonly items: readonly CaseItem[] | null;
}

export function sidesOf(
  shown: SubmissionDetailView,
  compared: Compared,
  draft: DraftSide,
): { readonly before: Side; readonly after: Side } {
  if (compared === 'draft')
    return { before: sideOf(shown), after: { of: 'draft', label: 'Your draft', ...draft } };
  const [before, after] = shown.number < compared.number ? [shown, compared] : [compared, shown];
  return { before: sideOf(before), after: sideOf(after) };
}

function sideOf({ number, source, report }: SubmissionDetailView): Side {
  return {
    of: 'submission',
    label: `Submission ${number}`,
    source,
    items: report ? itemsOfReport(report) : null,
  };
}
