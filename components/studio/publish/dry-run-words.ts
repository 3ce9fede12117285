import type { DraftDryRunView, DryRunChangeView } from '#server/studio/publish/draft-dry-run-view.ts';

type Counts = NonNullable<DraftDryRunView['findings']>['counts'];

/** "3 would lose, 1 would gain, 36 stay as they are." */
export function dryRunHeadline({ gains, loses, same, notTried }: Counts): string {
  if (gains + loses + same + notTried === 0) return 'Nothing that counts was handed in yet.';
  const parts = [
    loses === 0 ? 'nobody would lose' : `${loses} would lose`,
    gains === 0 ? 'nobody would gain' : `${gains} would gain`,
    same === 0 ? '' : same === 1 ? '1 stays as it is' : `${same} stay as they are`,
    notTried === 0 ? '' : notTried === 1 ? '1 was not tried' : `${notTried} were not tried`,
  ].filter(Boolean);
  const words = parts.join(', ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** "“vectors of any size” fails now" */
export function becauseWords(because: DryRunChangeView['because']): string {
  const [first, ...others] = because;
  if (!first) return 'its cases are worth other points';
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  return `“${first.title}” ${first.passes ? 'passes' : 'fails'} now${more}`;
}

/** Beside the button. */
export function dryRunAbout(view: DraftDryRunView | null): string {
  switch (view?.state) {
    case undefined:
      return 'Tries this on every submission that counts, on the inputs that it was judged on. No grade changes.';
    case 'running': {
      const { done, total } = view.progress;
      return total === null ? 'It begins in a moment.' : `${done} of ${total} tried.`;
    }
    case 'ready':
      return 'Points of the submissions that count, before late days and what people set.';
    case 'cancelled':
      return 'Stopped. It can be tried again.';
    case 'failed':
      return 'The grader failed at it. Try again; if it fails once more, look at the log.';
  }
}
