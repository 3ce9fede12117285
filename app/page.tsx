import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { TopBar } from '#app/_shell/top-bar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { requireActor } from '#server/access/actor.ts';
import { listCourses } from '#server/courses/list-courses.ts';
import { findMakersCourses } from '#server/planning/lifecycle/view-new-course.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Courses' };

/** Sends a reader to the course they are in; only someone without any stays here. */
export default async function StartPage() {
  const context = await requireActor();
  const [first] = await listCourses(context);
  if (first !== undefined) redirect(`/courses/${first.slug}`);
  const mayMakeOne = (await findMakersCourses(context)) !== null;
  return (
    <>
      <TopBar account={{ name: context.actor.name, email: context.actor.email, role: null }} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <EmptyState
          level={1}
          icon={<Icon name="statement" />}
          title="You are in no course yet"
          action={mayMakeOne ? <ButtonLink href="/courses/new">New course</ButtonLink> : undefined}
        >
          Your teacher’s list decides which courses you see. Ask for {context.actor.email} to be added, then
          load this page again.
        </EmptyState>
      </main>
    </>
  );
}
