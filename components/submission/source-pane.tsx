'use client';

import type { SubmissionDetailView, SubmissionView } from '#server/submissions/submission-view.ts';
import { CodeComparison } from '../editor/code-comparison.tsx';
import { CodeLines } from '../editor/code-lines.tsx';
import { ShownCasePoints } from '../report/shown-case-points.tsx';
import { Button } from '../ui/button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { CaseChanges } from './case-changes.tsx';
import { CommentCard } from './comment-card.tsx';
import { commentCountWords, commentPlace, commentsByLine } from './comment-words.ts';
import { type Compared, type DraftSide, sidesOf } from './comparison.ts';
import { OwnRequests } from './requests/own-requests.tsx';
import type { AskedAbout, Reply } from './requests/request-actions.ts';
import { ShownRubric } from './shown-rubric.tsx';
import styles from './source-pane.module.css';

interface SourcePaneProps {
  readonly submission: SubmissionDetailView;
  /** The reader's own of this exercise, to compare with. */
  readonly list: readonly SubmissionView[];
  readonly compared: Compared | null;
  readonly draft: DraftSide;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  readonly plain: boolean;
  /** An id, or the draft, or nothing. */
  readonly onCompare: (choice: string | null) => void;
  readonly onAsk: (about: AskedAbout, body: string) => Promise<string | null>;
  readonly onReply: (reply: Reply) => Promise<string | null>;
  readonly onClose: () => void;
  readonly onRestore: () => void;
}

const ALONE = '';

/** The code of one submission, alone with its comments or beside another; the draft stays untouched behind it. */
export function SourcePane(props: SourcePaneProps) {
  const { submission, compared, draft } = props;
  const sides = compared === null ? null : sidesOf(submission, compared, draft);
  const name = `Submission ${submission.number}`;
  return (
    <section className={styles.pane} aria-label={`${name}, read-only`} data-pane="source">
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>
            {name}, <LocalTime at={submission.submittedAt} />
          </h2>
          <Button size="small" variant="ghost" onClick={props.onClose}>
            Back to your code
          </Button>
        </div>
        <div className={styles.line}>
          <CompareWith {...props} />
          <Button size="small" onClick={props.onRestore}>
            Restore into the editor
          </Button>
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

function CompareWith({ submission, list, compared, onCompare }: SourcePaneProps) {
  // The list grows while the page is open.
  const all = list.length > 0 ? list : submission.siblings;
  return (
    <label className={styles.compare}>
      Compare with
      <select
        value={compared === null ? ALONE : compared === 'draft' ? compared : compared.id}
        onChange={({ target }) => onCompare(target.value === ALONE ? null : target.value)}
      >
        <option value={ALONE}>nothing</option>
        <option value="draft">your draft</option>
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

/** The code with each comment under its line. */
function Commented({ submission, fontSize, plain, onAsk, onReply }: SourcePaneProps) {
  const { source, comments, number } = submission;
  const byLine = commentsByLine(comments, source.split('\n').length);
  const cards = (line: number | null) =>
    byLine.get(line)?.map((comment) => <CommentCard key={comment.id} comment={comment} />) ?? null;
  return (
    <>
      <ShownCasePoints cases={submission.casePoints} />
      <ShownRubric items={submission.rubric} />
      {comments.length > 0 ? (
        <div className={styles.comments}>
          <p className={styles.places} role="status">
            {commentCountWords(comments.length)}:
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
          </p>
          {cards(null)}
        </div>
      ) : null}
      {submission.reader === 'owner' ? (
        <OwnRequests submission={submission} onAsk={onAsk} onReply={onReply} />
      ) : null}
      <CodeLines
        source={source}
        label={`Source of submission ${number}`}
        fontSize={fontSize}
        plain={plain}
        below={cards}
      />
    </>
  );
}
