'use client';

import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { CodeComparison } from '../../editor/code-comparison.tsx';
import { useDrawnTheme } from '../../evidence/maps/use-drawn-theme.ts';
import { CaseChanges } from '../../submission/case-changes.tsx';
import { type Side, sidesOf } from '../../submission/comparison.ts';
import styles from './compare.module.css';

/** What a submission is held against: another one of anybody, or the text that its student began with. */
export type Other =
  | { readonly kind: 'submission'; readonly submission: SubmissionDetailView }
  | { readonly kind: 'starter'; readonly source: string };

interface ComparisonProps {
  readonly shown: SubmissionDetailView;
  readonly other: Other;
}

const NO_DRAFT = { source: '', items: null };
const FONT_SIZE = 12.5;

/** Of one student the older stands on the left; of two, the other one. Below, the cases that came out otherwise. */
export function Comparison({ shown, other }: ComparisonProps) {
  const theme = useDrawnTheme();
  const { before, after } = bothOf(shown, other);
  return (
    <>
      <p className={styles.sides}>
        <span>{before.label}</span>
        <span>{after.label}</span>
      </p>
      {other.kind === 'starter' ? null : <CaseChanges before={before} after={after} />}
      <CodeComparison before={before} after={after} theme={theme} fontSize={FONT_SIZE} />
    </>
  );
}

function bothOf(shown: SubmissionDetailView, other: Other): Record<'before' | 'after', Side> {
  const { before, after } = sidesOf(shown, shown, NO_DRAFT);
  if (other.kind === 'starter')
    return { before: { ...before, label: 'Starter', source: other.source, items: null }, after };
  const { submission } = other;
  if (shown.siblings.some(({ id }) => id === submission.id)) return sidesOf(shown, submission, NO_DRAFT);
  const foreign = sidesOf(submission, submission, NO_DRAFT).before;
  const named = (side: Side, { student }: SubmissionDetailView) => ({
    ...side,
    label: `${student}, ${side.label.toLowerCase()}`,
  });
  return { before: named(foreign, submission), after: named(after, shown) };
}
