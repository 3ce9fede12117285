'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ReviewQueue, ReviewQueueItemView, ReviewView } from '#server/grading/review-view.ts';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { CodeLines } from '../editor/code-lines.tsx';
import { CommentCard } from '../submission/comment-card.tsx';
import { commentPlace, commentsByLine } from '../submission/comment-words.ts';
import { Button } from '../ui/button.tsx';
import { AnonymousNote } from './anonymous-note.tsx';
import styles from './code-pane.module.css';
import { CommentForm } from './comment-form.tsx';
import { CompareChoice } from './compare-choice.tsx';
import { Comparison, type Other } from './comparison.tsx';
import { NewerBanner } from './newer-banner.tsx';
import type { ReviewActions } from './review-actions.ts';
import { reviewHref } from './review-address.ts';
import type { Snippets } from './use-snippets.ts';

interface CodePaneProps {
  readonly view: ReviewView;
  readonly queue: ReviewQueue;
  readonly comments: readonly CommentView[];
  /** Where a comment is being written; null: about the whole; undefined: nowhere. */
  readonly writing: number | null | undefined;
  readonly onWrite: (place: number | null | undefined) => void;
  /** Saves a draft; gives why it was not saved, in words. */
  readonly onComment: (line: number | null, body: string) => Promise<string | null>;
  readonly onDiscard: (commentId: string) => Promise<void>;
  readonly onRelease: () => Promise<string | null>;
  readonly actions: ReviewActions;
  readonly snippets: Snippets;
  /** Others in the queue, whom the same comment may be for. */
  readonly others: readonly ReviewQueueItemView[];
  /** Who else is at it. */
  readonly children?: React.ReactNode;
}

const FONT_SIZE = 12.5;

/** The code as it was handed in, with each comment under its line. */
export function CodePane(props: CodePaneProps) {
  const { view, queue, comments, writing, onWrite, onComment, actions } = props;
  const { submission, grade, course } = view;
  const router = useRouter();
  const byLine = commentsByLine(comments, submission.source.split('\n').length);
  const newest = submission.siblings[0];
  const [other, setOther] = useState<Other | null>(null);
  const form = (line: number | null) => (
    <CommentForm
      key={line}
      place={commentPlace(line)}
      onSave={(body) => onComment(line, body)}
      onCancel={() => onWrite(undefined)}
      tools={{
        snippets: props.snippets,
        spread: actions.spread,
        others: props.others.map(({ submissionId }) => submissionId),
      }}
    />
  );
  const cards = (line: number | null) =>
    (byLine.get(line) ?? []).map((comment) => (
      <Card key={comment.id} comment={comment} onDiscard={props.onDiscard} />
    ));

  return (
    <main id="main" tabIndex={-1} className={styles.pane}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>
            <bdi>{submission.student}</bdi>
          </h1>
          <p className={styles.exercise}>
            {grade.exercise.number} {grade.exercise.title}
          </p>
          {view.anonymous ? <AnonymousNote mayReveal={view.mayReveal} onReveal={actions.reveal} /> : null}
        </div>
        <label className={styles.choice}>
          Submission
          <select
            value={submission.id}
            onChange={({ target }) => router.push(reviewHref({ course, submissionId: target.value, queue }))}
          >
            {submission.siblings.map(({ id, number }) => (
              <option key={id} value={id}>
                {number} of {newest?.number ?? number}
              </option>
            ))}
          </select>
        </label>
        <CompareChoice
          submission={submission}
          others={queue.slug === grade.exercise.slug ? props.others : []}
          chosen={other}
          onChoose={setOther}
          actions={actions}
        />
      </header>
      {props.children}
      <NewerBanner
        submission={submission}
        actions={actions}
        onOpen={(submissionId) => router.push(reviewHref({ course, submissionId, queue }))}
      />
      {other ? (
        <Comparison shown={submission} other={other} />
      ) : (
        <>
          <Drafts comments={comments} onRelease={props.onRelease} onWhole={() => onWrite(null)} />
          <div className={styles.whole}>
            {cards(null)}
            {writing === null ? form(null) : null}
          </div>
          <CodeLines
            source={submission.source}
            label={`Source of submission ${submission.number}`}
            fontSize={FONT_SIZE}
            plain={false}
            below={(line) =>
              byLine.has(line) || writing === line ? (
                <>
                  {cards(line)}
                  {writing === line ? form(line) : null}
                </>
              ) : null
            }
            choose={{ name: (line) => `Comment on line ${line}`, onLine: onWrite }}
          />
        </>
      )}
    </main>
  );
}

function Drafts({
  comments,
  onRelease,
  onWhole,
}: {
  readonly comments: readonly CommentView[];
  readonly onRelease: () => Promise<string | null>;
  readonly onWhole: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const drafts = comments.filter(({ own, shown }) => own && !shown).length;
  return (
    <div className={styles.drafts}>
      <p role="status">
        {drafts === 0
          ? 'Choose a line number to comment on it.'
          : drafts === 1
            ? '1 draft that the student does not see yet.'
            : `${drafts} drafts that the student does not see yet.`}
      </p>
      <Button size="small" keys="C" onClick={onWhole}>
        Comment on the whole
      </Button>
      {drafts === 0 ? null : (
        <Button
          size="small"
          keys="P"
          onClick={() => {
            void onRelease().then(setProblem);
          }}
        >
          Show to the student
        </Button>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </div>
  );
}

function Card({
  comment,
  onDiscard,
}: {
  readonly comment: CommentView;
  readonly onDiscard: (commentId: string) => Promise<void>;
}) {
  const isDraft = !comment.shown;
  return (
    <CommentCard
      comment={comment}
      state={
        isDraft ? (
          <>
            <span className={styles.draft}>draft</span>
            {comment.own ? (
              <Button size="small" variant="ghost" onClick={() => void onDiscard(comment.id)}>
                Discard
              </Button>
            ) : null}
          </>
        ) : (
          <span className={styles.shown}>shown to student</span>
        )
      }
    />
  );
}
