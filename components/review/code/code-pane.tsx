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
import { UnsentNote } from '../unsent/unsent-note.tsx';
import type { ClosedPlace } from '../unsent/unsent-words.ts';
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
  /** Where something is written and not saved: comments, and what is closed beside the code. */
  readonly unsent: readonly ClosedPlace[];
  readonly onOpenCase: (caseId: string) => void;
  /** Who else is at it. */
  readonly children?: React.ReactNode;
}

/** Whose code it is, which of their submissions, and the code: with comments, or beside another one. */
export function CodePane(props: CodePaneProps) {
  const { view, queue, comments, actions, snippets, others, unsent, onOpenCase, children } = props;
  const { submission, grade, course } = view;
  const router = useRouter();
  const compared = useCompared({ course, submissionId: submission.id, queue }, actions);
  const { other, problem } = compared;
  const goTo = (submissionId: string) => router.push(reviewHref({ course, submissionId, queue }));
  /** The comment that its writer is at stands before them, unless another program does. */
  const isBefore = (place: ClosedPlace) =>
    place.kind === 'comment' && other === null && comments.writing?.line === place.line;
  function open(place: ClosedPlace) {
    if (place.kind === 'case') return onOpenCase(place.caseId);
    if (other !== null) compared.choose(null);
    comments.write(place.line);
  }
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
      <UnsentNote places={unsent.filter((place) => !isBefore(place))} onOpen={open} />
      <Problem words={problem} />
      <Problem words={comments.problem} />
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

function Problem({ words }: { readonly words: string | null }) {
  if (words === null) return null;
  return (
    <p role="alert" className={styles.problem}>
      {words}
    </p>
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
