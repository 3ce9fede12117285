import { useCallback, useEffect, useRef, useState } from 'react';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import type { ExercisePlace } from '../kept/exercise-place.ts';
import { answerOf } from './answer.ts';
import type { RefusalTexts } from './refusal-texts.ts';
import type { SubmissionActions } from './submission-actions.ts';

interface Asked {
  readonly texts: RefusalTexts;
  readonly actions: SubmissionActions;
}

/** What is asked of the server about submissions of one exercise, and why the last of it could not be had. */
export function useAsking({ course, module, exercise }: ExercisePlace, { texts, actions }: Asked) {
  const [notice, setNotice] = useState<string | null>(null);
  const latest = useRef({ actions, texts });
  useEffect(() => {
    latest.current = { actions, texts };
  });

  /** Null when the list could not be had; the notice says why. The same function as long as the exercise is. */
  const list = useCallback(
    async (by: 'listSubmissions' | 'listAfterVerdict') => {
      const { actions, texts } = latest.current;
      const asked = actions[by]({ course, module, exercise });
      const answer = await answerOf(asked, { texts, next: 'The list of submissions is as it was before.' });
      if (answer.ok) return answer.value;
      setNotice(answer.words);
      return null;
    },
    [course, module, exercise],
  );

  /** Null when it could not be had; the notice says why. */
  async function view(id: string): Promise<SubmissionDetailView | null> {
    setNotice(null);
    const answer = await answerOf(actions.viewSubmission(id), { texts, next: 'Try again.' });
    if (answer.ok) return answer.value;
    setNotice(answer.words);
    return null;
  }

  return { notice, forget: () => setNotice(null), list, view };
}
