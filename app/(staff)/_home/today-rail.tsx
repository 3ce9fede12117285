import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { StaffHomeView } from '#server/grading/staff-home-view.ts';
import styles from './staff-home.module.css';

interface TodayRailProps {
  readonly home: StaffHomeView;
  /** ISO, of the request. */
  readonly now: string;
}

/** Beside what needs a person: who asks, who is at work, what is due, what the grader is at. */
export function TodayRail({ home, now }: TodayRailProps) {
  return (
    <aside className={styles.rail} aria-label="Today">
      <Part title="Questions of students">
        <Questions course={home.course.slug} open={home.openRequests} />
      </Part>
      <Part title="At work now">
        <p className={styles.quiet}>
          {home.atWork.length === 0 ? 'No other grader is at a submission.' : home.atWork.join(', ')}
        </p>
      </Part>
      <Part title="Due today and within a week">
        <DueSoon home={home} now={now} />
      </Part>
      <Part title="Being verified">
        <Waiting {...home.waiting} now={now} />
      </Part>
    </aside>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section>
      <h2 className={styles.railTitle}>{title}</h2>
      {children}
    </section>
  );
}

function Questions({ course, open }: { readonly course: string; readonly open: number }) {
  return (
    <p className={styles.quiet}>
      {open === 0 ? 'Nobody waits for an answer. ' : null}
      <Link href={`/courses/${course}/requests`}>
        {open === 0 ? 'All questions' : open === 1 ? '1 waits for an answer' : `${open} wait for an answer`}
      </Link>
    </p>
  );
}

function DueSoon({ home: { dueSoon, students }, now }: TodayRailProps) {
  if (dueSoon.length === 0) return <p className={styles.quiet}>Nothing is due.</p>;
  return (
    <ol className={styles.due}>
      {dueSoon.map(({ href, number, title, dueAt, section, submitters }) => (
        <li key={`${href} ${section}`}>
          <Link href={href}>
            {number} {title}
          </Link>
          <span>
            <Moment at={dueAt} now={now} />
            {section === null ? null : (
              <>
                , section <bdi>{section}</bdi>
              </>
            )}
            , {submitters} of {students} handed in
          </span>
        </li>
      ))}
    </ol>
  );
}

function Waiting({ count, since, now }: StaffHomeView['waiting'] & { readonly now: string }) {
  if (count === 0 || since === null) return <p className={styles.quiet}>Nothing waits for the grader.</p>;
  return (
    <p className={styles.waiting}>
      <StatusGlyph status="in-progress" size={14} />
      <span>
        {count === 1 ? '1 submission waits' : `${count} submissions wait`}, the oldest since{' '}
        <Moment at={since} now={now} />
      </span>
    </p>
  );
}
