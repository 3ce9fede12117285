import { ButtonLink } from '#components/ui/button-link.tsx';
import { Card } from '#components/ui/card.tsx';
import type { CourseHomeView } from '#server/courses/course-home-view.ts';
import { isOpen, progressWords } from '../_logic/row-words.ts';
import styles from './deadlines-card.module.css';
import { DueDate } from './due-date.tsx';

interface DeadlinesCardProps {
  readonly home: Pick<CourseHomeView, 'nextDeadlines' | 'modules'>;
  readonly now: string;
}

export function DeadlinesCard({ home, now }: DeadlinesCardProps) {
  const rows = new Map(home.modules.flatMap((module) => module.exercises).map((row) => [row.slug, row]));
  return (
    <Card className={styles.card} aria-labelledby="next-deadlines">
      <h2 id="next-deadlines" className={styles.title}>
        Next deadlines
      </h2>
      {home.nextDeadlines.length === 0 ? (
        <p className={styles.none}>Nothing of yours is due.</p>
      ) : (
        <ul>
          {home.nextDeadlines.map((deadline) => {
            const row = rows.get(deadline.slug);
            return (
              <li key={deadline.slug} className={styles.deadline}>
                <DueDate
                  row={{ ...deadline, late: false, finished: false }}
                  now={now}
                  dayOnly={deadline.dueAt > now}
                />
                <span className={styles.what}>
                  <span className={styles.name}>
                    {deadline.number} {deadline.title}
                  </span>
                  <span className={styles.progress}>
                    {row?.opensAt ? <DueDate row={row} now={now} /> : row ? progressWords(row) : ''}
                  </span>
                </span>
                {isOpen(deadline) ? (
                  <ButtonLink
                    href={deadline.href}
                    size="small"
                    aria-label={`Open ${deadline.number} ${deadline.title}`}
                  >
                    Open
                  </ButtonLink>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
