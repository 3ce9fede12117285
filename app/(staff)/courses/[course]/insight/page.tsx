import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { CourseInsight } from '#components/insight/course-insight.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewCourseInsight } from '#server/insight/view-course-insight.ts';
import { changeRuleAction } from './actions.ts';

export const metadata: Metadata = { title: 'Insight' };

interface CourseInsightPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

/** Teaching assistants and instructors only; for everyone else there is no such page. */
export default async function CourseInsightPage({ params }: CourseInsightPageProps) {
  const { course } = await params;
  const result = await viewCourseInsight(await requireActor(), { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="insight" />
      <main id="main" tabIndex={-1}>
        <CourseInsight view={result.value} actions={{ changeRule: changeRuleAction.bind(null, course) }} />
      </main>
    </>
  );
}
