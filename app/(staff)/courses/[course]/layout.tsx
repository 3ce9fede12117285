import { notFound } from 'next/navigation';
import { courseOutline } from '#app/_shell/course-outline.ts';
import { currentActor } from '#server/access/actor.ts';

interface StaffLayoutProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly children: React.ReactNode;
}

/**
 * Answers 404 to whoever is not staff of the course before any loading state has started the response with 200. The pages
 * below check for themselves; and they send people to sign in, as only they know where to come back to.
 */
export default async function StaffLayout({ params, children }: StaffLayoutProps) {
  const context = await currentActor();
  if (context !== null) {
    const { seesAllSubmissions } = await courseOutline(context, (await params).course);
    if (!seesAllSubmissions) notFound();
  }
  return children;
}
