'use client';

import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import styles from './offered-comments.module.css';

interface OfferedCommentsProps {
  readonly offered: readonly { readonly id: string; readonly body: string }[];
  /** Makes a draft of it; gives why it did not, in words. */
  readonly onUse: (body: string) => Promise<string | null>;
}

/** What was written for others whose program gives the same wrong numbers. Nothing is shown to the student by it. */
export function OfferedComments({ offered, onUse }: OfferedCommentsProps) {
  const [problem, setProblem] = useState<string | null>(null);
  if (offered.length === 0) return null;
  return (
    <section className={styles.offered} aria-labelledby="offered">
      <h3 id="offered" className={styles.heading}>
        Said to others who fail like this
      </h3>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <ul className={styles.list}>
        {offered.map(({ id, body }) => (
          <li key={id}>
            <p dir="auto">{body}</p>
            <Button size="small" onClick={async () => setProblem(await onUse(body))}>
              Use as a draft
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
