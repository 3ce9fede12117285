import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Similarity } from '#components/similarity/similarity.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewSimilarity } from '#server/insight/similarity/view-similarity.ts';
import { cancelSimilarityAction, startSimilarityAction } from '../../actions.ts';

export const metadata: Metadata = { title: 'Similar programs' };

interface SimilarityPageProps {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Which programs of one exercise are similar. Teaching assistants and instructors only. */
export default async function SimilarityPage({ params, searchParams }: SimilarityPageProps) {
  const { course, module, slug } = await params;
  const percent = Number.parseInt(String((await searchParams).from), 10);
  const place = { course, module, exercise: slug };
  const from = Number.isNaN(percent) ? null : percent / 100;
  const result = await viewSimilarity(await requireActor(), { ...place, from });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[
          { label: 'Insight', href: `/courses/${course}/insight` },
          { label: 'Similar programs', href: `/courses/${course}/similarity` },
          { label: result.value.exercise.number },
        ]}
      />
      <main id="main" tabIndex={-1}>
        <Similarity
          view={result.value}
          actions={{ start: startSimilarityAction.bind(null, place), cancel: cancelSimilarityAction }}
        />
      </main>
    </>
  );
}
