'use client';

import { useState } from 'react';
import { failedWords } from '../../kept/unreached.ts';
import { Button } from '../../ui/button.tsx';
import { type BegunMistake, begunFrom } from './begun-mistake.ts';
import styles from './stale-mistake.module.css';

interface StaleMistakeProps {
  readonly path: string;
  readonly text: string;
  readonly onAnew: (begun: BegunMistake) => void;
  readonly onRemove: () => void;
}

/** Over a misconception that fits its reference no more: the ways out. */
export function StaleMistake({ path, text, onAnew, onRemove }: StaleMistakeProps) {
  const [problem, setProblem] = useState<string | null>(null);

  async function makeAnew() {
    setProblem(null);
    try {
      onAnew(await begunFrom(path, text));
    } catch (error) {
      setProblem(failedWords(error, 'Make it anew once more.'));
    }
  }

  return (
    <div className={styles.stale} role="note">
      <p className={styles.words}>
        This mistake does not fit the reference as it is now. Make it anew (title and hint stay), or remove it
        if nobody makes it any more.
      </p>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <Button size="small" variant="primary" onClick={() => void makeAnew()}>
        Make it anew
      </Button>
      <Button size="small" onClick={onRemove}>
        Remove it
      </Button>
    </div>
  );
}
