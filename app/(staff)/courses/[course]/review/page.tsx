import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { requireActor } from '#server/access/actor.ts';
import { viewAnonymous } from '#server/grading/anonymous/set-anonymous.ts';
import { listSubmissionTable } from '#server/grading/list-submission-table.ts';
import { countReviewQueues } from '#server/grading/queue/count-reviews.ts';
import type { SubmissionTableFilter } from '#server/grading/submission-table-view.ts';
import { Anonymous } from './_components/anonymous.tsx';
import { FilterBar } from './_components/filter-bar.tsx';
import { Paging } from './_components/paging.tsx';
import { Queues } from './_components/queues.tsx';
import { SubmissionTable } from './_components/submission-table.tsx';
import { isFiltered, readTableFilter } from './_logic/table-filter.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Review' };

interface ReviewsPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Teaching assistants and instructors only; for everyone else there is no such page. */
export default async function ReviewsPage({ params, searchParams }: ReviewsPageProps) {
  const { course } = await params;
  const context = await requireActor();
  const filter = readTableFilter(await searchParams);
  const result = await listSubmissionTable(context, { course, filter });
  if (!result.ok) notFound();
  const view = result.value;
  const queues = await countReviewQueues(context, { course });
  const anonymous = await viewAnonymous(context, { course });
  if (!queues.ok || !anonymous.ok) notFound();
  return (
    <>
      <CourseBar course={course} page="review" />
      <main id="main" tabIndex={-1} className={styles.main}>
        <div className={styles.head}>
          <h1 className={styles.title}>Review</h1>
          <FilterBar filter={filter} view={view} />
        </div>
        <Queues course={course} counts={queues.value} />
        <Anonymous course={course} view={anonymous.value} exercises={view.exercises} />
        {view.rows.length > 0 ? (
          <>
            <SubmissionTable view={view} now={context.now().toISOString()} />
            <Paging view={view} filter={filter} />
          </>
        ) : (
          <NoRows filter={filter} />
        )}
      </main>
    </>
  );
}

function NoRows({ filter }: { filter: SubmissionTableFilter }) {
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={<Icon name="table" />} title="No one has submitted yet">
        Submissions appear here as students send them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Icon name="filter-off" />}
      title="No submission passes these filters"
      action={<ButtonLink href="?">Clear filters</ButtonLink>}
    >
      Take a filter away, or search for another name.
    </EmptyState>
  );
}
