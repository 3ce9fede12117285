import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import type { NewsView } from '#server/grading/news/news-view.ts';
import { newsWords } from '../_logic/news-words.ts';
import styles from './news-card.module.css';

interface NewsCardProps {
  readonly news: readonly NewsView[];
  /** ISO, of the request. */
  readonly now: string;
  readonly onRead: () => Promise<void>;
}

/** What staff did to the reader's work, until the reader has seen it. */
export function NewsCard({ news, now, onRead }: NewsCardProps) {
  return (
    <Card className={styles.card} aria-labelledby="news">
      <h2 id="news" className={styles.title}>
        New for you
      </h2>
      <ol>
        {news.map((one) => (
          <li key={`${one.href} ${one.kind} ${one.at}`} className={styles.row}>
            <Link href={one.href} className={styles.name}>
              {one.exercise.number} {one.exercise.title}
            </Link>
            <span dir="auto">{newsWords(one)}</span>
            <span className={styles.quiet}>
              <Moment at={one.at} now={now} />
            </span>
          </li>
        ))}
      </ol>
      <form action={onRead}>
        <Button type="submit" size="small" variant="ghost">
          I have read this
        </Button>
      </form>
    </Card>
  );
}
