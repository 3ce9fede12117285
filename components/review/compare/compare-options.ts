/** What a submission can be held against, as it is listed. */
import type {
  OtherSubmissionsView,
  OtherSubmissionView,
} from '#server/grading/others/other-submission-view.ts';
import { formatPoints } from '../../ui/format-points.ts';
import type { ComparedWith } from '../review-address.ts';

export interface CompareOption {
  readonly id: string;
  /** Null: no comparison any more. */
  readonly with: ComparedWith | null;
  /** A name is written in its own direction. */
  readonly title: string;
  readonly detail: string;
}

const NOTHING: CompareOption = {
  id: 'nothing',
  with: null,
  title: 'Nothing',
  detail: 'the code with its comments',
};
const STARTER: CompareOption = {
  id: 'starter',
  with: 'starter',
  title: 'The starter',
  detail: 'what students begin with',
};

/** The student's own first; by a search what is no submission is found by its words. @param comparing something is beside it now */
export function compareOptions(of: {
  readonly found: OtherSubmissionsView['found'];
  readonly search: string;
  readonly comparing: boolean;
}): readonly CompareOption[] {
  const { found, search, comparing } = of;
  const words = search.trim().toLowerCase();
  const isMeant = ({ title }: CompareOption) => title.toLowerCase().includes(words);
  const own = found.filter((one) => one.own);
  const others = found.filter((one) => !one.own);
  return [
    ...(comparing && isMeant(NOTHING) ? [NOTHING] : []),
    ...own.map((one) => optionOf(one, `Submission ${one.number}`)),
    ...(isMeant(STARTER) ? [STARTER] : []),
    ...others.map((one) => optionOf(one, one.student)),
  ];
}

function optionOf(
  { submissionId, own, number, points, pointsMax }: OtherSubmissionView,
  title: string,
): CompareOption {
  const worth =
    points === null || pointsMax === null
      ? 'not verified'
      : `${formatPoints(points)} / ${formatPoints(pointsMax)}`;
  return {
    id: submissionId,
    with: { submissionId },
    title,
    detail: own ? worth : `submission ${number}, ${worth}`,
  };
}

/** How many more there are, or that there is none. */
export function foundWords(of: {
  readonly shown: number;
  readonly found: Pick<OtherSubmissionsView, 'found' | 'total'>;
  readonly search: string;
}): string {
  const { shown, found, search } = of;
  const more = found.total - found.found.length;
  if (more > 0) return `${more} more. A name or a number finds them.`;
  return shown === 0 ? `Nothing is called “${search.trim()}”. Try part of a name, or a number.` : '';
}
