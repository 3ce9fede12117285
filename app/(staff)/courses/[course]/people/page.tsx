import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { People } from '#components/people/people.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewPeople } from '#server/people/view-people.ts';
import {
  addSectionAction,
  applyAction,
  changeAction,
  closeLinkAction,
  openLinkAction,
  previewAction,
  undoAction,
} from './actions.ts';

export const metadata: Metadata = { title: 'People' };

/** Teaching assistants and instructors only; for everyone else there is no such page. */
export default async function PeoplePage({
  params,
}: {
  readonly params: Promise<{ readonly course: string }>;
}) {
  const { course } = await params;
  const result = await viewPeople(await requireActor(), { course });
  if (!result.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="people" />
      <main id="main" tabIndex={-1}>
        <People
          view={result.value}
          actions={{
            change: changeAction.bind(null, course),
            addSection: addSectionAction.bind(null, course),
            openLink: openLinkAction.bind(null, course),
            closeLink: closeLinkAction.bind(null, course),
            preview: previewAction.bind(null, course),
            apply: applyAction.bind(null, course),
            undo: undoAction.bind(null, course),
          }}
        />
      </main>
    </>
  );
}
