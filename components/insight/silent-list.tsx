import Link from 'next/link';
import type { CourseInsightView } from '#server/insight/insight-view.ts';
import { CopyButton } from '../ui/copy/copy-button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { moreWords } from './insight-words.ts';
import styles from './rail.module.css';

/** Longer lists are for the gradebook. */
const SHOWN_MAX = 30;

/** Who has handed in nothing for a while although something was due. */
export function SilentList({ view: { course, silent, silentDays } }: { readonly view: CourseInsightView }) {
  return (
    <section className={styles.section} aria-labelledby="silent">
      <h2 id="silent" className={styles.title}>
        Silent <span className={styles.number}>{silent.length}</span>
      </h2>
      <p className={styles.note}>
        Nothing handed in for {silentDays} days, and something that fell due is missing.
      </p>
      {silent.length === 0 ? (
        <p className={styles.none}>No one is silent.</p>
      ) : (
        <>
          <ul className={styles.rows}>
            {silent.slice(0, SHOWN_MAX).map(({ userId, name, lastAt, missed }) => (
              <li key={userId} className={styles.row}>
                <Link
                  className={styles.name}
                  href={`/courses/${course}/gradebook?q=${encodeURIComponent(name)}`}
                >
                  <bdi>{name}</bdi>
                </Link>
                <span className={styles.points}>{missed} missing</span>
                <p className={styles.evidence}>
                  {lastAt === null ? (
                    'Has handed in nothing yet.'
                  ) : (
                    <>
                      Last on <LocalTime at={lastAt} />.
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
          {silent.length > SHOWN_MAX ? (
            <p className={styles.note}>{moreWords(silent.length - SHOWN_MAX, 'away')}</p>
          ) : null}
          <div className={styles.buttons}>
            <CopyButton
              className={styles.copy}
              label={silent.length === 1 ? 'Copy the address' : `Copy the ${silent.length} addresses`}
              text={() => silent.map(({ email }) => email).join(', ')}
            />
          </div>
        </>
      )}
    </section>
  );
}
