'use client';

import { useState } from 'react';
import type { CarryOverView } from '#server/grading/carry-over/carry-over-view.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import { useIsHere } from '../use-is-here.ts';
import styles from './banner.module.css';
import { CarryOverDialog } from './carry-over-dialog.tsx';

interface NewerBannerProps {
  readonly submission: SubmissionDetailView;
  readonly actions: Pick<ReviewActions, 'previewCarryOver' | 'carryOver'>;
  readonly onOpen: (submissionId: string) => void;
}

/** A review stays with its submission. When there is a newer one, this says so, and takes along what was written. */
export function NewerBanner({ submission, actions, onOpen }: NewerBannerProps) {
  const [plan, setPlan] = useState<CarryOverView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isHere = useIsHere();
  const newest = submission.siblings[0];
  if (!newest || newest.id === submission.id) return null;

  async function look(toId: string) {
    const answer = await reached(actions.previewCarryOver(toId));
    if (answer.ok) setPlan(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  }

  async function carry(toId: string) {
    const answer = await reached(actions.carryOver(toId));
    if (!isHere.current) return;
    if (answer.ok) onOpen(toId);
    // Behind the dialog nobody would read why not.
    else setPlan(null);
    setProblem(answer.ok ? null : answer.problem);
  }

  return (
    <div className={styles.banner}>
      <p role="status">
        You read submission {submission.number} of <LocalTime at={submission.submittedAt} />.{' '}
        <b>Submission {newest.number} is newer</b>; what is written here stays here.
      </p>
      <Button size="small" onClick={() => void look(newest.id)}>
        Carry over …
      </Button>
      <Button size="small" onClick={() => onOpen(newest.id)}>
        Read the newer one
      </Button>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <CarryOverDialog
        plan={plan}
        onClose={() => setPlan(null)}
        onCarry={() => void carry(plan?.to.id ?? newest.id)}
      />
    </div>
  );
}
