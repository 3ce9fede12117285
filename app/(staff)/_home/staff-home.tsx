import { ButtonLink } from '#components/ui/button-link.tsx';
import type { StaffHomeView } from '#server/grading/staff-home-view.ts';
import { NeedList } from './need-list.tsx';
import { StaffExercises } from './staff-exercises.tsx';
import styles from './staff-home.module.css';
import { StuckJobsLink } from './stuck-jobs-link.tsx';
import { TodayRail } from './today-rail.tsx';

interface StaffHomeProps {
  readonly home: StaffHomeView;
  /** ISO, of the request. */
  readonly now: string;
}

/** What the course asks of its staff today, and every exercise with how many have handed in. */
export function StaffHome({ home, now }: StaffHomeProps) {
  const { course, ungradable, failing, flagged, failingRule, students } = home;
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
      <TodayRail home={home} now={now} />
    </div>
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
