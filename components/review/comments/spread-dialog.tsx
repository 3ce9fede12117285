'use client';

import { useState } from 'react';
import type { SpreadView } from '#server/grading/snippets/snippet-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './plan-list.module.css';

interface SpreadDialogProps {
  /** Who would get it; null: closed. */
  readonly plan: SpreadView | null;
  readonly onClose: () => void;
  /** Drafts were written on so many. */
  readonly onDone: (drafts: number) => void;
  readonly spread: ReviewActions['spread'];
}

/** One comment for a selection of the queue: who gets it, as drafts that nobody sees before they are shown. */
export function SpreadDialog({ plan, onClose, onDone, spread }: SpreadDialogProps) {
  return (
    <Dialog open={plan !== null} onClose={onClose} title="This comment for others in the queue">
      {plan === null ? null : <Selection plan={plan} onClose={onClose} onDone={onDone} spread={spread} />}
    </Dialog>
  );
}

function Selection({ plan, onClose, onDone, spread }: SpreadDialogProps & { readonly plan: SpreadView }) {
  const open = plan.items.filter(({ has }) => !has).map(({ submissionId }) => submissionId);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function write() {
    setBusy(true);
    const answer = await reached(spread.write(chosen, plan.body));
    setBusy(false);
    if (answer.ok) onDone(answer.value.drafts);
    else setProblem(answer.problem);
  }

  return (
    <>
      <div
        className={styles.quote}
        dir="auto"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it
        dangerouslySetInnerHTML={{ __html: plan.html }}
      />
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={open.length > 0 && chosen.length === open.length}
          disabled={open.length === 0}
          onChange={({ target }) => setChosen(target.checked ? open : [])}
        />
        All {open.length} who have not got it
      </label>
      <ul className={styles.list}>
        {plan.items.map(({ submissionId, student, detail, has }) => (
          <li key={submissionId} data-place={has ? 'there' : 'moves'}>
            <label className={styles.choice}>
              <input
                type="checkbox"
                checked={chosen.includes(submissionId)}
                disabled={has}
                onChange={({ target }) =>
                  setChosen((before) =>
                    target.checked ? [...before, submissionId] : before.filter((id) => id !== submissionId),
                  )
                }
              />
              <bdi>{student}</bdi>
            </label>
            <span className={styles.where}>{has ? 'has it already' : detail}</span>
          </li>
        ))}
      </ul>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <div className={styles.actions}>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          busy={busy && 'Writing'}
          disabled={chosen.length === 0}
          onClick={() => void write()}
        >
          {chosen.length === 1 ? 'Draft for 1' : `Draft for ${chosen.length}`}
        </Button>
      </div>
    </>
  );
}
