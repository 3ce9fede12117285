import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Assign } from '#components/assign/assign.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewAssign } from '#server/planning/assign/view-assign.ts';
import { extendAction, previewAction, saveAction, takeBackAction } from './actions.ts';

export const metadata: Metadata = { title: 'Dates and rules' };

interface AssignPageProps {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
}

/** Teaching assistants look; instructors change. */
export default async function AssignPage({ params }: AssignPageProps) {
  const { course, module, slug } = await params;
  const place = { course, module, exercise: slug };
  const context = await requireActor();
  const result = await viewAssign(context, place);
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="dates" />
      <main id="main" tabIndex={-1}>
        <Assign
          key={result.value.exercise.slug}
          view={result.value}
          readerId={context.actor.userId}
          actions={{
            save: saveAction.bind(null, place),
            extend: extendAction.bind(null, place),
            takeBack: takeBackAction.bind(null, place),
            preview: previewAction.bind(null, place),
          }}
        />
      </main>
    </>
  );
}
