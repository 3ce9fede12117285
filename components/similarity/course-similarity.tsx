import Link from 'next/link';
import type {
  CourseSimilarityView,
  SimilarExerciseView,
} from '#server/insight/similarity/similarity-view.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';
import styles from './similarity.module.css';
import { percentWords } from './similarity-words.ts';

/** Every exercise with what was found when its programs were compared last. */
export function CourseSimilarity({ view }: { readonly view: CourseSimilarityView }) {
  const { course, exercises, similarFrom } = view;
  return (
    <div className={styles.main}>
      <div className={styles.bar}>
        <h1 className={styles.title}>Similar programs</h1>
      </div>
      <p className={styles.about}>
        Open an exercise to compare its programs. Similar says that two programs are alike, not why.
      </p>
      {exercises.length === 0 ? (
        <EmptyState icon={<Icon name="table" />} title="No exercise is published yet">
          Each one gets a line here once it is.
        </EmptyState>
      ) : (
        <ScrollBox label="Exercises" className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Exercise</th>
                <th scope="col">Programs that count</th>
                <th scope="col">Compared</th>
                <th scope="col">Most similar two</th>
                <th scope="col">Pairs from {percentWords(similarFrom)}</th>
              </tr>
            </thead>
            <tbody>
              {exercises.map((exercise) => (
                <ExerciseRow key={exercise.slug} course={course} exercise={exercise} />
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </div>
  );
}

function ExerciseRow({
  course,
  exercise: { slug, number, title, programs, compared },
}: {
  readonly course: string;
  readonly exercise: SimilarExerciseView;
}) {
  const highest = compared?.highest ?? null;
  return (
    <tr>
      <th scope="row">
        <Link href={`/courses/${course}/similarity/${slug}`}>
          <span className={styles.number}>{number}</span> {title}
        </Link>
      </th>
      <td>{programs}</td>
      <td>{compared === null ? 'not yet' : <LocalTime at={compared.at} />}</td>
      <td>{highest === null ? '' : percentWords(highest)}</td>
      <td>{compared === null ? '' : compared.similar}</td>
    </tr>
  );
}
