'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { ReviewQueue } from '#server/grading/review-view.ts';
import type { ReviewActions } from '../review-actions.ts';
import { type ComparedWith, readComparedWith, reviewHref } from '../review-address.ts';
import type { Other } from './comparison.tsx';

interface Place {
  readonly course: string;
  /** The submission that is read. */
  readonly submissionId: string;
  readonly queue: ReviewQueue;
}

export interface Compared {
  readonly other: Other | null;
  readonly problem: string | null;
  readonly choose: (comparedWith: ComparedWith | null) => void;
}

type Sources = Pick<ReviewActions, 'other' | 'starter'>;

/** What the open submission is held against. The address says it, so that a link shows the same two. */
export function useCompared(place: Place, actions: Sources): Compared {
  const inAddress = useSearchParams().get('with');
  const wanted = inAddress === place.submissionId ? null : inAddress;
  const [loaded, setLoaded] = useState<{ of: string; other: Other | null; problem: string | null }>();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const comparedWith = readComparedWith(wanted);
    if (wanted === null || comparedWith === null) return;
    let gone = false;
    void load(comparedWith, latest.current).then((answer) => {
      if (!gone) setLoaded({ of: wanted, ...answer });
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  const isWanted = wanted !== null && readComparedWith(wanted) !== null;
  return {
    // Until the next one has come the one before stays.
    other: isWanted ? (loaded?.other ?? null) : null,
    problem: loaded?.of === wanted ? (loaded?.problem ?? null) : null,
    choose: (comparedWith) =>
      // Without a state of our own, or the router does not hear of it and puts the old address back after an action.
      window.history.replaceState(null, '', reviewHref({ ...place, comparedWith })),
  };
}

async function load(
  comparedWith: ComparedWith,
  { other, starter }: Sources,
): Promise<{ readonly other: Other | null; readonly problem: string | null }> {
  try {
    if (comparedWith === 'starter') {
      const answer = await starter();
      return answer.ok
        ? { other: { kind: 'starter', source: answer.value.source }, problem: null }
        : { other: null, problem: answer.problem };
    }
    const answer = await other(comparedWith.submissionId);
    return answer.ok
      ? { other: { kind: 'submission', submission: answer.value }, problem: null }
      : { other: null, problem: answer.problem };
  } catch {
    return { other: null, problem: 'The server could not be reached. Load the page again to retry.' };
  }
}
