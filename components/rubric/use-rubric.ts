'use client';

import { useEffect, useState } from 'react';
import type { RubricView } from '#server/grading/rubric/rubric-view.ts';
import type { Answer, RubricActions } from './rubric-actions.ts';

/** The rubric beside a submission: as it came with the page, which may have been fetched ahead, then as it is now. */
export function useRubric(first: RubricView | null, actions: RubricActions) {
  const [view, setView] = useState(first);
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
    void load().then((answer) => {
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
