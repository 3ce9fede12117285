import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { courseOutline } from '#app/_shell/course-outline.ts';
import { ExerciseInsight } from '#components/insight/exercise-insight.tsx';
import { readOpenBar } from '#components/insight/insight-place.ts';
import { requireActor } from '#server/access/actor.ts';
import { viewExerciseInsight } from '#server/insight/view-exercise-insight.ts';
import {
  changeRuleAction,
  commentGroupAction,
  draftAction,
  handOverAction,
  startCensusAction,
} from '../../actions.ts';

export const metadata: Metadata = { title: 'Insight' };

interface ExerciseInsightPageProps {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Who fails what in one exercise. Teaching assistants and instructors only. */
export default async function ExerciseInsightPage({ params, searchParams }: ExerciseInsightPageProps) {
  const { course, module, slug } = await params;
  const asked = await searchParams;
  const context = await requireActor();
  const version = typeof asked.version === 'string' ? asked.version : null;
  const here = { course, module, exercise: slug };
  const place = { ...here, versionId: version };
  const result = await viewExerciseInsight(context, place);
  if (!result.ok) notFound();
  const outline = await courseOutline(context, course);
  const home = `/courses/${course}`;
  return (
    <>
      <CourseBar course={course} page="insight" />
      <main id="main" tabIndex={-1}>
        <ExerciseInsight
          key={`${slug} ${version}`}
          view={result.value}
          keptAs={`${context.actor.userId}.${course}/${module}/${slug}`}
          start={{ open: readOpenBar(asked), version }}
          exercises={outline.exercises.map(({ href, number, title }) => ({
            href: `${home}/insight${href.slice(home.length)}`,
            label: `${number} ${title}`,
          }))}
          actions={{
            changeRule: changeRuleAction.bind(null, course),
            startCensus: startCensusAction.bind(null, here),
            draft: draftAction.bind(null, here),
            handOver: handOverAction.bind(null, here),
            comment: commentGroupAction.bind(null, here),
          }}
        />
      </main>
    </>
  );
}
