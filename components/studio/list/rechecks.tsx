'use client';

import Link from 'next/link';
import type { RecheckedExerciseView, RechecksView } from '#server/studio/list/rechecks-view.ts';
import { LocalTime } from '../../ui/local-time.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { useRefreshing } from '../../ui/use-refreshing.ts';
import styles from './rechecks.module.css';
import { inOrderOfNeed, roundHeadline, STATE_WORDS } from './rechecks-words.ts';

/** What an upgrade of the grader changed for the exercises of a course, what changed first. */
export function Rechecks({ view: { course, round } }: { readonly view: RechecksView }) {
  useRefreshing(round?.state === 'running');
  const studio = `/studio?course=${encodeURIComponent(course.slug)}`;
  return (
    <div className={styles.page}>
      <header>
        <p className={styles.quiet}>
          <Link href={studio}>Studio</Link>
        </p>
        <h1 className={styles.title}>
          {round === null ? 'The grader was not upgraded yet' : roundHeadline(round)}
        </h1>
        <p className={styles.quiet}>
          {round === null ? (
            'After an upgrade every version in use is checked again, while nobody waits, and what changed is listed here.'
          ) : (
            <>
              Begun <LocalTime at={round.startedAt} />
              {round.endedAt === null ? null : (
                <>
                  , ended <LocalTime at={round.endedAt} />
                </>
              )}
              . Grades stay as they are; a changed exercise is mended as a new version in the studio.
            </>
          )}
        </p>
      </header>
      {round === null || round.exercises.length === 0 ? null : (
        <table className={styles.table}>
          <caption className={styles.caption}>Exercises in use in {course.title}</caption>
          <thead>
            <tr>
              <th scope="col">Exercise</th>
              <th scope="col">Check</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {inOrderOfNeed(round.exercises).map((exercise) => (
              <Line key={exercise.assignmentId} exercise={exercise} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function Line({ exercise }: { readonly exercise: RecheckedExerciseView }) {
  const { number, title, href, state, broken, mended, fault } = exercise;
  const { glyph, word } = STATE_WORDS[state];
  return (
    <tr>
      <th scope="row">
        <Link href={href}>
          {number} {title}
        </Link>
      </th>
      <td className={styles.state}>
        <StatusGlyph status={glyph} size={14} /> {word}
      </td>
      <td>
        <ul className={styles.changes}>
          {broken.map(({ file, sentence }) => (
            <li key={sentence}>
              <Sentence file={file} sentence={sentence} />
            </li>
          ))}
          {mended.map(({ file, sentence }) => (
            <li key={sentence} className={styles.quiet}>
              Holds again: <Sentence file={file} sentence={sentence} />
            </li>
          ))}
          {fault === null ? null : <li>{fault}</li>}
        </ul>
      </td>
    </tr>
  );
}

/** Most sentences begin with the file that they are about. */
function Sentence({ file, sentence }: RecheckedExerciseView['broken'][number]) {
  return file === '' || sentence.startsWith(file) ? (
    sentence
  ) : (
    <>
      <code>{file}</code> {sentence}
    </>
  );
}
