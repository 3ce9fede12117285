'use client';

import { useState } from 'react';
import type { HoldView } from '#server/grading/holds/hold-view.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './banner.module.css';

interface HoldBannerProps {
  readonly hold: HoldView | null;
  readonly onTaken: (hold: HoldView) => void;
  readonly onNextFree: () => void;
  /** Why there is no next one. */
  readonly nextProblem: string | null;
  readonly actions: Pick<ReviewActions, 'takeOver'>;
}

/** Who else is at this submission, with the way to the next free one, or to take it all the same. */
export function HoldBanner({ hold, onTaken, onNextFree, nextProblem, actions }: HoldBannerProps) {
  const [problem, setProblem] = useState<string | null>(null);
  if (hold?.kind !== 'others') return null;
  return (
    <div className={styles.banner}>
      <p role="status">
        <b>
          <bdi>{hold.holder}</bdi> is grading this
        </b>
        , last active at <LocalTime at={hold.activeAt} timeOnly />. Without activity it is free again at{' '}
        <LocalTime at={hold.until} timeOnly />.
      </p>
      <Button size="small" keys="J" onClick={onNextFree}>
        Next free one
      </Button>
      <Button
        size="small"
        variant="ghost"
        onClick={async () => {
          const answer = await reached(actions.takeOver(hold.holderId));
          if (answer.ok) onTaken(answer.value);
          setProblem(answer.ok ? null : answer.problem);
        }}
      >
        Take it over
      </Button>
      {(problem ?? nextProblem) === null ? null : <p role="alert">{problem ?? nextProblem}</p>}
    </div>
  );
}
