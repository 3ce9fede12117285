import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { SideBySide } from '#components/similarity/side-by-side.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewSimilarPair } from '#server/insight/similarity/view-similar-pair.ts';

export const metadata: Metadata = { title: 'Side by side' };

interface SimilarPairPageProps {
  readonly params: Promise<Readonly<Record<'course' | 'module' | 'slug' | 'left' | 'right', string>>>;
}

/** Two similar programs. Teaching assistants and instructors only. */
export default async function SimilarPairPage({ params }: SimilarPairPageProps) {
  const { course, module, slug, left, right } = await params;
  const input = { course, module, exercise: slug, left, right };
  const result = await viewSimilarPair(await requireActor(), input);
  if (!result.ok) notFound();
  const { number } = result.value.exercise;
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[
          { label: 'Insight', href: `/courses/${course}/insight` },
          { label: 'Similar programs', href: `/courses/${course}/similarity` },
          { label: number, href: `/courses/${course}/similarity/${module}/${slug}` },
          { label: 'Side by side' },
        ]}
      />
      <main id="main" tabIndex={-1}>
        <SideBySide view={result.value} />
      </main>
    </>
  );
}
