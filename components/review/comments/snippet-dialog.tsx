'use client';

import { useState } from 'react';
import type { SnippetView } from '#server/grading/snippets/snippet-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './snippet-dialog.module.css';
import type { Snippets } from './use-snippets.ts';

interface SnippetDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly snippets: Snippets;
}

/** All snippets to be reworded, given to the course, or put away. */
export function SnippetDialog({ open, onClose, snippets }: SnippetDialogProps) {
  const { list, problem } = snippets;
  return (
    <Dialog open={open} onClose={onClose} title="Snippets">
      {problem === null ? null : <p role="alert">{problem}</p>}
      {list === null || list.length > 0 ? null : (
        <p>There are none yet. Write a comment, then keep it as a snippet.</p>
      )}
      <ul className={styles.list}>
        {list?.map((snippet) => (
          <li key={`${snippet.id} ${snippet.body} ${snippet.shared}`}>
            <SnippetForm snippet={snippet} snippets={snippets} />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function SnippetForm({ snippet, snippets }: { readonly snippet: SnippetView; readonly snippets: Snippets }) {
  const [body, setBody] = useState(snippet.body);
  const [shared, setShared] = useState(snippet.shared);
  const isSame = body.trim() === snippet.body && shared === snippet.shared;
  return (
    <div className={styles.form}>
      <textarea
        className={styles.text}
        aria-label="Snippet, in Markdown"
        rows={2}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <div className={styles.foot}>
        <label className={styles.shared}>
          <input
            type="checkbox"
            checked={shared}
            disabled={snippet.shared}
            onChange={({ target }) => setShared(target.checked)}
          />
          for all staff of the course
        </label>
        <Button size="small" variant="ghost" onClick={() => void snippets.remove(snippet.id)}>
          Delete
        </Button>
        <Button
          size="small"
          disabled={isSame || body.trim() === ''}
          onClick={() => void snippets.save({ id: snippet.id, body, shared })}
        >
          Save
        </Button>
      </div>
    </div>
  );
}
