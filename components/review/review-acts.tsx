'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './review-acts.module.css';
import type { useSettling } from './use-settling.ts';

interface ReviewActsProps {
  readonly view: Pick<ReviewView, 'done' | 'flag'>;
  readonly settling: ReturnType<typeof useSettling>;
}

/** Being done with a submission, and wanting it to be looked at again. */
export function ReviewActs({ view, settling }: ReviewActsProps) {
  const { done, flag } = view;
  const { busy, problem } = settling;
  return (
    <>
      {done ? (
        <Button onClick={settling.reopen}>Open again</Button>
      ) : (
        <Button variant="primary" keys="D" busy={busy && 'Saving'} onClick={settling.finish}>
          Done, next
        </Button>
      )}
      <Button
        variant="ghost"
        keys="F"
        aria-pressed={flag !== null}
        onClick={() => settling.flag(flag === null)}
      >
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
