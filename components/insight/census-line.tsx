'use client';

import { useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { CensusView } from '#server/insight/insight-view.ts';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { reached } from '../ui/reached.ts';
import { useRefreshing } from '../ui/use-refreshing.ts';
import type { ExerciseInsightActions } from './insight-actions.ts';

interface CensusLineProps {
  readonly census: CensusView | null;
  readonly onStart: ExerciseInsightActions['startCensus'];
}

/** Whether shared mistakes were looked for, and looking for them. */
export function CensusLine({ census, onStart }: CensusLineProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const running = census?.state === 'running';
  useRefreshing(running);
  const start = async () => {
    const answer = await reached(onStart());
    setProblem(answer.ok ? null : answer.problem);
  };
  if (running) {
    return (
      <p role="status">
        Failing programs are being compared: {census.done} of {census.total ?? '…'}{' '}
        {census.done === 1 ? 'is' : 'are'} run. Nobody waits for it.
      </p>
    );
  }
  return (
    <p>
      <CensusWords census={census} />{' '}
      <Button size="small" onClick={() => void start()}>
        {census === null ? 'Look for shared mistakes' : 'Look again'}
      </Button>
      {problem === null ? null : <span role="alert"> {problem}</span>}
    </p>
  );
}

function CensusWords({ census }: Pick<CensusLineProps, 'census'>) {
  if (census === null) return 'Failing programs were not compared yet.';
  const at = <LocalTime at={census.askedAt} />;
  switch (census.state) {
    case 'stuck':
      return <>The comparison of {at} failed at every try. It stands among the jobs of the course.</>;
    case 'cancelled':
      return (
        <>
          The comparison of {at} was stopped after {census.done} of{' '}
          {census.total === null ? 'the programs' : counted(census.total, 'program')}.
        </>
      );
    default:
      return <>Failing programs were compared on {at}.</>;
  }
}
