'use client';

import { useState } from 'react';
import type { StuckRuleView } from '#server/insight/insight-view.ts';
import { Button } from '../ui/button.tsx';
import { fieldsTo } from '../ui/fields-to.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import type { InsightActions } from './insight-actions.ts';
import styles from './rail.module.css';

interface RuleFormProps {
  readonly rule: StuckRuleView;
  readonly onSave: InsightActions['changeRule'];
  readonly onClose: () => void;
}

/** Both numbers of the rule; it holds for the whole course. */
export function RuleForm({ rule, onSave, onClose }: RuleFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  async function save(form: FormData) {
    setSaving(true);
    const answer = await reached(
      onSave({
        submissionsMin: Number(form.get('submissions')),
        silentHours: Number(form.get('hours')),
      }),
    );
    setSaving(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  }
  return (
    <form className={styles.form} onSubmit={fieldsTo(save)} aria-label="Who is stuck">
      <TextField
        label="Failing submissions, at least"
        name="submissions"
        type="number"
        min={1}
        max={100}
        required
        autoFocus
        compact
        defaultValue={rule.submissionsMin}
      />
      <TextField
        label="And none for so many hours"
        name="hours"
        type="number"
        min={1}
        max={2000}
        required
        compact
        defaultValue={rule.silentHours}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" size="small" busy={saving && 'Saving'}>
          Save
        </Button>
        <Button size="small" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
