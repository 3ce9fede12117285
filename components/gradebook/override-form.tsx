'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { TextField } from '../ui/text-field.tsx';
import type { OverrideDraft } from './gradebook-actions.ts';
import styles from './override-form.module.css';

interface OverrideFormProps {
  /** What it sets. */
  readonly name?: string;
  readonly pointsMax: number;
  /** What counts now; null: nothing. */
  readonly points: number | null;
  /** The override that holds, if any. */
  readonly override: { readonly id: string; readonly reason: string } | null;
  /** Saves; gives why it did not, in words. */
  readonly onSave: (draft: OverrideDraft) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** As long as the server takes. */
const REASON_LENGTH_MAX = 1_000;

/** Points by hand. The reason is for the student, so it cannot be left out. */
export function OverrideForm({
  name = 'Override',
  pointsMax,
  points,
  override,
  onSave,
  onCancel,
}: OverrideFormProps) {
  const [text, setText] = useState(points === null ? '' : formatPoints(points));
  const [reason, setReason] = useState(override?.reason ?? '');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const value = pointsOf(text);
  const isOutside = value === null || value > pointsMax;

  async function save() {
    if (saving) return;
    if (value === null || isOutside) {
      setProblem(`Write points from 0 to ${formatPoints(pointsMax)}.`);
      return;
    }
    setSaving(true);
    setProblem(await onSave({ points: value, reason, seenOverrideId: override?.id ?? null }));
    setSaving(false);
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
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <TextField
        label={`New points, of ${formatPoints(pointsMax)}`}
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

/** "7.5", also "7,5"; null when it is no number. */
function pointsOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
