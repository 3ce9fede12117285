'use client';

import type { CarryOverView } from '#server/grading/carry-over/carry-over-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { pointsInWords } from '../../ui/format-points.ts';
import styles from '../comments/plan-list.module.css';

interface CarryOverDialogProps {
  /** Null: closed. */
  readonly plan: CarryOverView | null;
  readonly onClose: () => void;
  readonly onCarry: () => void;
}

/** What goes along to the newer submission, to which line, and what cannot: the plan that is carried out. */
export function CarryOverDialog({ plan, onClose, onCarry }: CarryOverDialogProps) {
  const comments = plan?.comments ?? [];
  const moving = [...comments, ...(plan?.rubric ?? [])].filter(({ place }) => place === 'moves').length;
  return (
    <Dialog
      open={plan !== null}
      onClose={onClose}
      title={`Carry over to submission ${plan?.to.number ?? ''}`}
      actions={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={moving === 0} onClick={onCarry}>
            {moving === 0 ? 'Nothing to carry over' : `Carry ${moving} over as drafts`}
          </Button>
        </>
      }
    >
      <ul className={styles.list}>
        {comments.map((comment) => (
          <li key={comment.id} data-place={comment.place}>
            <span className={styles.where}>{whereWords(comment)}</span>
            <span className={styles.text} dir="auto">
              {comment.body}
            </span>
          </li>
        ))}
        {plan?.rubric.map(({ itemId, title, points, place }) => (
          <li key={itemId} data-place={place}>
            <span className={styles.where}>{place === 'there' ? 'is there already' : 'rubric'}</span>
            <span className={styles.text}>
              {title}, {pointsInWords(points)}
            </span>
          </li>
        ))}
      </ul>
      {comments.some(({ place }) => place === 'gone') ? (
        <p className={styles.note}>
          A comment whose line was changed stays with submission {plan?.from.number}: read whether it still
          holds.
        </p>
      ) : null}
    </Dialog>
  );
}

function whereWords({ line, toLine, place }: CarryOverView['comments'][number]): string {
  if (place === 'gone') return `line ${line} has changed`;
  if (place === 'there') return 'is there already';
  if (line === null) return 'the whole';
  return line === toLine ? `line ${line}` : `line ${line} → ${toLine}`;
}
