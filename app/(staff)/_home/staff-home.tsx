import Link from 'next/link';
import { Moment } from '#app/(course)/_time/moment.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { StaffHomeView } from '#server/grading/staff-home-view.ts';
import { NeedList } from './need-list.tsx';
import { StaffExercises } from './staff-exercises.tsx';
import styles from './staff-home.module.css';
import { StuckJobsLink } from './stuck-jobs-link.tsx';

interface StaffHomeProps {
  readonly home: StaffHomeView;
  /** ISO, of the request. */
  readonly now: string;
}

/** What the course asks of its staff today, and every exercise with how many have handed in. */
export function StaffHome({ home, now }: StaffHomeProps) {
  const { course, ungradable, failing, flagged, failingRule, dueSoon, students } = home;
  return (
    <div className={styles.page}>
      <main id="main" tabIndex={-1} className={styles.main}>
        <header className={styles.head}>
          <h1 className={styles.title}>{course.title}</h1>
          <ButtonLink href="?as=student" size="small">
            View as a student
          </ButtonLink>
        </header>
        <NeedList
          title="The grader gave up"
          glyph="warning"
          course={course.slug}
          queue={{ kind: 'ungradable' }}
          needs={ungradable}
          now={now}
          nothing="The grader has an answer for everything that was handed in."
        />
        <StuckJobsLink course={course.slug} />
        <NeedList
          title="Failing without an answer"
          glyph="fail"
          course={course.slug}
          queue={{ kind: 'failing' }}
          needs={failing}
          now={now}
          nothing={`Nobody has failed ${failingRule.submissionsMin} times within ${failingRule.days} days and no one wrote to them.`}
          about={`${failingRule.submissionsMin} or more submissions within ${failingRule.days} days, none with full marks, no comment.`}
        />
        <NeedList
          title="Flagged"
          glyph="warning"
          course={course.slug}
          queue={{ kind: 'flagged' }}
          needs={flagged}
          now={now}
          nothing="Nobody wants anything to be looked at again."
        />
        <StaffExercises
          modules={home.modules}
          students={students}
          writes={home.planned === null ? null : course.slug}
          now={now}
        />
        {home.planned === null ? null : <ToWrite course={course.slug} planned={home.planned} />}
      </main>
      <aside className={styles.rail} aria-label="Today">
        <section>
          <h2 className={styles.railTitle}>Questions of students</h2>
          <p className={styles.quiet}>
            {home.openRequests === 0 ? 'Nobody waits for an answer. ' : null}
            <Link href={`/courses/${course.slug}/requests`}>
              {home.openRequests === 0
                ? 'All questions'
                : home.openRequests === 1
                  ? '1 waits for an answer'
                  : `${home.openRequests} wait for an answer`}
            </Link>
          </p>
        </section>
        <section>
          <h2 className={styles.railTitle}>At work now</h2>
          <p className={styles.quiet}>
            {home.atWork.length === 0 ? 'No other grader is at a submission.' : home.atWork.join(', ')}
          </p>
        </section>
        <section>
          <h2 className={styles.railTitle}>Due today and within a week</h2>
          {dueSoon.length === 0 ? (
            <p className={styles.quiet}>Nothing is due.</p>
          ) : (
            <ol className={styles.due}>
              {dueSoon.map((exercise) => (
                <li key={exercise.href}>
                  <Link href={exercise.href}>
                    {exercise.number} {exercise.title}
                  </Link>
                  <span>
                    {exercise.dueAt === null ? null : <Moment at={exercise.dueAt} now={now} />},{' '}
                    {exercise.submitters} of {students} handed in
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h2 className={styles.railTitle}>Being verified</h2>
          <Waiting {...home.waiting} now={now} />
        </section>
      </aside>
    </div>
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

/** For instructors: into the studio, with what nobody has written yet. */
function ToWrite({
  course,
  planned,
}: {
  readonly course: string;
  readonly planned: NonNullable<StaffHomeView['planned']>;
}) {
  return (
    <section className={styles.planned}>
      <h2 className={styles.needTitle}>To write</h2>
      <ul>
        {planned.map(({ assignmentId, number, title }) => (
          <li key={assignmentId} className={styles.exercise}>
            <span className={styles.number}>{number}</span>
            <span className={styles.name}>{title}</span>
            <ButtonLink
              size="small"
              href={`/studio?course=${course}&write=${assignmentId}`}
              aria-label={`Write this one: ${title}`}
            >
              Write this one
            </ButtonLink>
          </li>
        ))}
      </ul>
      <ButtonLink size="small" href={`/studio?course=${course}&new=1`}>
        New exercise
      </ButtonLink>
    </section>
  );
}
