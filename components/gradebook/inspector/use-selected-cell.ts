'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { useUnsentForms } from '../../kept/use-unsent-forms.ts';
import { reached } from '../../ui/reached.ts';
import { isWrittenPoints } from '../explained/written-points.ts';
import {
  type Answer,
  type CellAddress,
  cellKey,
  type GradebookActions,
  type OverrideDraft,
} from '../gradebook-actions.ts';
import { regradeHref } from '../regrade-address.ts';
import { type GradebookPlace, TOTAL } from '../shown/place.ts';
import { useExplanation } from './use-explanation.ts';
import { useOpening } from './use-opening.ts';

interface SelectedCellSetup {
  readonly viewerId: string;
  /** Slug. */
  readonly course: string;
  readonly cell: GradebookPlace['cell'];
  readonly actions: GradebookActions;
  /** Before another page is asked for. The same function always. */
  readonly onLeave: () => void;
}

/** What was refused at a cell after another one was selected. */
export interface LateRefusal {
  readonly cell: CellAddress;
  readonly problem: string;
}

/** The selected cell of an exercise: why it says what it says, and what can be done about it. */
export function useSelectedCell({ viewerId, course, cell, actions, onLeave }: SelectedCellSetup) {
  const router = useRouter();
  const address = cell && cell.exercise !== TOTAL ? cell : null;
  const key = address && cellKey(address);
  const { explanation, problem, reload, retry } = useExplanation(address, actions);
  const reviewHref = explanation && reviewAddress(course, explanation);
  const { open, forget } = useOpening(reviewHref, onLeave);
  const forms = useUnsentForms(`descent.points.${viewerId}.${course}`, isWrittenPoints);
  /** The cell whose form was opened by hand. */
  const [asked, setAsked] = useState<string | null>(null);
  const [refused, setRefused] = useState<LateRefusal | null>(null);
  if (refused && cellKey(refused.cell) === key) setRefused(null);
  const selected = useRef(key);
  selected.current = key;
  const leave = useCallback(() => {
    setAsked(null);
    forget();
  }, [forget]);

  /** After an answer the cell is explained anew, before the problem is told; what was done need not wait. Gives the problem, in words. */
  async function settled(of: CellAddress, answer: Answer<null>): Promise<string | null> {
    const explained = reload();
    if (answer.ok) return null;
    await explained;
    if (selected.current !== cellKey(of)) setRefused({ cell: of, problem: answer.problem });
    return answer.problem;
  }

  return {
    address,
    explanation,
    problem,
    retry,
    reviewHref,
    /** Points by hand of this cell while they are written. */
    form: forms.at(key ?? ''),
    /** Cells where something is written and not saved, by `cellKey`. */
    unsent: Object.keys(forms.all),
    /** Told until that cell is selected again. */
    refused,
    overriding: asked !== null && asked === key && explanation !== null,
    setOverriding: (isOpen: boolean) => setAsked(isOpen ? key : null),
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
      const answer = await reached(actions.override(address, draft));
      if (answer.ok) setAsked((now) => (now === key ? null : now));
      return settled(address, answer);
    },
    async takeBack(overrideId: string): Promise<string | null> {
      return address && settled(address, await reached(actions.takeBack(address, overrideId)));
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
