import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { courseOutline } from '#app/_shell/course-outline.ts';
import { LectureWall } from '#components/wall/lecture-wall.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewWall } from '#server/insight/wall/view-wall.ts';
import { endWallAction, startWallAction } from './actions.ts';

export const metadata: Metadata = { title: 'Lecture wall' };

interface WallPageProps {
  readonly params: Promise<{ readonly course: string; readonly module: string; readonly slug: string }>;
}

/** For the projector: no bar. Teaching assistants and instructors only. */
export default async function WallPage({ params }: WallPageProps) {
  const { course, module, slug } = await params;
  const context = await requireActor();
  const place = { course, module, exercise: slug };
  const result = await viewWall(context, place);
  if (!result.ok) notFound();
  const { exercises } = await courseOutline(context, course);
  const home = `/courses/${course}`;
  const at = exercises.findIndex(({ href }) => href === `${home}/${module}/${slug}`);
  const next = at === -1 ? undefined : exercises[at + 1];
  return (
    <main id="main" tabIndex={-1}>
      <LectureWall
        key={`${module}/${slug}`}
        start={result.value}
        next={next ? `${home}/wall${next.href.slice(home.length)}` : null}
        actions={{ start: startWallAction.bind(null, place), end: endWallAction.bind(null, place) }}
      />
    </main>
  );
}
