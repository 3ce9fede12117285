/** What the browser that a submission came from said of it, held against what the server found. */
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { formatPoints } from '../../ui/format-points.ts';

export interface ClaimWords {
  readonly kind: 'none' | 'waiting' | 'same' | 'differs';
  readonly text: string;
}

type Claimed = Pick<SubmissionDetailView, 'provisionalPoints' | 'points' | 'report'>;

/** Points are sums of fractions that two machines may have added in another order. */
const SAME_WITHIN = 1e-6;

export function claimWords({ provisionalPoints: claimed, points, report }: Claimed): ClaimWords {
  if (claimed === null) return { kind: 'none', text: 'The browser made no claim.' };
  const said = `The browser said ${formatPoints(claimed)}`;
  if (points === null) return { kind: 'waiting', text: `${said}. The server has not judged it yet.` };
  // A browser has no hidden cases: only what both ran can be held against each other.
  const both = report?.cases.filter(({ visibility }) => visibility === 'public');
  const found = both ? both.reduce((sum, { points: earned }) => sum + earned, 0) : points;
  const hasHidden = both !== undefined && both.length < (report?.cases.length ?? 0);
  if (Math.abs(claimed - found) < SAME_WITHIN)
    return { kind: 'same', text: `The browser said the same${hasHidden ? ' of the public cases' : ''}.` };
  const server = `the server found ${formatPoints(found)}`;
  return {
    kind: 'differs',
    text: hasHidden ? `${said}. On the same cases ${server}.` : `${said}, ${server}.`,
  };
}
