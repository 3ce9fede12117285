import { visibleText } from '#components/editor/visible-text.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { commentPlace } from '../_logic/comment-words.ts';
import styles from './comment-card.module.css';
import { LocalTime } from './local-time.tsx';

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
