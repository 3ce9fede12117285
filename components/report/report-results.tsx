'use client';

import { formatPoints, pointsInWords } from '#components/ui/format-points.ts';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { HiddenTotalView } from '#server/submissions/submission-view.ts';
import { CaseList, type CaseListProps } from './case-list.tsx';
import { CaseStrip } from './case-strip.tsx';
import { hiddenGlyph } from './case-words.ts';
import { useDetailAhead } from './lazy-detail.tsx';
import { loadErrorOf } from './load-failure.ts';
import { LoadFailureNotice } from './load-failure-notice.tsx';
import { ResultsFrame } from './results-frame.tsx';
import { type CaseItem, listed } from './results-model.ts';

interface ReportResultsProps extends CaseListProps {
  /** Of hidden cases that are not among the items. */
  readonly hiddenTotal?: HiddenTotalView | null;
}

/** A finished report: the cases with the first failing one open, hidden ones as far as the reader may see them. */
export function ReportResults({ hiddenTotal = null, ...props }: ReportResultsProps) {
  const { items, open, onOpen } = props;
  useDetailAhead();
  const loadError = loadErrorOf(items);
  if (loadError) {
    return (
      <LoadFailureNotice error={loadError} source={props.source} logs={[]} onGoToLine={props.onGoToLine} />
    );
  }
  const publicItems = items.filter((item) => item.visibility === 'public');
  return (
    <ResultsFrame
      head={
        <CaseStrip items={publicItems} open={open} onOpen={onOpen}>
          {hiddenTotal ? (
            <HiddenTotal total={hiddenTotal} />
          ) : (
            <HiddenCount hidden={items.filter((item) => item.visibility === 'hidden')} />
          )}
        </CaseStrip>
      }
    >
      <CaseList {...props} items={listed(items)} />
    </ResultsFrame>
  );
}

function HiddenTotal({ total }: { readonly total: HiddenTotalView }) {
  const { cases, points, pointsMax } = total;
  const glyph = hiddenGlyph(total);
  return (
    <>
      {glyph === null ? null : <StatusGlyph status={glyph} size={13} />}
      {`${cases} hidden: ${formatPoints(points)} / ${pointsInWords(pointsMax)}`}
    </>
  );
}

function HiddenCount({ hidden }: { readonly hidden: readonly CaseItem[] }) {
  if (hidden.length === 0) return null;
  const passed = hidden.filter((item) => item.state === 'passed').length;
  const all = passed === hidden.length;
  return (
    <>
      <StatusGlyph status={all ? 'pass' : 'fail'} size={13} />
      {all ? `${hidden.length} hidden` : `${passed} of ${hidden.length} hidden`}
    </>
  );
}
