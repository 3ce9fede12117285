import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TopBar } from '#app/_shell/top-bar.tsx';
import { NewCourse } from '#components/new-course/new-course.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewNewCourse } from '#server/planning/lifecycle/view-new-course.ts';
import { makeAction } from './actions.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'New course' };

/** For whoever teaches a course already; for everyone else there is no such page. */
export default async function NewCoursePage() {
  const context = await requireActor();
  const view = await viewNewCourse(context);
  if (!view.ok) notFound();
  const { name, email } = context.actor;
  return (
    <>
      <TopBar account={{ name, email, role: null }} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>New course</h1>
        <NewCourse
          view={view.value}
          timeZones={Intl.supportedValuesOf('timeZone')}
          actions={{ make: makeAction }}
        />
      </main>
    </>
  );
}
