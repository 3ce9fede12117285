import type { SubmissionView } from '#server/submissions/submission-view.ts';
import { claimedNote } from '../device/claimed-device.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { Icon } from '../ui/icon.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { ScoreTag } from '../ui/score-tag.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { beforeFirstWords, type Judging } from './before-first.ts';
import { commentCountWords } from './comment-words.ts';
import { rowNotes } from './row-notes.ts';
import styles from './submissions-tab.module.css';

interface SubmissionsTabProps {
  readonly list: readonly SubmissionView[];
  readonly shownId: string | null;
  readonly judging: Judging;
  readonly onOpen: (id: string) => void;
}

/** Every submission of this exercise, newest first. */
export function SubmissionsTab({ list, shownId, judging, onOpen }: SubmissionsTabProps) {
  if (list.length === 0) {
    return (
      <EmptyState icon={<Icon name="list" size={22} />} title="Nothing submitted yet">
        {beforeFirstWords(judging)}
      </EmptyState>
    );
  }
  return (
    <ol className={styles.list}>
      {[...list]
        .sort((a, b) => b.number - a.number)
        .map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className={styles.row}
              aria-current={row.id === shownId ? 'true' : undefined}
              onClick={() => onOpen(row.id)}
            >
              <span className={styles.number}>{row.number}</span>
              <span className={styles.when}>
                <LocalTime at={row.submittedAt} />
                <span className={styles.notes}>{rowNotes(row)}</span>
                {row.claimedDevice ? (
                  <span className={styles.notes}>{claimedNote(row.claimedDevice)}</span>
                ) : null}
                {row.commentCount === 0 ? null : (
                  <span className={styles.comments}>
                    <Icon name="message" size={13} />
                    {commentCountWords(row.commentCount)}
                  </span>
                )}
              </span>
              <RowState row={row} />
            </button>
          </li>
        ))}
    </ol>
  );
}

function RowState({ row }: { row: SubmissionView }) {
  switch (row.state) {
    case 'queued':
      return (
        <span className={styles.state}>
          <Spinner size={13} /> {row.queuePlace ? `${row.queuePlace} ahead` : 'Waiting'}
        </span>
      );
    case 'verifying':
      return (
        <span className={styles.state}>
          <Spinner size={13} /> Verifying
        </span>
      );
    case 'could-not-grade':
      return (
        <span className={styles.state}>
          <StatusGlyph status="warning" size={13} /> Could not be graded
        </span>
      );
    case 'verified':
      return row.points === null ? (
        <span className={styles.state}>{`of ${formatPoints(row.pointsMax)}`}</span>
      ) : (
        <ScoreTag
          score={{ kind: 'verified', points: row.points, browserPoints: null }}
          pointsMax={row.pointsMax}
        />
      );
  }
}
