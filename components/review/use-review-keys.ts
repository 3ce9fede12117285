'use client';

import { useRouter } from 'next/navigation';
import type { ReviewView } from '#server/grading/review-view.ts';
import { regradeHref } from '../gradebook/regrade-address.ts';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import type { useComments } from './comments/use-comments.ts';
import type { useLiveRun } from './live/use-live-run.ts';
import type { useSettling } from './use-settling.ts';

interface ReviewDeeds {
  readonly comments: ReturnType<typeof useComments>;
  readonly settling: ReturnType<typeof useSettling>;
  readonly live: ReturnType<typeof useLiveRun>;
  readonly onNext: () => void;
  readonly onBack: () => void;
  readonly onOverride: () => void;
}

/** A letter for each thing that a grader does with a submission. */
export function useReviewKeys(view: ReviewView, deeds: ReviewDeeds): void {
  const { comments, settling, live, onNext, onBack, onOverride } = deeds;
  const { submission, course, grade } = view;
  const router = useRouter();
  usePageKeys({
    j: onNext,
    k: onBack,
    c: () => comments.write(null),
    o: onOverride,
    p: () => void comments.release(),
    d: () => {
      if (!view.done) void settling.finish();
    },
    f: () => settling.flag(view.flag === null),
    x: live.start,
    r: () => router.push(regradeHref({ course, exercise: grade.exercise.slug, submissionId: submission.id })),
  });
}
