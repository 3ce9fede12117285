/** What the search for a witness came to, in a sentence. */
import type { ChangedSubmissionView } from '#server/grading/regrade/regrade-view.ts';

type Finding = NonNullable<ChangedSubmissionView['witness']>['finding'];
type None = Extract<Finding, { kind: 'none' }>;

export function noneWords(
  { why }: Pick<None, 'why'>,
  { title, from, to }: { title: string | null; from: number; to: number },
): string {
  const named = title === null ? 'a case' : `“${title}”`;
  switch (why) {
    case 'case-is-new':
      return `Version ${to} adds ${named}; version ${from} has nothing to compare.`;
    case 'case-is-gone':
      return `Version ${to} has ${named} no more, so there is nothing to compare.`;
    case 'points-only':
      return 'Both versions judge every case alike; only its points differ.';
    case 'not-comparable':
      return 'The case asks in a way, or the code runs under rules, that the two versions do not share. Compare the evidence of both.';
    case 'not-found':
      return 'None was found: on every input that was tried, both versions say the same.';
  }
}

const SECOND_MS = 1_000;

/** "0.6 s". */
export function secondsWords(ms: number): string {
  return `${(ms / SECOND_MS).toFixed(ms < 10 * SECOND_MS ? 1 : 0)} s`;
}
