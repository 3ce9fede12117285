'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './review-acts.module.css';

interface ReviewActsProps {
  readonly view: Pick<ReviewView, 'done' | 'flag'>;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly onFinish: () => void;
  readonly onReopen: () => void;
  readonly onFlag: (flagged: boolean) => void;
}

/** Being done with a submission, and wanting it to be looked at again. */
export function ReviewActs({ view, busy, problem, onFinish, onReopen, onFlag }: ReviewActsProps) {
  const { done, flag } = view;
  return (
    <>
      {done ? (
        <Button onClick={onReopen}>Open again</Button>
      ) : (
        <Button variant="primary" keys="D" busy={busy && 'Saving'} onClick={onFinish}>
          Done, next
        </Button>
      )}
      <Button variant="ghost" keys="F" aria-pressed={flag !== null} onClick={() => onFlag(flag === null)}>
        {flag ? 'Clear flag' : 'Flag'}
      </Button>
      {done === null && flag === null ? null : (
        <p className={styles.said}>
          {done ? (
            <>
              Done by <bdi>{done.by}</bdi>, <LocalTime at={done.at} />.{' '}
            </>
          ) : null}
          {flag ? (
            <>
              Flagged by <bdi>{flag.by}</bdi>, <LocalTime at={flag.at} />.
            </>
          ) : null}
        </p>
      )}
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
