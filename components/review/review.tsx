'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { ReviewQueue, ReviewQueueView, ReviewView } from '#server/grading/review-view.ts';
import { reached } from '../ui/reached.ts';
import { HoldBanner } from './banners/hold-banner.tsx';
import { useHold } from './banners/use-hold.ts';
import { CodePane } from './code/code-pane.tsx';
import { OfferedComments } from './comments/offered-comments.tsx';
import { useComments } from './comments/use-comments.ts';
import { useSnippets } from './comments/use-snippets.ts';
import { CasePoints } from './evidence/case-points.tsx';
import { EvidencePane } from './evidence/evidence-pane.tsx';
import { ReviewRequests } from './evidence/review-requests.tsx';
import { LiveRunButton, LiveRunSection } from './live/live-run-section.tsx';
import { useLiveRun } from './live/use-live-run.ts';
import { useOneDone } from './queue/one-done.tsx';
import { QueuePane } from './queue/queue-pane.tsx';
import { useQueueMoves } from './queue/use-queue-moves.ts';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions.ts';
import { ReviewActs } from './review-acts.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { useSettling } from './use-settling.ts';

interface ReviewProps {
  readonly view: ReviewView;
  readonly queue: ReviewQueue;
  readonly list: ReviewQueueView;
  readonly actions: ReviewActions;
  /** Between the grade and the cases: the rubric. */
  readonly beside?: React.ReactNode;
  /** Comments written for others whose program fails like this one. */
  readonly offered?: readonly { readonly id: string; readonly body: string }[];
}

/** Queue, code, evidence: one submission is read, commented and settled, then the next. */
export function Review({ view, queue, list, actions, beside, offered = [] }: ReviewProps) {
  const router = useRouter();
  const oneDone = useOneDone();
  const { submission, course } = view;
  const comments = useComments(submission.comments, actions);
  const [overriding, setOverriding] = useState(false);
  const { nextFree } = actions;
  const moves = useQueueMoves({ course, queue, list, submissionId: submission.id, nextFree });
  const { hold, take } = useHold(view.hold, actions);
  const snippets = useSnippets(actions);
  const live = useLiveRun(actions);
  const settling = useSettling(actions, () => {
    if (moves.next === null) return router.refresh();
    oneDone.current = true;
    moves.goNext();
  });
  useEffect(() => {
    if (!oneDone.current) return;
    oneDone.current = false;
    router.refresh();
  }, [router, oneDone]);
  const isTaken = hold?.kind === 'others';
  useReviewKeys(view, {
    ...{ comments, settling, live },
    onNext: () => (isTaken ? void moves.goFree() : moves.goNext()),
    onBack: moves.goBack,
    onOverride: () => setOverriding(true),
  });

  return (
    <div className={styles.review}>
      <QueuePane course={course} queue={queue} list={list} currentId={submission.id} nextId={moves.next} />
      <CodePane
        view={view}
        queue={queue}
        comments={comments}
        actions={actions}
        snippets={snippets}
        others={list.items.filter(({ submissionId }) => submissionId !== submission.id)}
      >
        <HoldBanner
          hold={hold}
          onTaken={take}
          onNextFree={() => void moves.goFree()}
          nextProblem={moves.problem}
          actions={actions}
        />
      </CodePane>
      <EvidencePane
        view={view}
        overriding={overriding}
        onOverride={setOverriding}
        onSave={async (draft) => {
          const answer = await actions.override(draft);
          if (!answer.ok) return answer.problem;
          setOverriding(false);
          return null;
        }}
        onTakeBack={(overrideId) => reached(actions.takeBack(overrideId))}
        acts={<ReviewActs view={view} settling={settling} />}
        tries={<LiveRunButton live={live} />}
        foot={
          <CasePoints
            first={submission.casePoints}
            cases={submission.report?.cases ?? []}
            actions={actions}
          />
        }
      >
        <LiveRunSection live={live} view={view} />
        <ReviewRequests first={submission.requests} actions={actions} />
        <OfferedComments
          offered={offered.filter(({ body }) => comments.all.every((written) => written.body !== body))}
          onUse={comments.add}
        />
        {beside}
      </EvidencePane>
    </div>
  );
}
