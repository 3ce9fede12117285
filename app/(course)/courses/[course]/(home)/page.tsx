import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { courseOutline } from '#app/_shell/course-outline.ts';
import { StaffHome } from '#app/(staff)/_home/staff-home.tsx';
import { type ActorContext, requireActor } from '#server/access/actor.ts';
import type { CourseHomeView } from '#server/courses/course-home-view.ts';
import { viewCourseHome } from '#server/courses/view-course-home.ts';
import { listNews } from '#server/grading/news/list-news.ts';
import { viewStaffHome } from '#server/grading/view-staff-home.ts';
import { CourseLine } from './_components/course-line.tsx';
import { DeadlinesCard } from './_components/deadlines-card.tsx';
import { DeviceLine } from './_components/device-line.tsx';
import { ExerciseList } from './_components/exercise-list.tsx';
import { NewsCard } from './_components/news-card.tsx';
import { PointsLeftCard } from './_components/points-left-card.tsx';
import { ScoreCard } from './_components/score-card.tsx';
import { readNewsAction } from './actions.ts';
import styles from './page.module.css';

interface CourseHomePageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<{ readonly as?: string | string[] }>;
}

async function homeOf(context: ActorContext, course: string): Promise<CourseHomeView> {
  const result = await viewCourseHome(context, { course });
  if (!result.ok) notFound();
  return result.value;
}

export async function generateMetadata({ params }: CourseHomePageProps): Promise<Metadata> {
  const { course } = await courseOutline(await requireActor(), (await params).course);
  return { title: course.title };
}

/** Staff see what the course asks of them; `?as=student` is the course as a student has it. */
export default async function CourseHomePage({ params, searchParams }: CourseHomePageProps) {
  const { course } = await params;
  const context = await requireActor();
  const { seesAllSubmissions: isStaff } = await courseOutline(context, course);
  if (isStaff && (await searchParams).as !== 'student') {
    const result = await viewStaffHome(context, { course });
    if (!result.ok) notFound();
    return (
      <>
        <CourseBar course={course} page="exercises" />
        <StaffHome home={result.value} now={context.now().toISOString()} />
      </>
    );
  }
  const home = await homeOf(context, course);
  const listed = await listNews(context, { course });
  const news = listed.ok ? listed.value : [];
  const [newest] = news;
  const now = context.now().toISOString();
  return (
    <>
      <CourseBar course={course} page="exercises" />
      {isStaff ? (
        <p className={styles.as} role="status">
          The course as a student sees it. <Link href={`/courses/${course}`}>Back to the staff’s home</Link>
        </p>
      ) : null}
      <div className={styles.page}>
        <main id="main" tabIndex={-1} className={styles.list}>
          <CourseLine home={home} now={now} />
          <ExerciseList modules={home.modules} continueWith={home.continueWith} now={now} />
        </main>
        <aside className={styles.rail} aria-label="Your progress">
          {newest ? (
            <NewsCard news={news} now={now} onRead={readNewsAction.bind(null, course, newest.at)} />
          ) : null}
          <PointsLeftCard home={home} now={now} />
          <ScoreCard totals={home.totals} />
          <DeadlinesCard home={home} now={now} />
          <DeviceLine />
        </aside>
      </div>
    </>
  );
}
