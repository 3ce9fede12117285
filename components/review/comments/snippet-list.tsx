'use client';

import type { SnippetView } from '#server/grading/snippets/snippet-view.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import styles from './snippet-list.module.css';

interface SnippetListProps {
  readonly id: string;
  /** Null: they are on the way. */
  readonly found: readonly SnippetView[] | null;
  readonly current: number;
  readonly onPick: (snippet: SnippetView) => void;
}

/** As many as there are digits. */
export const LISTED_MAX = 9;

/** What a slash has found: a digit or Enter inserts one. The focus stays in the text. */
export function SnippetList({ id, found, current, onPick }: SnippetListProps) {
  if (found === null || found.length === 0) {
    return (
      <p className={styles.none} role="status">
        {found === null
          ? 'Looking for snippets …'
          : 'No snippet has these words. Keep a comment as a snippet to find it here.'}
      </p>
    );
  }
  return (
    <div id={id} role="listbox" aria-label="Snippets" className={styles.list} tabIndex={-1}>
      {found.slice(0, LISTED_MAX).map((snippet, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text field
        <div
          key={snippet.id}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === current}
          className={styles.option}
          // The text field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(snippet)}
        >
          <Kbd keys={String(at + 1)} />
          <span className={styles.body} dir="auto">
            {snippet.body}
          </span>
          {snippet.shared ? <span className={styles.shared}>course</span> : null}
        </div>
      ))}
    </div>
  );
}
