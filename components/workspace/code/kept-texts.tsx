'use client';

import { useEffect, useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { KeptDraftView } from '#server/submissions/draft-view.ts';
import type { ExercisePlace } from '../../kept/exercise-place.ts';
import type { KeptRun } from '../../kept/kept-runs.ts';
import { type Answer, answerOf } from '../../submission/answer.ts';
import type { RefusalTexts } from '../../submission/refusal-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { LocalTime } from '../../ui/local-time.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import type { WorkspaceActions } from '../workspace-actions.ts';
import styles from './kept-texts.module.css';

interface KeptTextsProps {
  readonly open: boolean;
  readonly place: ExercisePlace;
  readonly listKeptDrafts: WorkspaceActions['listKeptDrafts'];
  readonly texts: RefusalTexts;
  /** The runs that this browser remembers, the last first. */
  readonly keptRuns: () => readonly KeptRun[];
  readonly onRestore: (kept: KeptDraftView) => void;
  readonly onClose: () => void;
}

type Found = 'loading' | Answer<readonly KeptDraftView[]>;

/** The code of the last runs in this browser, and texts that a newer one took the place of: from elsewhere, or before a reset. */
export function KeptTexts({ open, onClose, ...list }: KeptTextsProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Earlier texts">
      {open ? (
        <>
          <Runs {...list} />
          <h3 className={styles.heading}>Replaced texts</h3>
          <List {...list} />
        </>
      ) : null}
    </Dialog>
  );
}

type ListProps = Omit<KeptTextsProps, 'open' | 'onClose'>;

function List({ place, listKeptDrafts, texts, onRestore }: ListProps) {
  const [found, setFound] = useState<Found>('loading');
  const { course, module, exercise } = place;
  useEffect(() => {
    let gone = false;
    const asked = listKeptDrafts({ course, module, exercise });
    void answerOf(asked, { texts, next: 'Try again later.' }).then((answer) => {
      if (!gone) setFound(answer);
    });
    return () => {
      gone = true;
    };
  }, [course, module, exercise, listKeptDrafts, texts]);

  if (found === 'loading') return <p role="status">Loading</p>;
  if (!found.ok) return <p role="alert">{found.words}</p>;
  if (found.value.length === 0)
    return (
      <p>
        None. When two tabs or machines meet, the newer text wins and the older one is kept here; so is what a
        reset or a restored submission replaced.
      </p>
    );
  return (
    <ul className={styles.list}>
      {found.value.map((kept) => (
        <KeptText key={kept.savedAt} kept={kept} words={lineCount(kept.source)} onRestore={onRestore} />
      ))}
    </ul>
  );
}

function Runs({ keptRuns, onRestore }: ListProps) {
  const [runs] = useState(keptRuns);
  if (runs.length === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>Runs in this browser</h3>
      <ul className={styles.list}>
        {runs.map((run) => (
          <KeptText
            key={run.ranAt}
            kept={{ source: run.source, savedAt: run.ranAt }}
            words={`${run.casesPassed} of ${counted(run.casesTotal, 'case')}, ${formatPoints(run.points)} / ${formatPoints(run.pointsMax)}`}
            onRestore={onRestore}
          />
        ))}
      </ul>
    </>
  );
}

interface KeptTextProps extends Pick<KeptTextsProps, 'onRestore'> {
  readonly kept: KeptDraftView;
  readonly words: string;
}

function KeptText({ kept, words, onRestore }: KeptTextProps) {
  return (
    <li className={styles.kept}>
      <div className={styles.head}>
        <LocalTime at={kept.savedAt} />
        <span>{words}</span>
        <Button size="small" onClick={() => onRestore(kept)}>
          Bring back
        </Button>
      </div>
      <ScrollBox as="pre" className={styles.source}>
        {kept.source}
      </ScrollBox>
    </li>
  );
}

function lineCount(source: string): string {
  const count = source.split('\n').length;
  return count === 1 ? '1 line' : `${count} lines`;
}
