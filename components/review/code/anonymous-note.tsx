'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './anonymous-note.module.css';

interface AnonymousNoteProps {
  readonly mayReveal: boolean;
  readonly onReveal: ReviewActions['reveal'];
}

/** Says that the name is an alias; whoever may look behind it does so on a click, and the log says so. */
export function AnonymousNote({ mayReveal, onReveal }: AnonymousNoteProps) {
  const [said, setSaid] = useState<string | null>(null);
  return (
    <p className={styles.note}>
      <span role="status">{said ?? 'Graded without names.'}</span>
      {mayReveal && said === null ? (
        <Button
          size="small"
          variant="ghost"
          title="The log of the course will say that you looked"
          onClick={async () => {
            const answer = await reached(onReveal());
            setSaid(answer.ok ? answer.value.name : answer.problem);
          }}
        >
          Reveal the name
        </Button>
      ) : null}
    </p>
  );
}
