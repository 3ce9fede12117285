'use client';

import { useRouter } from 'next/navigation';
import type { ReviewQueue, ReviewQueueItemView, ReviewView } from '#server/grading/review-view.ts';
import { NewerBanner } from '../banners/newer-banner.tsx';
import type { Comments } from '../comments/use-comments.ts';
import type { Snippets } from '../comments/use-snippets.ts';
import { CompareChoice } from '../compare/compare-choice.tsx';
import { Comparison } from '../compare/comparison.tsx';
import { useCompared } from '../compare/use-compared.ts';
import type { ReviewActions } from '../review-actions.ts';
import { reviewHref } from '../review-address.ts';
import { AnonymousNote } from './anonymous-note.tsx';
import styles from './code-pane.module.css';
import { CommentedCode } from './commented-code.tsx';

interface CodePaneProps {
  readonly view: ReviewView;
  readonly queue: ReviewQueue;
  readonly comments: Comments;
  readonly actions: ReviewActions;
  readonly snippets: Snippets;
  /** Others in the queue, whom the same comment may be for. */
  readonly others: readonly ReviewQueueItemView[];
  /** Who else is at it. */
  readonly children?: React.ReactNode;
}

/** Whose code it is, which of their submissions, and the code: with comments, or beside another one. */
export function CodePane({ view, queue, comments, actions, snippets, others, children }: CodePaneProps) {
  const { submission, grade, course } = view;
  const router = useRouter();
  const compared = useCompared({ course, submissionId: submission.id, queue }, actions);
  const { other, problem } = compared;
  const goTo = (submissionId: string) => router.push(reviewHref({ course, submissionId, queue }));
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
        <SubmissionChoice submission={submission} onChoose={goTo} />
        <CompareChoice
          siblingIds={submission.siblings.map(({ id }) => id)}
          compared={compared}
          actions={actions}
        />
      </header>
      {children}
      <NewerBanner submission={submission} actions={actions} onOpen={goTo} />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {other ? (
        <Comparison shown={submission} other={other} />
      ) : (
        <CommentedCode
          submission={submission}
          comments={comments}
          tools={{
            snippets,
            spread: actions.spread,
            others: others.map(({ submissionId }) => submissionId),
          }}
        />
      )}
    </main>
  );
}

function SubmissionChoice({
  submission: { id: shownId, siblings },
  onChoose,
}: {
  readonly submission: ReviewView['submission'];
  readonly onChoose: (submissionId: string) => void;
}) {
  const newest = siblings[0];
  return (
    <label className={styles.choice}>
      Submission
      <select value={shownId} onChange={({ target }) => onChoose(target.value)}>
        {siblings.map(({ id, number }) => (
          <option key={id} value={id}>
            {number} of {newest?.number ?? number}
          </option>
        ))}
      </select>
    </label>
  );
}
