import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { CourseSimilarity } from '#components/similarity/course-similarity.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewCourseSimilarity } from '#server/insight/similarity/view-course-similarity.ts';

export const metadata: Metadata = { title: 'Similar programs' };

interface CourseSimilarityPageProps {
  readonly params: Promise<{ readonly course: string }>;
}

/** Teaching assistants and instructors only; for everyone else there is no such page. */
export default async function CourseSimilarityPage({ params }: CourseSimilarityPageProps) {
  const { course } = await params;
  const result = await viewCourseSimilarity(await requireActor(), { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[{ label: 'Insight', href: `/courses/${course}/insight` }, { label: 'Similar programs' }]}
      />
      <main id="main" tabIndex={-1}>
        <CourseSimilarity view={result.value} />
      </main>
    </>
  );
}
