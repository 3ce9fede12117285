'use client';

import { useEffect, useState } from 'react';
import type { RubricView } from '#server/grading/rubric/rubric-view.ts';
import { reached } from '../ui/reached.ts';
import type { Answer, RubricActions } from './rubric-actions.ts';

/** The rubric beside a submission, loaded with it and after every change. */
export function useRubric(actions: RubricActions) {
  const [view, setView] = useState<RubricView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  function take(answer: Answer<RubricView>): boolean {
    if (answer.ok) setView(answer.value);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }

  // Once: the panel is made anew with each submission.
  const [load] = useState(() => actions.load);
  useEffect(() => {
    let isOn = true;
    void reached(load()).then((answer) => {
      if (!isOn) return;
      if (answer.ok) setView(answer.value);
      setProblem(answer.ok ? null : answer.problem);
    });
    return () => {
      isOn = false;
    };
  }, [load]);

  return { view, problem, take };
}
