/** What the page says about a verified submission, and why it differs from what the browser had. */

import { formatPoints, pointsInWords } from '#components/ui/format-points.ts';
import type { Report } from '#grader/protocol.ts';
import type { HiddenTotalView, SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { stateOfOutcome } from '../report/case-state.ts';
import { stateWord } from '../report/case-words.ts';

export interface VerifiedWords {
  readonly title: string;
  readonly text: string;
  /** The server found less than the browser. */
  readonly below: boolean;
}

export function verifiedWords(
  submission: Pick<
    SubmissionDetailView,
    'points' | 'pointsMax' | 'provisionalPoints' | 'report' | 'hiddenTotal' | 'reportProblem'
  >,
): VerifiedWords {
  const points = submission.points ?? 0;
  const score = `${formatPoints(points)} / ${formatPoints(submission.pointsMax)}`;
  const browser = submission.provisionalPoints;
  const lost = lostWords(submission);
  if (browser !== null && browser > points) {
    return {
      title: `Verified ${score}. Your browser had ${formatPoints(browser)}.`,
      text: onlyPublicFail(submission) ? `${lost} ${DEVICE_WORDS}` : lost,
      below: true,
    };
  }
  return { title: `${score}, verified`, text: lost, below: false };
}

/** Every case that failed on the server ran in the browser too. */
const DEVICE_WORDS =
  "Your browser ran the same cases on your device; on the server's CPU they came out otherwise. That happens when a result depends on time, chance or the device.";

function onlyPublicFail({
  report,
  hiddenTotal,
}: Pick<SubmissionDetailView, 'report' | 'hiddenTotal'>): boolean {
  if (hiddenTotal && hiddenTotal.points < hiddenTotal.pointsMax) return false;
  const failing = report?.cases.filter(({ status }) => status !== 'passed') ?? [];
  return failing.length > 0 && failing.every(({ visibility }) => visibility === 'public');
}

const PROBLEM_WORDS: Readonly<Record<NonNullable<SubmissionDetailView['reportProblem']>, string>> = {
  'unknown-version':
    'Another version of the grader wrote its report, which cannot be shown. The points stand.',
  damaged:
    'Its report is damaged and cannot be shown. The points stand; the course staff can verify it again.',
};

function lostWords({
  report,
  hiddenTotal,
  reportProblem,
}: Pick<SubmissionDetailView, 'report' | 'hiddenTotal' | 'reportProblem'>): string {
  if (reportProblem !== null) return PROBLEM_WORDS[reportProblem];
  if (!report) return 'The server verified your code.';
  if (hiddenTotal) return [openWords(report), hiddenWords(hiddenTotal)].filter(Boolean).join(' ');
  const total = report.cases.length;
  const failing = report.cases.filter((entry) => entry.status !== 'passed');
  if (failing.length === 0) return total === 1 ? 'The case passes.' : `All ${total} cases pass.`;
  const hidden = report.cases.filter((entry) => entry.visibility === 'hidden');
  const first = failing.find((entry) => entry.visibility === 'hidden') ?? failing[0];
  const passed = `${total - failing.length} of ${total} ${total === 1 ? 'case passes' : 'cases pass'}.`;
  if (!first) return passed;
  const place = hidden.indexOf(first) + 1;
  const name = place > 0 ? `Hidden case ${place}` : `Case ${report.cases.indexOf(first) + 1}`;
  const title = first.untitled ? '' : `, ${first.title}`;
  return `${passed} ${name}${title}: ${stateWord(stateOfOutcome(first)).toLowerCase()}.`;
}

/** Of cases that are not hidden, where of the others there is only a sum. */
function openWords({ cases }: Report): string {
  if (cases.length === 0) return '';
  const passed = cases.filter(({ status }) => status === 'passed').length;
  return `${passed} of ${cases.length} open ${cases.length === 1 ? 'case passes' : 'cases pass'}.`;
}

function hiddenWords({ cases, points, pointsMax }: HiddenTotalView): string {
  const who = cases === 1 ? 'The hidden case gives' : `The ${cases} hidden cases together give`;
  return `${who} ${formatPoints(points)} of ${pointsInWords(pointsMax)}.`;
}
