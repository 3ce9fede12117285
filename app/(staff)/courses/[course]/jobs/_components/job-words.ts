import type {
  RunningBatchView,
  StuckBatchView,
  StuckSubmissionView,
} from '#server/jobs/stuck/stuck-jobs-view.ts';

const KINDS: Readonly<Record<StuckBatchView['kind'], string>> = {
  regrade: 'Regrade',
  census: 'Census',
  check: 'Check',
  similarity: 'Similarity',
};

const PURPOSES: Readonly<Record<StuckSubmissionView['purpose'], string>> = {
  submission: 'Submission',
  regrade: 'Part of a regrade',
  'dry-run': 'Part of a dry run',
  census: 'Part of a census',
};

export function batchWords({ kind, exercise }: Pick<StuckBatchView, 'kind' | 'exercise'>): string {
  return `${KINDS[kind]} of ${exercise}`;
}

export function purposeWords({ purpose }: Pick<StuckSubmissionView, 'purpose'>): string {
  return PURPOSES[purpose];
}

/** "12 of 60 done, 1 given up", "collecting what belongs to it", "writing grades: 12 of 60". */
export function progressWords({
  state,
  done,
  total,
  givenUp,
}: Pick<RunningBatchView, 'state' | 'done' | 'total' | 'givenUp'>): string {
  if (total === null) return 'collecting what belongs to it';
  if (state === 'applying') return 'writing grades';
  if (state === 'undoing') return 'putting grades back';
  return `${done} of ${total} done${givenUp > 0 ? `, ${givenUp} given up` : ''}`;
}

/** The grader says why where it knows. */
export function faultWords(fault: string | null): string {
  return fault ?? 'The grader stopped without saying why.';
}
