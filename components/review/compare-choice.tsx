'use client';

import type { ReviewQueueItemView } from '#server/grading/review-view.ts';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import styles from './code-pane.module.css';
import type { Other } from './comparison.tsx';
import type { ReviewActions } from './review-actions.ts';

interface CompareChoiceProps {
  readonly submission: SubmissionDetailView;
  /** Of others in the queue, where it is of one exercise. */
  readonly others: readonly ReviewQueueItemView[];
  readonly chosen: Other | null;
  readonly onChoose: (other: Other | null) => void;
  readonly actions: Pick<ReviewActions, 'other' | 'starter'>;
}

const NOTHING = '';
const STARTER = 'starter';

/** What the code is held against: nothing, the starter, another submission of the student, or of somebody in the queue. */
export function CompareChoice({ submission, others, chosen, onChoose, actions }: CompareChoiceProps) {
  async function choose(value: string) {
    if (value === NOTHING) onChoose(null);
    else if (value === STARTER) {
      const answer = await actions.starter();
      if (answer.ok) onChoose({ kind: 'starter', source: answer.value.source });
    } else {
      const answer = await actions.other(value);
      if (answer.ok) onChoose({ kind: 'submission', submission: answer.value });
    }
  }
  const value = chosen === null ? NOTHING : chosen.kind === 'starter' ? STARTER : chosen.submission.id;
  const own = submission.siblings.filter(({ id }) => id !== submission.id);
  return (
    <label className={styles.choice}>
      Compare with
      <select value={value} onChange={({ target }) => void choose(target.value)}>
        <option value={NOTHING}>nothing</option>
        <option value={STARTER}>the starter</option>
        {own.map(({ id, number }) => (
          <option key={id} value={id}>
            submission {number}
          </option>
        ))}
        {others.length === 0 ? null : (
          <optgroup label="Others in the queue">
            {others.map(({ submissionId, student }) => (
              <option key={submissionId} value={submissionId}>
                {student}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
