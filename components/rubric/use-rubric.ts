'use client';

import { useEffect, useState } from 'react';
import type { RubricView } from '#server/grading/rubric/rubric-view.ts';
import { reached } from '../ui/reached.ts';
import type { Answer, RubricActions } from './rubric-actions.ts';

/**
 * The rubric beside a submission, loaded with it, after every change and every refusal, and whenever somebody is through.
 * @param doneAt since when somebody is; null: nobody is
 */
export function useRubric(actions: RubricActions, doneAt: string | null) {
  const [view, setView] = useState<RubricView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [loadProblem, setLoadProblem] = useState<string | null>(null);
  /** What was refused may be refused for what others gave meanwhile: it is loaded, and the words stay. */
  const [refusals, setRefusals] = useState(0);

  function take(answer: Answer<RubricView>): boolean {
    if (answer.ok) setView(answer.value);
    else setRefusals((before) => before + 1);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }

  // Once: the panel is made anew with each submission.
  const [load] = useState(() => actions.load);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these says that there may be another one by now
  useEffect(() => {
    let isOn = true;
    void reached(load()).then((answer) => {
      if (!isOn) return;
      if (answer.ok) setView(answer.value);
      setLoadProblem(answer.ok ? null : answer.problem);
    });
    return () => {
      isOn = false;
    };
  }, [load, doneAt, refusals]);

  return {
    view,
    problem: problem ?? loadProblem,
    /** It did not come. */
    isLost: view === null && loadProblem !== null,
    take,
  };
}
