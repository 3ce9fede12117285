'use client';

import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './override-form.module.css';
import { type OverrideStart, useOverrideDraft } from './use-override-draft.ts';

interface OverrideFormProps extends OverrideStart {
  /** What it sets. */
  readonly name?: string;
  readonly onCancel: () => void;
}

/** As long as the server takes. */
const REASON_LENGTH_MAX = 1_000;

/** Points by hand. The reason is for the student, so it cannot be left out. */
export function OverrideForm({ name = 'Override', onCancel, ...start }: OverrideFormProps) {
  const { text, setText, reason, setReason, saving, problem, save } = useOverrideDraft(start);
  const id = useId();
  return (
    <form
      className={styles.form}
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <TextField
        label={`New points, of ${formatPoints(start.pointsMax)}`}
        compact
        className={styles.points}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <label htmlFor={id} className={styles.label}>
          Reason, shown to the student and kept in the log
        </label>
        <textarea
          id={id}
          className={styles.reason}
          rows={3}
          required
          maxLength={REASON_LENGTH_MAX}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          size="small"
          variant="primary"
          keys="Ctrl Enter"
          busy={saving && 'Saving'}
          disabled={reason.trim() === ''}
        >
          Save override
        </Button>
        <Button size="small" variant="ghost" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
