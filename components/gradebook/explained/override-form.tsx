'use client';

import { useId, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './override-form.module.css';
import { type OverrideStart, useOverrideDraft } from './use-override-draft.ts';

interface OverrideFormProps extends OverrideStart {
  /** What it sets. */
  readonly name?: string;
  /** It was opened by hand, and takes the focus; else it is there because something is written in it. */
  readonly isAsked?: boolean;
  /** After what was written is given up. */
  readonly onCancel: () => void;
}

/** As long as the server takes. */
const REASON_LENGTH_MAX = 1_000;

/** Points by hand. The reason is for the student, so it cannot be left out. */
export function OverrideForm({ name = 'Override', isAsked = true, onCancel, ...start }: OverrideFormProps) {
  const { written, write, problem, save } = useOverrideDraft(start);
  const { saving } = start.form;
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (isAsked) field.current?.focus();
  }, [isAsked]);
  function cancel() {
    start.form.write(null);
    onCancel();
  }
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
          cancel();
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
        ref={field}
        value={written.points}
        readOnly={saving}
        onFocus={(event) => event.target.select()}
        onChange={(event) => write({ points: event.target.value })}
      />
      <Reason text={written.reason} isFixed={saving} onText={(reason) => write({ reason })} />
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
          disabled={written.reason.trim() === ''}
        >
          Save override
        </Button>
        <Button size="small" variant="ghost" keys="Esc" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface ReasonProps {
  readonly text: string;
  readonly isFixed: boolean;
  readonly onText: (text: string) => void;
}

function Reason({ text, isFixed, onText }: ReasonProps) {
  const id = useId();
  return (
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
        value={text}
        readOnly={isFixed}
        onChange={(event) => onText(event.target.value)}
      />
    </div>
  );
}
