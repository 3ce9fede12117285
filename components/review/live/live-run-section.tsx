'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './live-run.module.css';
import { LiveRun } from './live-run.tsx';
import type { LiveRunControl } from './use-live-run.ts';

/** Runs the submission in the reader's own sandbox; gone while a run is on show, which has its own. */
export function LiveRunButton({ live }: { readonly live: LiveRunControl }) {
  if (live.view !== null) return null;
  return (
    <Button
      keys="X"
      icon={<Icon name="play" size={13} />}
      title="In your own sandbox; it changes no grade."
      busy={live.busy && 'Fetching'}
      onClick={live.start}
    >
      Run in my browser
    </Button>
  );
}

interface LiveRunSectionProps {
  readonly live: LiveRunControl;
  readonly view: Pick<ReviewView, 'submission' | 'exercise'>;
}

/** What came of a run here; nothing before there is one. */
export function LiveRunSection({ live, view }: LiveRunSectionProps) {
  if (live.view === null && live.problem === null) return null;
  return (
    <section className={styles.section} aria-label="In your browser">
      {live.view === null ? null : <LiveRun key={live.round} run={live.view} live={live} view={view} />}
      {live.problem === null ? null : (
        <p className={styles.problem} role="alert">
          {live.problem}
        </p>
      )}
    </section>
  );
}
