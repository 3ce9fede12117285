import { formatPoints, pointsInWords } from '#components/ui/format-points.ts';
import type { Status } from '#components/ui/status-glyph.tsx';
import type { ExerciseRowView, ExerciseState } from '#server/courses/course-home-view.ts';

export const STATE_WORDS: Readonly<Record<ExerciseState, string>> = {
  coming: 'Coming',
  locked: 'Locked',
  'not-started': 'Not started',
  'in-progress': 'In progress',
  provisional: 'Provisional',
  verifying: 'Verifying',
  verified: 'Verified',
};

const STATE_GLYPHS: Readonly<Record<ExerciseState, Status>> = {
  coming: 'coming',
  locked: 'locked',
  'not-started': 'not-started',
  'in-progress': 'in-progress',
  provisional: 'provisional',
  verifying: 'running',
  verified: 'verified',
};

/** The seal of full marks is theirs alone. */
export function stateGlyph({ state, finished }: Pick<ExerciseRowView, 'state' | 'finished'>): Status {
  return state === 'verified' && !finished ? 'verified-part' : STATE_GLYPHS[state];
}

/** Whether the row leads anywhere for this reader. */
export function isOpen(row: Pick<ExerciseRowView, 'state'>): boolean {
  return row.state !== 'coming' && row.state !== 'locked';
}

/** What a deadline's row says about the work: "ready to submit", "2 cases fail", "not started". */
export function progressWords(row: ExerciseRowView): string {
  const { state, casesPassed, casesTotal } = row;
  if (state === 'verifying') return 'being verified';
  if (state === 'not-started' || state === 'locked') return STATE_WORDS[state].toLowerCase();
  if (state === 'verified' && row.points !== null && row.pointsMax !== null)
    return `${formatPoints(row.points)} of ${pointsInWords(row.pointsMax)}`;
  if (casesPassed === null || casesTotal === null) return 'in progress';
  const failing = casesTotal - casesPassed;
  if (failing === 0) return 'ready to submit';
  return failing === 1 ? '1 case fails' : `${failing} cases fail`;
}
