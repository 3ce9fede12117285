'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { fieldsTo } from '../ui/fields-to.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import type { TokenActions, TokenTerms } from './token-actions.ts';
import { SCOPE_WORDS } from './token-words.ts';
import styles from './tokens.module.css';

interface TokenFormProps {
  readonly onMake: TokenActions['make'];
  readonly onMade: (secret: string) => void;
}

/** A term. */
const DAYS = 120;

/** The terms of a new token. */
export function TokenForm({ onMake, onMade }: TokenFormProps) {
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const scopeId = useId();

  async function save(form: FormData) {
    setSaving(true);
    const answer = await reached(
      onMake({
        label: String(form.get('label') ?? ''),
        scope: String(form.get('scope')) as TokenTerms['scope'],
        days: Number(form.get('days')),
      }),
    );
    setSaving(false);
    if (answer.ok) onMade(answer.value);
    else setProblem(answer.problem);
  }

  return (
    <form onSubmit={fieldsTo(save)} className={styles.form} aria-label="A new token">
      <TextField label="What it is for" name="label" required maxLength={80} placeholder="nightly export" />
      <div>
        <label className={styles.label} htmlFor={scopeId}>
          What it may do
        </label>
        <select id={scopeId} name="scope" className={styles.select} defaultValue="read-grades">
          {Object.entries(SCOPE_WORDS).map(([scope, words]) => (
            <option key={scope} value={scope}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label="Days until it ends"
        name="days"
        type="number"
        min={1}
        max={366}
        required
        defaultValue={DAYS}
      />
      <Button type="submit" variant="primary" busy={saving && 'Making the token'}>
        Make a token
      </Button>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </form>
  );
}
