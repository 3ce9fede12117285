import Link from 'next/link';
import type { PublishView } from '#server/studio/publish/publish-view.ts';
import styles from './publish-dialog.module.css';
import { PublishTakeUp, type TakeUp } from './publish-take-up.tsx';

/** Where students have it, and whether they go on with the new version. */
export function PublishInUse({
  view: { uses, effect, effectInUse, course, placed },
  takeUp,
  onTakeUp,
  children,
}: {
  readonly view: PublishView;
  readonly takeUp: TakeUp;
  readonly onTakeUp: (takeUp: TakeUp) => void;
  /** Who would gain and who would lose. */
  readonly children: React.ReactNode;
}) {
  return (
    <section>
      <h3 className={styles.title}>In use</h3>
      <ul className={styles.changes}>
        {uses.map(({ href, course: title, number, drafts, graded }) => (
          <li key={href}>
            <Link href={href}>
              {title}, {number}
            </Link>
            <span>
              {drafts} {drafts === 1 ? 'draft' : 'drafts'}, {graded} graded on the version before
            </span>
          </li>
        ))}
      </ul>
      {placed ? (
        <PublishTakeUp
          course={course.title}
          choices={['opening', 'at-once', 'stay']}
          value={takeUp}
          onChange={onTakeUp}
        />
      ) : null}
      {effect === 'words' && effectInUse === 'cases' ? (
        <p className={styles.quiet}>
          Students of {course.title} have an earlier version: between that one and this, scores may change.
        </p>
      ) : null}
      <p className={styles.quiet}>
        Grades stay with the version that gave them
        {effectInUse === 'words' ? '.' : ', until somebody applies a regrade to them, under Gradebook.'}
      </p>
      {children}
    </section>
  );
}
