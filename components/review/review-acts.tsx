'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './review-acts.module.css';
import { type UnsentPlace, unsentWords } from './unsent/unsent-words.ts';
import type { SettlingProblem, useSettling } from './use-settling.ts';

interface ReviewActsProps {
  readonly view: Pick<ReviewView, 'done' | 'flag'>;
  readonly settling: ReturnType<typeof useSettling>;
  /** Where something is written and not saved. */
  readonly unsent: readonly UnsentPlace[];
}

/** Null: it is so no more. */
function problemWords(problem: SettlingProblem | null, unsent: readonly UnsentPlace[]): string | null {
  if (problem === null) return null;
  if (typeof problem === 'object') return problem.said;
  if (problem === 'lost')
    return 'Not finished: what you did just before was refused. The page says why; be done once you have read it.';
  const words = unsentWords(unsent);
  return words && `Not finished: ${words}. Save it or give it up first.`;
}

/** Being done with a submission, and wanting it to be looked at again. */
export function ReviewActs({ view, settling, unsent }: ReviewActsProps) {
  const { done, flag } = view;
  const { busy } = settling;
  const problem = problemWords(settling.problem, unsent);
  return (
    <>
      {done ? (
        <Button onClick={settling.reopen}>Open again</Button>
      ) : (
        <Button variant="primary" keys="D" busy={busy && 'Saving'} onClick={() => void settling.finish()}>
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
