import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { RegradeList } from '#components/regrade/regrade-list.tsx';
import { StartForm } from '#components/regrade/start-form.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listRegrades } from '#server/grading/regrade/list-regrades.ts';
import { startAction } from './actions.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Regrade' };

interface RegradesPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** What was regraded, and a new dry run: `?exercise=cnn/conv2d`, and `&submission=` for one. */
export default async function RegradesPage({ params, searchParams }: RegradesPageProps) {
  const { course } = await params;
  const { exercise, submission } = await searchParams;
  const result = await listRegrades(await requireActor(), {
    course,
    exercise: typeof exercise === 'string' ? exercise : null,
    submissionId: typeof submission === 'string' ? submission : null,
  });
  if (!result.ok) notFound();
  const { regrades, exercises, chosen } = result.value;
  return (
    <>
      <CourseBar course={course} page="gradebook" />
      <div className={styles.page}>
        <main id="main" tabIndex={-1} className={styles.main}>
          <h1 className={styles.title}>Regrades</h1>
          <RegradeList course={course} regrades={regrades} />
        </main>
        <aside className={styles.rail} aria-label="A new dry run">
          <h2 className={styles.railTitle}>A new dry run</h2>
          {chosen ? (
            <StartForm
              key={`${chosen.exercise.slug} ${chosen.submission?.id}`}
              course={course}
              exercises={exercises}
              chosen={chosen}
              onStart={startAction.bind(null, course)}
            />
          ) : (
            <p>No exercise is published yet.</p>
          )}
        </aside>
      </div>
    </>
  );
}
