import 'katex/dist/katex.min.css';
import { visibleText } from '#grader/protocol/visible-text.ts';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { LocalTime } from '../ui/local-time.tsx';
import { Avatar } from '../ui/person/avatar.tsx';
import styles from './comment-card.module.css';
import { commentPlace } from './comment-words.ts';

interface CommentCardProps {
  readonly comment: CommentView;
  /** Beside the time: whether it is shown, and what can be done with it. */
  readonly state?: React.ReactNode;
}

/** What staff wrote, as HTML that the server made of their Markdown. */
export function CommentCard({ comment, state }: CommentCardProps) {
  const { author, html, line, writtenAt } = comment;
  return (
    <article
      id={`comment-${comment.id}`}
      className={styles.card}
      tabIndex={-1}
      aria-label={`Comment by ${visibleText(author)} on ${commentPlace(line)}`}
    >
      <Avatar name={author} />
      <div className={styles.words}>
        <p className={styles.head}>
          <bdi className={styles.author}>{visibleText(author)}</bdi>
          <LocalTime at={writtenAt} />
          {state}
        </p>
        <div
          className={styles.body}
          dir="auto"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it
          dangerouslySetInnerHTML={{ __html: html }}
        />
      </div>
    </article>
  );
}
