import Link from 'next/link';

/** The way from a list of what could not be graded to where all of it is tried again. */
export function StuckJobsLink({ course }: { /** Slug. */ readonly course: string }) {
  return <Link href={`/courses/${course}/jobs`}>Have the grader try again</Link>;
}
