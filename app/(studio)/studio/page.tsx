import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { upgradeNotice } from '#components/studio/list/rechecks-words.ts';
import { StudioList } from '#components/studio/list/studio-list.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listStudio } from '#server/studio/list/list-studio.ts';
import { listStudioCourses } from '#server/studio/list/list-studio-courses.ts';
import { viewRechecks } from '#server/studio/list/view-rechecks.ts';
import { ZIP_BYTES_MAX } from '#server/studio/zip/read-zip.ts';
import { createAction, removeAction, takeBackAction } from './actions.ts';
import { beginsWith } from './begins-with.ts';

export const metadata: Metadata = { title: 'Studio' };

interface StudioPageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Instructors only; for everyone else there is no such page. */
export default async function StudioPage({ searchParams }: StudioPageProps) {
  const context = await requireActor();
  const asked = await searchParams;
  if (typeof asked.course !== 'string') {
    const [first] = await listStudioCourses(context);
    if (!first) notFound();
    redirect(`/studio?course=${encodeURIComponent(first.slug)}`);
  }
  const { course } = asked;
  const view = await listStudio(context, { course });
  if (!view.ok) notFound();
  const rows = view.value.modules.flatMap(({ exercises }) => exercises);
  const written = rows.find(({ assignmentId }) => assignmentId === asked.write)?.draftId;
  if (written) redirect(`/studio/${written}`);
  const lent = typeof asked.from === 'string' ? await listStudio(context, { course: asked.from }) : null;
  const upgrade = await viewRechecks(context, { course });
  return (
    <>
      <CourseBar course={course} page="studio" />
      <main id="main" tabIndex={-1}>
        <StudioList
          view={view.value}
          zipBytesMax={ZIP_BYTES_MAX}
          begins={beginsWith(asked, view.value)}
          lent={lent?.ok ? { title: lent.value.course.title, modules: lent.value.modules } : null}
          upgrade={upgrade.ok ? upgradeNotice(upgrade.value) : null}
          actions={{
            create: createAction.bind(null, course),
            remove: removeAction,
            takeBack: takeBackAction,
          }}
        />
      </main>
    </>
  );
}
