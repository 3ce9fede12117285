/** What a comparison of submissions shows: older on the left, newer on the right. */

import type { HiddenTotalView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { type CaseItem, itemsOfReport } from '../report/results-model.ts';

/** The other side of a comparison: another submission, or the text in the editor. */
export type Compared = SubmissionDetailView | 'draft';

export interface Side {
  readonly of: 'submission' | 'draft';
  readonly label: string;
  readonly source: string;
  /** Null when there is no finished report or run of this text. */
  readonly items: readonly CaseItem[] | null;
  /** Of hidden cases that are not among the items. */
  readonly hiddenTotal: HiddenTotalView | null;
}

export interface DraftSide {
  readonly source: string;
  /** Of a run of exactly this text that is over; in it may stand what cases had in the runs before. */
  readonly items: readonly CaseItem[] | null;
}

export function sidesOf(
  shown: SubmissionDetailView,
  compared: Compared,
  draft: DraftSide,
): { readonly before: Side; readonly after: Side } {
  if (compared === 'draft')
    return {
      before: sideOf(shown),
      after: {
        of: 'draft',
        label: 'Your draft',
        hiddenTotal: null,
        source: draft.source,
        items: draft.items && itemsOfText(draft.items, draft.source),
      },
    };
  const [before, after] = shown.number < compared.number ? [shown, compared] : [compared, shown];
  return { before: sideOf(before), after: sideOf(after) };
}

/** Where single cases ran again, the others still have what they had by the text of before. */
function itemsOfText(items: readonly CaseItem[], source: string): readonly CaseItem[] {
  return items.filter(({ earlierSource }) => earlierSource === null || earlierSource === source);
}

/** What hidden cases gave together on each side, where it is not the same; null: it is, or a side has no such sum. */
export function hiddenChange(
  before: Pick<Side, 'hiddenTotal'>,
  after: Pick<Side, 'hiddenTotal'>,
): { readonly before: HiddenTotalView; readonly after: HiddenTotalView } | null {
  const [was, is] = [before.hiddenTotal, after.hiddenTotal];
  if (was === null || is === null) return null;
  return was.points === is.points && was.pointsMax === is.pointsMax ? null : { before: was, after: is };
}

function sideOf({ number, source, report, hiddenTotal }: SubmissionDetailView): Side {
  return {
    of: 'submission',
    label: `Submission ${number}`,
    source,
    items: report ? itemsOfReport(report) : null,
    hiddenTotal,
  };
}
