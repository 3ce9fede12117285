import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Gradebook } from '#components/gradebook/gradebook.tsx';
import { packBook } from '#components/gradebook/shown/packed-book.ts';
import { COLUMNS_COOKIE, readGradebookPlace } from '#components/gradebook/shown/place.ts';
import { requireActor } from '#server/access/actor.ts';
import { viewGradebook } from '#server/grading/view-gradebook.ts';
import { explainAction, overrideAction, takeBackAction } from './actions.ts';

export const metadata: Metadata = { title: 'Gradebook' };

interface GradebookPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Teaching assistants and instructors only; for everyone else there is no such page. */
export default async function GradebookPage({ params, searchParams }: GradebookPageProps) {
  const { course } = await params;
  const context = await requireActor();
  const result = await viewGradebook(context, { course });
  if (!result.ok) notFound();
  // The address says what is shown; where it says nothing of the columns, those that were shown last.
  const remembered = (await cookies()).get(COLUMNS_COOKIE)?.value;
  const asked = await searchParams;
  const start = readGradebookPlace({ ...asked, columns: asked.columns ?? remembered });
  return (
    <>
      <CourseBar course={course} page="gradebook" />
      <main id="main" tabIndex={-1}>
        <Gradebook
          book={packBook(result.value)}
          start={start}
          viewerId={context.actor.userId}
          actions={{
            explain: explainAction.bind(null, course),
            override: overrideAction.bind(null, course),
            takeBack: takeBackAction.bind(null, course),
          }}
        />
      </main>
    </>
  );
}
