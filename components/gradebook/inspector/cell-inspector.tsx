'use client';

import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import type { UnsentForm } from '../../kept/use-unsent-forms.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Explained } from '../explained/explained.tsx';
import type { WrittenPoints } from '../explained/written-points.ts';
import type { OverrideDraft } from '../gradebook-actions.ts';
import styles from './inspector.module.css';

interface CellInspectorProps {
  readonly student: string;
  /** "4.1 GAN step" */
  readonly exercise: string;
  readonly explanation: GradeExplanationView | null;
  /** Why there is none, in words. */
  readonly problem: string | null;
  readonly onRetry: () => void;
  readonly reviewHref: string | null;
  readonly form: UnsentForm<WrittenPoints>;
  readonly overriding: boolean;
  readonly onOverride: (open: boolean) => void;
  readonly onSaveOverride: (draft: OverrideDraft) => Promise<string | null>;
  readonly onTakeBack: (overrideId: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Why one cell says what it says, its submissions, and what a person can do about it. */
export function CellInspector(props: CellInspectorProps) {
  const { student, exercise, explanation, problem, onRetry, reviewHref, onOverride, onClose } = props;
  const isWriting = props.overriding || props.form.written !== null;
  return (
    <aside className={styles.inspector} aria-label="Selected cell">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>
            <bdi>{student}</bdi>
          </h2>
          <p className={styles.exercise}>{exercise}</p>
        </div>
        <IconButton icon="close" label="Close the inspector" onClick={onClose} />
      </header>
      <div className={styles.body}>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}{' '}
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
          </p>
        )}
        {explanation === null ? (
          problem === null ? (
            <Skeleton label="Loading the grade" />
          ) : null
        ) : (
          <Explained {...props} explanation={explanation} />
        )}
      </div>
      {explanation === null || isWriting ? null : (
        <footer className={styles.foot}>
          {reviewHref === null ? null : (
            <ButtonLink href={reviewHref} variant="primary" keys="Enter">
              Open review
            </ButtonLink>
          )}
          <Button keys="O" onClick={() => onOverride(true)}>
            Override
          </Button>
        </footer>
      )}
    </aside>
  );
}
