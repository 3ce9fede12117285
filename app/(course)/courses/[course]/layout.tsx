import { courseOutline } from '#app/_shell/course-outline.ts';
import { currentActor } from '#server/access/actor.ts';

interface CourseLayoutProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly children: React.ReactNode;
}

/**
 * Answers 404 for a course that the reader is not in before any loading state has started the response with 200.
 * The pages below check for themselves; and they send people to sign in, as only they know where to come back to.
 */
export default async function CourseLayout({ params, children }: CourseLayoutProps) {
  const context = await currentActor();
  if (context !== null) await courseOutline(context, (await params).course);
  return children;
}
