'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReviewQueue, ReviewQueueView } from '#server/grading/review-view.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import { queueNeighbours, reviewHref } from '../review-address.ts';
import { useIsHere } from '../use-is-here.ts';

interface QueueMoves {
  readonly course: string;
  readonly queue: ReviewQueue;
  readonly list: ReviewQueueView;
  /** The submission that is open. */
  readonly submissionId: string;
  readonly nextFree: ReviewActions['nextFree'];
}

/** From the open submission to its neighbours in the queue, and to the next that nobody is at. */
export function useQueueMoves({ course, queue, list, submissionId, nextFree }: QueueMoves) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const isHere = useIsHere();
  const { previous, next } = queueNeighbours(list.items, submissionId);
  const go = (to: string | null) => {
    if (to !== null) router.push(reviewHref({ course, submissionId: to, queue }));
  };
  return {
    next,
    goNext: () => go(next),
    goBack: () => go(previous),
    /** Why there was none, in words. */
    problem,
    async goFree(): Promise<void> {
      const answer = await reached(nextFree());
      if (!isHere.current) return;
      go(answer.ok ? (answer.value?.submissionId ?? null) : null);
      if (!answer.ok) setProblem(answer.problem);
      else setProblem(answer.value ? null : 'Nothing else is free in this queue.');
    },
  };
}
