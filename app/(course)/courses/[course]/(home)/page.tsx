import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewCourseHome } from '#server/courses/view-course-home.ts';
import { CourseLine } from './_components/course-line.tsx';
import { DeadlinesCard } from './_components/deadlines-card.tsx';
import { DeviceLine } from './_components/device-line.tsx';
import { ExerciseList } from './_components/exercise-list.tsx';
import { PointsLeftCard } from './_components/points-left-card.tsx';
import { ScoreCard } from './_components/score-card.tsx';
import styles from './page.module.css';

interface CourseHomePageProps {
  readonly params: Promise<{ readonly course: string }>;
}

const homeOf = cache(async (course: string) => {
  const context = await requireActor();
  const result = await viewCourseHome(context, { course });
  if (!result.ok) notFound();
  return { home: result.value, now: context.now().toISOString() };
});

export async function generateMetadata({ params }: CourseHomePageProps): Promise<Metadata> {
  const { home } = await homeOf((await params).course);
  return { title: home.course.title };
}

export default async function CourseHomePage({ params }: CourseHomePageProps) {
  const { course } = await params;
  const { home, now } = await homeOf(course);
  return (
    <>
      <CourseBar course={course} page="exercises" />
      <div className={styles.page}>
        <main id="main" tabIndex={-1} className={styles.list}>
          <CourseLine home={home} now={now} />
          <ExerciseList modules={home.modules} continueWith={home.continueWith} now={now} />
        </main>
        <aside className={styles.rail} aria-label="Your progress">
          <PointsLeftCard home={home} now={now} />
          <ScoreCard totals={home.totals} />
          <DeadlinesCard home={home} now={now} />
          <DeviceLine />
        </aside>
      </div>
    </>
  );
}
