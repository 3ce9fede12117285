import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Dates } from '#components/dates/dates.tsx';
import { requireActor } from '#server/access/actor.ts';
import { wallTimeOf } from '#server/courses/wall-time.ts';
import { viewDates } from '#server/planning/dates/view-dates.ts';
import {
  addExerciseAction,
  addModuleAction,
  archiveAction,
  checkAction,
  copyAction,
  orderAction,
  putBackExerciseAction,
  putBackModuleAction,
  renameModuleAction,
  saveAction,
  takeOutExerciseAction,
  takeOutModuleAction,
  weightsAction,
} from './actions.ts';

export const metadata: Metadata = { title: 'Dates' };

/** Teaching assistants look; instructors change. */
export default async function DatesPage({
  params,
}: {
  readonly params: Promise<{ readonly course: string }>;
}) {
  const { course } = await params;
  const context = await requireActor();
  const result = await viewDates(context, { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="dates" />
      <main id="main" tabIndex={-1}>
        <Dates
          view={result.value}
          readerId={context.actor.userId}
          today={wallTimeOf(context.now(), result.value.course.timeZone)}
          actions={{
            check: checkAction.bind(null, course),
            save: saveAction.bind(null, course),
            saveWeights: weightsAction.bind(null, course),
            orderModules: orderAction.bind(null, course),
            addModule: addModuleAction.bind(null, course),
            addExercise: addExerciseAction.bind(null, course),
            renameModule: renameModuleAction.bind(null, course),
            takeOutModule: takeOutModuleAction.bind(null, course),
            putBackModule: putBackModuleAction.bind(null, course),
            takeOutExercise: takeOutExerciseAction.bind(null, course),
            putBackExercise: putBackExerciseAction.bind(null, course),
            copy: copyAction.bind(null, course),
            archive: archiveAction.bind(null, course),
          }}
        />
      </main>
    </>
  );
}
