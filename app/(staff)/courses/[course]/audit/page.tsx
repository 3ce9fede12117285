import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { LocalTime } from '#components/ui/local-time.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import { requireActor } from '#server/access/actor.ts';
import type { AuditFilter } from '#server/grading/audit/audit-filter.ts';
import type { AuditView } from '#server/grading/audit/audit-view.ts';
import { listAudit } from '#server/grading/audit/list-audit.ts';
import { auditQuery, readAuditFilter } from './audit-address.ts';
import { AuditFilters } from './audit-filters.tsx';
import { actionWords, detailWords } from './audit-words.ts';
import styles from './page.module.css';

export const metadata: Metadata = { title: 'Log' };

interface AuditPageProps {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Who did what in the course, newest first, filtered by the address. Teaching assistants and instructors only. */
export default async function AuditPage({ params, searchParams }: AuditPageProps) {
  const { course } = await params;
  const asked = await searchParams;
  const filter = readAuditFilter(asked);
  const page = Number.parseInt(String(asked.page ?? '1'), 10) || 1;
  const result = await listAudit(await requireActor(), { course, filter, page });
  if (!result.ok) notFound();
  const view = result.value;
  return (
    <>
      <CourseBar
        course={course}
        crumbs={[{ label: 'Gradebook', href: `/courses/${course}/gradebook` }, { label: 'Log' }]}
      />
      <main id="main" tabIndex={-1} className={styles.main}>
        <h1 className={styles.title}>Log</h1>
        <p className={styles.about}>What was done and by whom. Nothing here can be changed or taken away.</p>
        <AuditFilters
          view={view}
          filter={filter}
          exportHref={`/courses/${course}/audit/export${auditQuery(filter)}`}
        />
        <p className={styles.count}>
          {view.total} {view.total === 1 ? 'event' : 'events'}
        </p>
        {view.events.length === 0 ? (
          <EmptyState icon={<Icon name="list" />} title="Nothing of this kind was done yet" />
        ) : (
          <ScrollBox label="Events" className={styles.scroll}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">When</th>
                  <th scope="col">Who</th>
                  <th scope="col">What</th>
                  <th scope="col">To whom</th>
                  <th scope="col">Exercise</th>
                  <th scope="col">Details</th>
                </tr>
              </thead>
              <tbody>
                {view.events.map((event) => (
                  <tr key={event.id}>
                    <td className={styles.when}>
                      <LocalTime at={event.at} />
                    </td>
                    <td>{event.actor ?? 'the system'}</td>
                    <td>{actionWords(event.action)}</td>
                    <td>{event.subject ?? ''}</td>
                    <td>{event.exercise ?? ''}</td>
                    <td className={styles.details}>{detailWords(event.details)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        )}
        <Pages view={view} filter={filter} />
      </main>
    </>
  );
}

function Pages({
  view: { page, pageCount },
  filter,
}: {
  readonly view: AuditView;
  readonly filter: AuditFilter;
}) {
  if (pageCount === 1) return null;
  return (
    <nav className={styles.pages} aria-label="Pages">
      {page > 1 ? <Link href={auditQuery(filter, page - 1)}>Newer</Link> : null}
      <span>
        Page {page} of {pageCount}
      </span>
      {page < pageCount ? <Link href={auditQuery(filter, page + 1)}>Older</Link> : null}
    </nav>
  );
}
