'use client';

import { useState } from 'react';
import type { ReviewQueue, ReviewQueueView, ReviewView } from '#server/grading/review-view.ts';
import { OnTheWay, OnTheWayProvider, useOnTheWay } from '../ui/on-the-way.ts';
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
import { QueuePane } from './queue/queue-pane.tsx';
import { useDoneHere } from './queue/use-done-here.ts';
import { useQueueMoves } from './queue/use-queue-moves.ts';
import styles from './review.module.css';
import type { ReviewActions } from './review-actions.ts';
import { ReviewActs } from './review-acts.tsx';
import { closedPlaces, pointsKey } from './unsent/unsent-words.ts';
import { type UnsentWork, useUnsentWork } from './unsent/use-unsent-work.ts';
import { useReviewKeys } from './use-review-keys.ts';
import { useSettling } from './use-settling.ts';

interface ReviewProps {
  readonly viewerId: string;
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
export function Review(props: ReviewProps) {
  const { viewerId, view, queue, list, actions } = props;
  const { submission, course } = view;
  const [onTheWay] = useState(() => new OnTheWay());
  const unsent = useUnsentWork({ viewerId, submissionId: submission.id });
  const comments = useComments({
    ...{ fromServer: submission.comments, actions },
    ...{ forms: unsent.comments, onTheWay },
  });
  const [overriding, setOverriding] = useState(false);
  const [chosenCase, setChosenCase] = useState<string | null>(null);
  const { nextFree } = actions;
  const moves = useQueueMoves({ course, queue, list, submissionId: submission.id, nextFree });
  const { hold, take } = useHold(view.hold, actions);
  const snippets = useSnippets(actions);
  const live = useLiveRun(actions);
  const onDone = useDoneHere(moves);
  const settling = useSettling({
    ...{ actions, onDone },
    hasUnsent: unsent.places.length > 0,
    async findUnfinished() {
      const isDone = await onTheWay.areDone();
      if (unsent.placesNow().length > 0) return 'unsent';
      return isDone ? null : 'lost';
    },
  });
  const isTaken = hold?.kind === 'others';
  useReviewKeys(view, {
    ...{ comments, settling, live },
    onNext: () => (isTaken ? void moves.goFree() : moves.goNext()),
    onBack: moves.goBack,
    onOverride: () => setOverriding(true),
  });

  return (
    <OnTheWayProvider value={onTheWay}>
      <div className={styles.review}>
        <QueuePane course={course} queue={queue} list={list} currentId={submission.id} nextId={moves.next} />
        <CodePane
          {...{ view, queue, comments, actions, snippets }}
          others={list.items.filter(({ submissionId }) => submissionId !== submission.id)}
          unsent={closedPlaces(unsent.places, chosenCase)}
          onOpenCase={setChosenCase}
        >
          <HoldBanner
            hold={hold}
            onTaken={take}
            onNextFree={() => void moves.goFree()}
            nextProblem={moves.problem}
            actions={actions}
          />
        </CodePane>
        <Evidence
          {...props}
          {...{ comments, unsent, settling, live }}
          overriding={overriding}
          onOverride={setOverriding}
          chosenCase={chosenCase}
          onChooseCase={setChosenCase}
        />
      </div>
    </OnTheWayProvider>
  );
}

interface EvidenceProps extends ReviewProps {
  readonly comments: ReturnType<typeof useComments>;
  readonly unsent: UnsentWork;
  readonly settling: ReturnType<typeof useSettling>;
  readonly live: ReturnType<typeof useLiveRun>;
  readonly overriding: boolean;
  readonly onOverride: (open: boolean) => void;
  readonly chosenCase: string | null;
  readonly onChooseCase: (caseId: string | null) => void;
}

/** The grade, what is asked and said about it, and the cases. */
function Evidence(props: EvidenceProps) {
  const { view, actions, beside, offered = [], comments, unsent, settling, live } = props;
  const { submission } = view;
  const onTheWay = useOnTheWay();
  return (
    <EvidencePane
      view={view}
      form={unsent.points.at(pointsKey(null))}
      overriding={props.overriding}
      onOverride={props.onOverride}
      onSave={async (draft) => {
        const answer = await actions.override(draft);
        if (!answer.ok) return answer.problem;
        props.onOverride(false);
        return null;
      }}
      onTakeBack={(overrideId) => onTheWay.ask(reached(actions.takeBack(overrideId)))}
      acts={<ReviewActs view={view} settling={settling} unsent={unsent.places} />}
      tries={<LiveRunButton live={live} />}
      foot={
        <CasePoints
          first={submission.casePoints}
          cases={submission.report?.cases ?? []}
          forms={unsent.points}
          chosen={props.chosenCase}
          onChoose={props.onChooseCase}
          actions={actions}
        />
      }
    >
      <LiveRunSection live={live} view={view} />
      <ReviewRequests first={submission.requests} forms={unsent.replies} actions={actions} />
      <OfferedComments
        offered={offered.filter(({ body }) => comments.all.every((written) => written.body !== body))}
        onUse={comments.add}
      />
      {beside}
    </EvidencePane>
  );
}
