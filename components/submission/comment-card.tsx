import { visibleText } from '#grader/protocol/visible-text.ts';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { Avatar } from '../ui/avatar.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import styles from './comment-card.module.css';
import { commentPlace } from './comment-words.ts';

/** What staff wrote, as they wrote it: nothing in it is markup. */
export function CommentCard({ comment }: { comment: CommentView }) {
  const { author, body, line, writtenAt } = comment;
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
        </p>
        <p className={styles.body} dir="auto">
          {visibleText(body)}
        </p>
      </div>
    </article>
  );
}
