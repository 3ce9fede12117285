'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { ReviewView } from '#server/grading/review-view.ts';
import { Explained } from '../../gradebook/explained/explained.tsx';
import type { WrittenPoints } from '../../gradebook/explained/written-points.ts';
import type { OverrideDraft } from '../../gradebook/gradebook-actions.ts';
import type { UnsentForm } from '../../kept/use-unsent-forms.ts';
import { byConcern, isFailing } from '../../report/case-state.ts';
import { ReportResults } from '../../report/report-results.tsx';
import { itemsOfReport } from '../../report/results-model.ts';
import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import type { Answer } from '../review-actions.ts';
import { claimWords } from './claim-words.ts';
import styles from './evidence-pane.module.css';

interface EvidencePaneProps {
  readonly view: ReviewView;
  /** Points by hand while they are written. */
  readonly form: UnsentForm<WrittenPoints>;
  readonly overriding: boolean;
  readonly onOverride: (open: boolean) => void;
  /** Saves; gives why it did not, in words. */
  readonly onSave: (draft: OverrideDraft) => Promise<string | null>;
  readonly onTakeBack: (overrideId: string) => Promise<Answer<null>>;
  /** What can be done with the submission as a whole. */
  readonly acts: React.ReactNode;
  /** Beside points by hand: what can be tried. */
  readonly tries: React.ReactNode;
  /** Between the grade and the cases. */
  readonly children?: React.ReactNode;
  /** Below the cases. */
  readonly foot: React.ReactNode;
}

/** The grade with points by hand, then every case with its pictures. */
export function EvidencePane({
  view,
  form,
  overriding,
  onOverride,
  onSave,
  onTakeBack,
  acts,
  tries,
  children,
  foot,
}: EvidencePaneProps) {
  const { submission, grade, exercise } = view;
  const items = submission.report ? itemsOfReport(submission.report) : [];
  const [open, setOpen] = useState(() => byConcern(items.filter(isFailing))[0]?.id ?? null);
  return (
    <aside className={styles.pane} aria-label="Grade and evidence">
      <div className={styles.acts}>{acts}</div>
      <div className={styles.grade}>
        <Explained
          explanation={grade}
          form={form}
          overriding={overriding}
          onOverride={onOverride}
          onSaveOverride={onSave}
          onTakeBack={async (id) => {
            const answer = await onTakeBack(id);
            return answer.ok ? null : answer.problem;
          }}
        />
        <div className={styles.actions}>
          {overriding || form.written !== null ? null : (
            <Button keys="O" onClick={() => onOverride(true)}>
              Override
            </Button>
          )}
          {tries}
          <Link href={exercise.href}>Open the exercise</Link>
        </div>
        <Claim submission={submission} />
      </div>
      {children}
      {items.length === 0 ? (
        <p className={styles.nothing}>
          {submission.state === 'could-not-grade'
            ? 'The grader failed on this submission, so there is no evidence.'
            : 'This submission is not verified yet.'}
        </p>
      ) : (
        <ReportResults
          items={items}
          open={open}
          onOpen={setOpen}
          entryPoints={exercise.entryPoints}
          forbidsBecause={exercise.forbidsBecause}
          source={submission.source}
          debug={null}
        />
      )}
      {foot}
    </aside>
  );
}

/** Of the submission that is read, whichever counts. */
function Claim({ submission }: { readonly submission: ReviewView['submission'] }) {
  const { kind, text } = claimWords(submission);
  return (
    <p className={styles.claim} data-kind={kind}>
      {kind === 'differs' ? <StatusGlyph status="warning" size={14} /> : null}
      {text}
    </p>
  );
}
