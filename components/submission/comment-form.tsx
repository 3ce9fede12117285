'use client';

import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './comment-form.module.css';
import { commentPlace } from './comment-words.ts';

interface CommentFormProps {
  /** 1-based; null: about the whole. */
  readonly line: number | null;
  /** Who will read it. */
  readonly student: string;
  /** Posts; gives why it was not posted, in words. */
  readonly onPost: (body: string) => Promise<string | null>;
  readonly onCancel: () => void;
}

/** As long as the server takes. */
const LENGTH_MAX = 4_000;

export function CommentForm({ line, student, onPost, onCancel }: CommentFormProps) {
  const [body, setBody] = useState('');
  const [posting, setPosting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  async function post() {
    if (posting || body.trim() === '') return;
    setPosting(true);
    setProblem(await onPost(body));
    setPosting(false);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void post();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void post();
        }
      }}
    >
      <label htmlFor={id} className={styles.label}>
        Comment on {commentPlace(line)}, shown to {student}
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
          variant="primary"
          keys="Ctrl Enter"
          busy={posting && 'Posting'}
          disabled={body.trim() === ''}
        >
          Post
        </Button>
      </div>
    </form>
  );
}
