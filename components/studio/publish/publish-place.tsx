import Link from 'next/link';
import type { PlannedRowView, PublishView } from '#server/studio/publish/publish-view.ts';
import { regradeHref } from '../../gradebook/regrade-address.ts';
import styles from './publish-dialog.module.css';
import { PublishTakeUp, type TakeUp } from './publish-take-up.tsx';

interface PublishPlaceProps {
  readonly view: Pick<PublishView, 'course' | 'planned' | 'modules'>;
  /** A module's slug, `planned`, or `none`. */
  readonly place: string;
  readonly onPlace: (place: string) => void;
  readonly takeUp: TakeUp;
  readonly onTakeUp: (takeUp: TakeUp) => void;
  /** Who would gain and who would lose where it takes another version's place. */
  readonly children: React.ReactNode;
}

/** Where an exercise without a place in the course gets one, and what that means for those who work there. */
export function PublishPlace({ view, place, onPlace, takeUp, onTakeUp, children }: PublishPlaceProps) {
  const { course, planned, modules } = view;
  const goesOn = place === 'planned' ? planned?.goesOn : null;
  return (
    <div className={styles.field}>
      <label className={styles.field}>
        <span>Place in {course.title}</span>
        <select value={place} onChange={({ target }) => onPlace(target.value)}>
          <option value="none">none yet</option>
          {planned ? <option value="planned">{rowWords(planned)}</option> : null}
          {modules.map(({ slug, title, number }) => (
            <option key={slug} value={slug}>
              end of module {number}, {title}
            </option>
          ))}
        </select>
      </label>
      {goesOn ? (
        <>
          <PublishTakeUp
            course={course.title}
            choices={['opening', 'at-once']}
            value={takeUp}
            onChange={onTakeUp}
          />
          <GoesOn goesOn={goesOn} course={course.slug} />
          {children}
        </>
      ) : (
        <span className={styles.quiet}>
          {place === 'none'
            ? `Students of ${course.title} do not see it before it has a place there.`
            : 'Students see it there at once. Dates are set in the course.'}
        </span>
      )}
    </div>
  );
}

function rowWords({ number, title, goesOn }: PlannedRowView): string {
  return goesOn === null
    ? `${number} ${title}, as planned`
    : `${number} ${title}, instead of the version there`;
}

/** Work, dates and grades of the place stay. */
function GoesOn({
  goesOn,
  course,
}: {
  readonly goesOn: NonNullable<PlannedRowView['goesOn']>;
  readonly course: string;
}) {
  const { drafts, graded, exercise } = goesOn;
  return (
    <span className={styles.quiet}>
      {drafts} {drafts === 1 ? 'student is' : 'students are'} writing there, and the catalogue no longer
      changes it here. The {graded} who {graded === 1 ? 'has' : 'have'} a grade keep it.{' '}
      <Link href={regradeHref({ course, exercise, submissionId: null })}>
        A dry run, after publishing, takes a new hint to those who have handed in.
      </Link>
    </span>
  );
}
