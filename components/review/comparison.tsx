'use client';

import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { CodeComparison } from '../editor/code-comparison.tsx';
import { useDrawnTheme } from '../evidence/maps/use-drawn-theme.ts';
import { CaseChanges } from '../submission/case-changes.tsx';
import { sidesOf } from '../submission/comparison.ts';
import styles from './code-pane.module.css';

const NO_DRAFT = { source: '', items: null };
const FONT_SIZE = 12.5;

/** Two submissions of one student, the older on the left, and the cases that changed between them. */
export function Comparison({ shown, other }: Record<'shown' | 'other', SubmissionDetailView>) {
  const theme = useDrawnTheme();
  const { before, after } = sidesOf(shown, other, NO_DRAFT);
  return (
    <>
      <p className={styles.sides}>
        <span>{before.label}</span>
        <span>{after.label}</span>
      </p>
      <CaseChanges before={before} after={after} />
      <CodeComparison before={before} after={after} theme={theme} fontSize={FONT_SIZE} />
    </>
  );
}
