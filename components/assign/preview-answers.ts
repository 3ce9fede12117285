/** What came of asking how a student finds the exercise, and which of it answers what is chosen now. */
import type { StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import type { Answer } from './assign-actions.ts';

/** Values to compare: a choice of the form, an instant, and what is saved of dates and rules. */
export interface AskedPreview {
  readonly whom: string;
  readonly at: string;
  readonly saved: string;
}

export interface PreviewAnswers {
  /** The last one that came, and what it answers. */
  readonly preview: { readonly of: AskedPreview; readonly view: StudentPreviewView } | null;
  /** The last question that was refused or not answered, in words. */
  readonly refused: { readonly of: AskedPreview; readonly problem: string } | null;
}

export const NO_ANSWERS: PreviewAnswers = { preview: null, refused: null };

/** What of the answers may be shown under what is chosen. */
export interface ShownPreview {
  /** What holds when, for whom is chosen: it is the same at every instant. */
  readonly steps: StudentPreviewView | null;
  /** What they find at the chosen instant. */
  readonly atInstant: StudentPreviewView | null;
  readonly problem: string | null;
  readonly isAsking: boolean;
}

export function withAnswer(
  before: PreviewAnswers,
  { of, answer }: { of: AskedPreview; answer: Answer<StudentPreviewView> },
): PreviewAnswers {
  return answer.ok
    ? { preview: { of, view: answer.value }, refused: null }
    : { ...before, refused: { of, problem: answer.problem } };
}

export function shownPreview({ preview, refused }: PreviewAnswers, asked: AskedPreview): ShownPreview {
  const isOfPerson = preview !== null && preview.of.whom === asked.whom && preview.of.saved === asked.saved;
  const isOfInstant = isOfPerson && preview.of.at === asked.at;
  const isRefused =
    refused !== null &&
    refused.of.whom === asked.whom &&
    refused.of.at === asked.at &&
    refused.of.saved === asked.saved;
  return {
    steps: isOfPerson ? preview.view : null,
    atInstant: isOfInstant ? preview.view : null,
    problem: isRefused ? refused.problem : null,
    isAsking: !isOfInstant && !isRefused,
  };
}
