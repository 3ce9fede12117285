'use client';

import { useEffect, useState } from 'react';
import type { KeptDraftView } from '#server/submissions/draft-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './kept-texts.module.css';
import type { WorkspaceActions } from './workspace-actions.ts';

interface KeptTextsProps {
  readonly open: boolean;
  readonly place: ExercisePlace;
  readonly listKeptDrafts: WorkspaceActions['listKeptDrafts'];
  readonly onRestore: (kept: KeptDraftView) => void;
  readonly onClose: () => void;
}

type Found = 'loading' | 'unanswered' | readonly KeptDraftView[];

/** Texts that a newer one took the place of: from another tab or machine, or before a reset. */
export function KeptTexts({ open, onClose, ...list }: KeptTextsProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Earlier texts">
      {open ? <List {...list} /> : null}
    </Dialog>
  );
}

function List({ place, listKeptDrafts, onRestore }: Omit<KeptTextsProps, 'open' | 'onClose'>) {
  const [found, setFound] = useState<Found>('loading');
  const { course, module, exercise } = place;
  useEffect(() => {
    let gone = false;
    void listKeptDrafts({ course, module, exercise })
      .catch(() => null)
      .then((result) => {
        if (!gone) setFound(result?.ok ? result.value : 'unanswered');
      });
    return () => {
      gone = true;
    };
  }, [course, module, exercise, listKeptDrafts]);

  if (found === 'loading') return <p role="status">Loading</p>;
  if (found === 'unanswered') return <p role="alert">The server did not answer. Try again later.</p>;
  if (found.length === 0)
    return (
      <p>
        None. When two tabs or machines meet, the newer text wins and the older one is kept here; so is what a
        reset or a restored submission replaced.
      </p>
    );
  return (
    <ul className={styles.list}>
      {found.map((kept) => (
        <li key={kept.savedAt} className={styles.kept}>
          <div className={styles.head}>
            <LocalTime at={kept.savedAt} />
            <span>{lineCount(kept.source)}</span>
            <Button size="small" onClick={() => onRestore(kept)}>
              Bring back
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
          <pre className={styles.source} tabIndex={0}>
            {kept.source}
          </pre>
        </li>
      ))}
    </ul>
  );
}

function lineCount(source: string): string {
  const count = source.split('\n').length;
  return count === 1 ? '1 line' : `${count} lines`;
}
