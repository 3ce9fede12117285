'use client';

import { useState } from 'react';
import type { SimilarityRunView } from '#server/insight/similarity/similarity-view.ts';
import { Button } from '../ui/button.tsx';
import { reached } from '../ui/reached.ts';
import { useRefreshing } from '../ui/use-refreshing.ts';
import styles from './similarity.module.css';
import type { Answer, SimilarityActions } from './similarity-actions.ts';
import { runWords } from './similarity-words.ts';

interface ComparisonLineProps {
  readonly run: SimilarityRunView | null;
  readonly hasFound: boolean;
  readonly actions: SimilarityActions;
}

/** How far a comparison is; starting one, and stopping it. */
export function ComparisonLine({ run, hasFound, actions }: ComparisonLineProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const isRunning = run?.state === 'running' && !run.stuck;
  useRefreshing(isRunning);
  const act = async (answer: Promise<Answer>) => {
    const given = await reached(answer);
    setProblem(given.ok ? null : given.problem);
  };
  const words = run === null ? null : runWords(run, hasFound);
  return (
    <div className={styles.run}>
      {words === null ? null : <p role="status">{words}</p>}
      {isRunning ? (
        <Button size="small" onClick={() => void act(actions.cancel(run.batchId))}>
          Stop
        </Button>
      ) : (
        <Button
          size="small"
          variant={run === null ? 'primary' : 'secondary'}
          onClick={() => void act(actions.start())}
        >
          {run === null ? 'Compare the programs' : 'Compare again'}
        </Button>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  );
}
