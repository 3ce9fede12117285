import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Rechecks } from '#components/studio/list/rechecks.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewRechecks } from '#server/studio/list/view-rechecks.ts';

export const metadata: Metadata = { title: 'After an upgrade' };

interface UpgradePageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Instructors only; for everyone else there is no such page. */
export default async function UpgradePage({ searchParams }: UpgradePageProps) {
  const { course } = await searchParams;
  if (typeof course !== 'string') notFound();
  const view = await viewRechecks(await requireActor(), { course });
  if (!view.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="studio" />
      <main id="main" tabIndex={-1}>
        <Rechecks view={view.value} />
      </main>
    </>
  );
}
