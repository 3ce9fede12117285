'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './live-run.module.css';
import { LiveRun } from './live-run.tsx';
import type { LiveRunControl } from './use-live-run.ts';

interface LiveRunSectionProps {
  readonly live: LiveRunControl;
  readonly view: Pick<ReviewView, 'submission' | 'exercise'>;
}

/** The button that runs the submission here, and what came of it. */
export function LiveRunSection({ live, view }: LiveRunSectionProps) {
  return (
    <section className={styles.section} aria-label="In your browser">
      {live.view === null ? (
        <div className={styles.head}>
          <Button
            keys="X"
            icon={<Icon name="play" size={13} />}
            busy={live.busy && 'Fetching'}
            onClick={live.start}
          >
            Run in my browser
          </Button>
          <span className={styles.note}>In your sandbox; it changes no grade.</span>
        </div>
      ) : (
        <LiveRun key={live.round} run={live.view} live={live} view={view} />
      )}
      {live.problem === null ? null : (
        <p className={styles.problem} role="alert">
          {live.problem}
        </p>
      )}
    </section>
  );
}
