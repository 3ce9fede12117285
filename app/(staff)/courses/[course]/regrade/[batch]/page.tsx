import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Regrade } from '#components/regrade/regrade.tsx';
import { requireActor } from '#server/access/actor.ts';
import { readRegrade } from '#server/grading/regrade/read-regrade.ts';
import {
  applyAction,
  cancelAction,
  changesAction,
  continueAction,
  pinAction,
  undoAction,
} from '../actions.ts';

export const metadata: Metadata = { title: 'Regrade' };

interface RegradePageProps {
  readonly params: Promise<{ readonly course: string; readonly batch: string }>;
}

/** One dry run, from its start to the grades that it changed. */
export default async function RegradePage({ params }: RegradePageProps) {
  const { course, batch: batchId } = await params;
  const result = await readRegrade(await requireActor(), { batchId });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="gradebook" />
      <Regrade
        course={course}
        view={result.value}
        actions={{
          apply: applyAction.bind(null, batchId),
          pin: pinAction.bind(null, batchId),
          cancel: cancelAction.bind(null, batchId),
          goOn: continueAction.bind(null, batchId),
          undo: undoAction.bind(null, batchId),
          changes: changesAction.bind(null, batchId),
        }}
      />
    </>
  );
}
