'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './comment-form.module.css';

interface CommentFormProps {
  /** "line 12", "the whole submission". */
  readonly place: string;
  /** Saves a draft; gives why it was not saved, in words. */
  readonly onSave: (body: string) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** As long as the server takes. */
const LENGTH_MAX = 4_000;

/** A draft in Markdown; its student sees it once it is released. */
export function CommentForm({ place, onSave, onCancel }: CommentFormProps) {
  const [body, setBody] = useState('');
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  async function save() {
    if (saving || body.trim() === '') return;
    setSaving(true);
    setProblem(await onSave(body));
    setSaving(false);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <label htmlFor={id} className={styles.label}>
        Comment on {place}, in Markdown
      </label>
      <textarea
        id={id}
        className={styles.text}
        rows={3}
        maxLength={LENGTH_MAX}
        value={body}
        // biome-ignore lint/a11y/noAutofocus: the form was opened to write here
        autoFocus
        onChange={(event) => setBody(event.target.value)}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" variant="ghost" keys="Esc" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          type="submit"
          size="small"
          keys="Ctrl Enter"
          busy={saving && 'Saving'}
          disabled={body.trim() === ''}
        >
          Save draft
        </Button>
      </div>
    </form>
  );
}
