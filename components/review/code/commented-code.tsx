'use client';

import type { ReviewView } from '#server/grading/review-view.ts';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { CodeLines } from '../../editor/code-lines.tsx';
import { CommentCard } from '../../submission/comment-card.tsx';
import { commentPlace, commentsByLine } from '../../submission/comment-words.ts';
import { Button } from '../../ui/button.tsx';
import { CommentForm, type CommentTools } from '../comments/comment-form.tsx';
import type { Comments } from '../comments/use-comments.ts';
import styles from './code-pane.module.css';

interface CommentedCodeProps {
  readonly submission: ReviewView['submission'];
  readonly comments: Comments;
  readonly tools: CommentTools;
}

const FONT_SIZE = 12.5;

/** The code as it was handed in, with each comment under its line, and the place where one is written. */
export function CommentedCode({ submission, comments, tools }: CommentedCodeProps) {
  const { source, number } = submission;
  const { all, writing } = comments;
  const byLine = commentsByLine(all, source.split('\n').length);
  const isWritten = (line: number | null) => writing?.line === line || comments.form(line).written !== null;
  const said = (line: number | null) => (
    <>
      {(byLine.get(line) ?? []).map((comment) => (
        <Card
          key={comment.id}
          comment={comment}
          onDiscard={comments.discard}
          onTakeOver={comments.takeOver}
        />
      ))}
      {isWritten(line) ? (
        <CommentForm
          key={line}
          place={commentPlace(line)}
          form={comments.form(line)}
          opened={writing?.line === line ? writing : null}
          onFocus={() => {
            if (writing?.line !== line) comments.write(line);
          }}
          onSave={(body) => comments.save(line, body)}
          onCancel={() => comments.cancel(line)}
          tools={tools}
        />
      ) : null}
    </>
  );
  return (
    <>
      <Drafts comments={all} onRelease={comments.release} onWhole={() => comments.write(null)} />
      <div className={styles.whole}>{said(null)}</div>
      <CodeLines
        source={source}
        label={`Source of submission ${number}`}
        fontSize={FONT_SIZE}
        plain={false}
        below={(line) => (byLine.has(line) || isWritten(line) ? said(line) : null)}
        choose={{ name: (line) => `Comment on line ${line}`, onLine: comments.write }}
      />
    </>
  );
}

interface DraftsProps {
  readonly comments: readonly CommentView[];
  readonly onRelease: () => Promise<void>;
  readonly onWhole: () => void;
}

function Drafts({ comments, onRelease, onWhole }: DraftsProps) {
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
        <Button size="small" keys="P" onClick={() => void onRelease()}>
          Show to the student
        </Button>
      )}
    </div>
  );
}

function Card({
  comment,
  onDiscard,
  onTakeOver,
}: {
  readonly comment: CommentView;
  readonly onDiscard: (commentId: string) => Promise<void>;
  readonly onTakeOver: (commentId: string) => Promise<void>;
}) {
  const isDraft = !comment.shown;
  return (
    <CommentCard
      comment={comment}
      state={
        isDraft ? (
          <>
            <span className={styles.draft}>{comment.abandoned ? 'draft, its author has left' : 'draft'}</span>
            {comment.abandoned ? (
              <Button size="small" onClick={() => void onTakeOver(comment.id)}>
                Take over
              </Button>
            ) : null}
            {comment.own || comment.abandoned ? (
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
