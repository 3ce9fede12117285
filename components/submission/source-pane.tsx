'use client';

import { useState } from 'react';
import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import { CodeComparison } from '../editor/code-comparison.tsx';
import { CodeLines } from '../editor/code-lines.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { CaseChanges } from './case-changes.tsx';
import { CommentCard } from './comment-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { commentCountWords, commentPlace, commentsByLine } from './comment-words.ts';
import { type Compared, type DraftSide, sidesOf } from './comparison.ts';
import styles from './source-pane.module.css';

interface SourcePaneProps {
  readonly submission: SubmissionDetailView;
  /** The table that staff came from; null for one's own submission. */
  readonly allHref: string | null;
  /** The reader's own of this exercise, to compare with. */
  readonly list: readonly SubmissionView[];
  readonly compared: Compared | null;
  readonly draft: DraftSide;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  readonly plain: boolean;
  /** An id, or the draft, or nothing. */
  readonly onCompare: (choice: string | null) => void;
  /** Posts a comment; gives why it was not posted, in words. */
  readonly onComment: (line: number | null, body: string) => Promise<string | null>;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

const ALONE = '';

/** The code of one submission, alone with its comments or beside another; the draft stays untouched behind it. */
export function SourcePane(props: SourcePaneProps) {
  const { submission, list, compared, draft } = props;
  const sides = compared === null ? null : sidesOf(submission, compared, draft);
  const isOwn = submission.reader === 'owner' || list.some(({ id }) => id === submission.id);
  const name = isOwn
    ? `Submission ${submission.number}`
    : `Submission ${submission.number} by ${submission.student}`;
  return (
    <section className={styles.pane} aria-label={`${name}, read-only`} data-pane="source">
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            {name}, <LocalTime at={submission.submittedAt} />
          </h2>
          {props.allHref === null ? (
            <Button size="small" variant="ghost" onClick={props.onClose}>
              Back to your code
            </Button>
          ) : (
            <ButtonLink href={props.allHref} size="small" variant="ghost">
              Back to all submissions
            </ButtonLink>
          )}
        </div>
        <div className={styles.line}>
          <CompareWith {...props} isOwn={isOwn} />
          {isOwn ? (
            <Button size="small" onClick={props.onRestore}>
              Restore into the editor
            </Button>
          ) : null}
        </div>
      </header>
      {sides ? (
        <>
          <p className={styles.sides}>
            <span>{sides.before.label}</span>
            <span>{sides.after.label}</span>
          </p>
          {sides.before.source === sides.after.source ? (
            <p className={styles.same}>The code is the same; every run draws its own inputs.</p>
          ) : null}
          <CaseChanges before={sides.before} after={sides.after} />
          <CodeComparison {...sides} theme={props.theme} fontSize={props.fontSize} />
        </>
      ) : (
        <Commented key={submission.id} {...props} />
      )}
    </section>
  );
}

function CompareWith(props: SourcePaneProps & { readonly isOwn: boolean }) {
  const { submission, list, compared, isOwn, onCompare } = props;
  // The list grows while the page is open; of somebody else's it knows nothing.
  const all = isOwn && list.length > 0 ? list : submission.siblings;
  return (
    <label className={styles.compare}>
      Compare with
      <select
        value={compared === null ? ALONE : compared === 'draft' ? compared : compared.id}
        onChange={({ target }) => onCompare(target.value === ALONE ? null : target.value)}
      >
        <option value={ALONE}>nothing</option>
        {isOwn ? <option value="draft">your draft</option> : null}
        {all
          .filter(({ id }) => id !== submission.id)
          .toSorted((a, b) => b.number - a.number)
          .map(({ id, number }) => (
            <option key={id} value={id}>
              submission {number}
            </option>
          ))}
      </select>
    </label>
  );
}

/** The code with each comment under its line; staff write new ones there. */
function Commented({ submission, fontSize, plain, onComment }: SourcePaneProps) {
  /** Where a comment is being written; undefined: nowhere. */
  const [writing, setWriting] = useState<number | null>();
  const { source, comments, number, reader, student } = submission;
  const byLine = commentsByLine(comments, source.split('\n').length);
  const ofWhole = byLine.get(null) ?? [];

  const form = (line: number | null) => (
    <CommentForm
      key={line}
      line={line}
      student={student}
      onCancel={() => setWriting(undefined)}
      onPost={async (body) => {
        const problem = await onComment(line, body);
        if (problem === null) setWriting(undefined);
        return problem;
      }}
    />
  );

  function under(line: number): React.ReactNode {
    const found = byLine.get(line) ?? [];
    if (found.length === 0 && writing !== line) return null;
    return (
      <>
        {found.map((comment) => (
          <CommentCard key={comment.id} comment={comment} />
        ))}
        {writing === line ? form(line) : null}
      </>
    );
  }

  const choose =
    reader === 'staff' ? { name: (line: number) => `Comment on line ${line}`, onLine: setWriting } : null;
  return (
    <>
      {comments.length > 0 || choose ? (
        <div className={styles.comments}>
          <p className={styles.places} role="status">
            {comments.length === 0
              ? 'No comments. Choose a line number to write one.'
              : `${commentCountWords(comments.length)}:`}
            {comments.map(({ id, line }) => (
              <button
                key={id}
                type="button"
                className={styles.place}
                onClick={() => document.getElementById(`comment-${id}`)?.focus()}
              >
                {commentPlace(line)}
              </button>
            ))}
            {choose ? (
              <Button size="small" onClick={() => setWriting(null)}>
                Comment on the whole
              </Button>
            ) : null}
          </p>
          {ofWhole.map((comment) => (
            <CommentCard key={comment.id} comment={comment} />
          ))}
          {writing === null ? form(null) : null}
        </div>
      ) : null}
      <CodeLines
        source={source}
        label={`Source of submission ${number}`}
        fontSize={fontSize}
        plain={plain}
        below={under}
        {...(choose ? { choose } : {})}
      />
    </>
  );
}
