'use client';

import { useState } from 'react';
import type { RubricEditPreview, RubricItemView } from '#server/grading/rubric/rubric-view.ts';
import { Button } from '../ui/button.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import type { RubricActions, RubricEditDraft } from './rubric-actions.ts';
import styles from './rubric-panel.module.css';
import { previewWords, readPoints, signedPoints } from './rubric-words.ts';

interface EditItemProps {
  readonly item: RubricItemView;
  readonly actions: RubricActions;
  /** Saved, or left as it was. */
  readonly onDone: () => Promise<void>;
}

/** Changes an item in two steps: what it does to grades is shown, then exactly that is done. */
export function EditItem({ item, actions, onDone }: EditItemProps) {
  const [title, setTitle] = useState(item.title);
  const [text, setText] = useState(signedPoints(item.points).replace('−', '-'));
  const [plan, setPlan] = useState<{ edit: RubricEditDraft; preview: RubricEditPreview } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const points = readPoints(text);

  async function show(retired: boolean) {
    if (points === null) return;
    const edit = { itemId: item.id, title, points, retired };
    const answer = await reached(actions.preview(edit));
    setPlan(answer.ok ? { edit, preview: answer.value } : null);
    setProblem(answer.ok ? null : answer.problem);
  }
  async function apply() {
    if (plan === null) return;
    const answer = await reached(actions.apply(plan.edit, plan.preview.hash));
    if (answer.ok) return onDone();
    setPlan(null);
    setProblem(answer.problem);
  }

  return (
    <form
      className={styles.form}
      aria-label={`Edit “${item.title}”`}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') void onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void (plan === null ? show(false) : apply());
      }}
    >
      <TextField
        label="What the student reads"
        compact
        autoFocus
        maxLength={200}
        value={title}
        onChange={(event) => {
          setTitle(event.target.value);
          setPlan(null);
        }}
      />
      <TextField
        label="Points, below 0 to take away"
        compact
        inputMode="decimal"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setPlan(null);
        }}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {plan === null ? null : <Plan preview={plan.preview} />}
      <div className={styles.buttons}>
        <Button type="submit" size="small" variant="primary" disabled={points === null}>
          {plan === null ? 'Show what changes' : plan.edit.retired ? 'Take it out' : 'Apply'}
        </Button>
        {plan === null ? (
          <Button size="small" onClick={() => void show(true)}>
            Take out of use
          </Button>
        ) : null}
        <Button size="small" variant="ghost" onClick={() => void onDone()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Plan({ preview }: { readonly preview: RubricEditPreview }) {
  return (
    <div className={styles.plan} role="status">
      <p>{previewWords(preview)}</p>
      {preview.biggest.length === 0 ? null : (
        <ul className={styles.changes}>
          {preview.biggest.map(({ student, from, to }) => (
            <li key={student}>
              <bdi>{student}</bdi>
              <span>
                {from === null ? 'none' : formatPoints(from)} → {to === null ? 'none' : formatPoints(to)}
              </span>
              <b>{signedPoints((to ?? 0) - (from ?? 0))}</b>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
