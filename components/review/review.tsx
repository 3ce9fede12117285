'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReviewQueue, ReviewQueueView, ReviewView } from '#server/grading/review-view.ts';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { regradeHref } from '../gradebook/regrade-address.ts';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { CasePoints } from './case-points.tsx';
import { CodePane } from './code-pane.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { HoldBanner } from './hold-banner.tsx';
import { LiveRunSection } from './live/live-run-section.tsx';
import { useLiveRun } from './live/use-live-run.ts';
import { OfferedComments } from './offered-comments.tsx';
import { QueuePane } from './queue-pane.tsx';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions.ts';
import { ReviewActs } from './review-acts.tsx';
import { queueNeighbours, reviewHref } from './review-address.ts';
import { ReviewRequests } from './review-requests.tsx';
import { useHold } from './use-hold.ts';
import { useSettling } from './use-settling.ts';
import { useSnippets } from './use-snippets.ts';

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
  const { submission, course } = view;
  const { comments, setComments } = useComments(submission.comments);
  const [writing, setWriting] = useState<number | null>();
  const [overriding, setOverriding] = useState(false);
  const [nextProblem, setNextProblem] = useState<string | null>(null);
  const { previous, next } = queueNeighbours(list.items, submission.id);
  const { hold, take } = useHold(view.hold, actions);
  const snippets = useSnippets(actions);
  const live = useLiveRun(actions);
  const go = (submissionId: string | null) => {
    if (submissionId !== null) router.push(reviewHref({ course, submissionId, queue }));
  };

  async function comment(line: number | null, body: string): Promise<string | null> {
    const answer = await actions.comment(line, body);
    if (!answer.ok) return answer.problem;
    setComments(answer.value);
    setWriting(undefined);
    return null;
  }

  async function release(): Promise<string | null> {
    const answer = await actions.release();
    if (answer.ok) setComments(answer.value);
    return answer.ok ? null : answer.problem;
  }

  async function nextFree(): Promise<void> {
    const answer = await actions.nextFree();
    go(answer.ok ? (answer.value?.submissionId ?? null) : null);
    if (!answer.ok) setNextProblem(answer.problem);
    else setNextProblem(answer.value ? null : 'Nothing else is free in this queue.');
  }

  const settling = useSettling(actions, () => {
    go(next);
    // It was fetched ahead, while this one still stood in the queue.
    router.refresh();
  });
  const isTaken = hold?.kind === 'others';
  usePageKeys({
    j: () => (isTaken ? void nextFree() : go(next)),
    k: () => go(previous),
    c: () => setWriting(null),
    o: () => setOverriding(true),
    p: () => void release(),
    d: () => {
      if (!view.done) settling.finish();
    },
    f: () => settling.flag(view.flag === null),
    x: live.start,
    r: () =>
      router.push(regradeHref({ course, exercise: view.grade.exercise.slug, submissionId: submission.id })),
  });

  return (
    <div className={styles.review}>
      <QueuePane course={course} queue={queue} list={list} currentId={submission.id} nextId={next} />
      <CodePane
        view={view}
        queue={queue}
        comments={comments}
        writing={writing}
        onWrite={setWriting}
        onComment={comment}
        onDiscard={async (id) => {
          const answer = await actions.discard(id);
          if (answer.ok) setComments(answer.value);
        }}
        onRelease={release}
        actions={actions}
        snippets={snippets}
        others={list.items.filter(({ submissionId }) => submissionId !== submission.id)}
      >
        <HoldBanner
          hold={hold}
          onTaken={take}
          onNextFree={() => void nextFree()}
          nextProblem={nextProblem}
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
        onTakeBack={actions.takeBack}
        acts={
          <ReviewActs
            view={view}
            busy={settling.busy}
            problem={settling.problem}
            onFinish={settling.finish}
            onReopen={settling.reopen}
            onFlag={settling.flag}
          />
        }
      >
        <LiveRunSection live={live} view={view} />
        <CasePoints first={submission.casePoints} cases={submission.report?.cases ?? []} actions={actions} />
        <ReviewRequests first={submission.requests} actions={actions} />
        <OfferedComments
          offered={offered.filter(({ body }) => comments.every((written) => written.body !== body))}
          onUse={(body) => comment(null, body)}
        />
        {beside}
      </EvidencePane>
    </div>
  );
}

/** What was written here, until the server sends a newer state of the page. */
function useComments(fromServer: readonly CommentView[]) {
  const [written, setWritten] = useState({ since: fromServer, comments: fromServer });
  return {
    comments: written.since === fromServer ? written.comments : fromServer,
    setComments: (comments: readonly CommentView[]) => setWritten({ since: fromServer, comments }),
  };
}
