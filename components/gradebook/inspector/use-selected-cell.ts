'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { reached } from '../../ui/reached.ts';
import type { Answer, GradebookActions, OverrideDraft } from '../gradebook-actions.ts';
import { regradeHref } from '../regrade-address.ts';
import { type GradebookPlace, TOTAL } from '../shown/place.ts';
import { useExplanation } from './use-explanation.ts';
import { useOpening } from './use-opening.ts';

interface SelectedCellSetup {
  /** Slug. */
  readonly course: string;
  readonly cell: GradebookPlace['cell'];
  readonly actions: GradebookActions;
  /** Before another page is asked for. The same function always. */
  readonly onLeave: () => void;
}

/** The selected cell of an exercise: why it says what it says, and what can be done about it. */
export function useSelectedCell({ course, cell, actions, onLeave }: SelectedCellSetup) {
  const router = useRouter();
  const address = cell && cell.exercise !== TOTAL ? cell : null;
  const { explanation, problem, reload } = useExplanation(address, actions);
  const reviewHref = explanation && reviewAddress(course, explanation);
  const { open, forget } = useOpening(reviewHref, onLeave);
  const [overriding, setOverriding] = useState(false);
  const leave = useCallback(() => {
    setOverriding(false);
    forget();
  }, [forget]);

  /** After an answer the cell is explained anew; gives the problem, in words. */
  async function settled(answer: Answer<null>): Promise<string | null> {
    await reload();
    return answer.ok ? null : answer.problem;
  }

  return {
    address,
    explanation,
    problem,
    reviewHref,
    overriding: overriding && explanation !== null,
    setOverriding,
    open,
    /** Another cell is selected: nothing that was asked of this one is wanted any more. The same function always. */
    leave,
    regrade() {
      if (!address) return;
      const of = explanation?.exercise.slug === address.exercise ? explanation.submissions : [];
      const submissionId = counting(of)?.id ?? null;
      onLeave();
      router.push(regradeHref({ course, exercise: address.exercise, submissionId }));
    },
    async override(draft: OverrideDraft): Promise<string | null> {
      if (!address) return null;
      const answer = await actions.override(address, draft);
      if (answer.ok) setOverriding(false);
      return settled(answer);
    },
    async takeBack(overrideId: string): Promise<string | null> {
      return address && settled(await reached(actions.takeBack(address, overrideId)));
    },
  };
}

function reviewAddress(course: string, { exercise, submissions }: GradeExplanationView): string | null {
  const submission = counting(submissions);
  return submission?.id ? `/courses/${course}/review/${submission.id}?exercise=${exercise.slug}` : null;
}

/** The submission that counts, or else the newest. */
const counting = (submissions: GradeExplanationView['submissions']) =>
  submissions.find(({ counts }) => counts) ?? submissions[0];
