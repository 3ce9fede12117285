import Link from 'next/link';
import { commentCountWords } from '#components/submission/comment-words.ts';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { formatPoints } from '#components/ui/format-points.ts';
import { Icon } from '#components/ui/icon.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { isOpen, STATE_WORDS, stateGlyph } from '../_logic/row-words.ts';
import { CaseTiles } from './case-tiles.tsx';
import { DueDate } from './due-date.tsx';
import styles from './exercise-row.module.css';

interface ExerciseRowProps {
  readonly row: ExerciseRowView;
  readonly now: string;
  /** The one to go on with: raised, with the Continue button. */
  readonly current: boolean;
}

export function ExerciseRow({ row, now, current }: ExerciseRowProps) {
  const open = isOpen(row);
  return (
    <li
      className={classNames(styles.row, current && styles.current, !open && styles.closed)}
      data-state={row.state}
      data-finished={row.finished || undefined}
    >
      <span className={styles.number}>{row.number}</span>
      <span className={styles.name}>
        {open ? (
          <Link href={row.href} className={styles.link} title={row.summary === '' ? undefined : row.summary}>
            {row.title}
          </Link>
        ) : (
          <span className={styles.plain}>{row.title}</span>
        )}
        {row.comments === 0 ? null : (
          <span className={styles.comments} title={commentCountWords(row.comments)}>
            <Icon name="message" size={13} />
            <span aria-hidden="true">{row.comments}</span>
            <VisuallyHidden>{commentCountWords(row.comments)}</VisuallyHidden>
          </span>
        )}
        {current ? (
          <ButtonLink href={row.href} variant="primary" size="small" keys="Enter" className={styles.continue}>
            {row.state === 'not-started' ? 'Start' : 'Continue'}
          </ButtonLink>
        ) : null}
      </span>
      <span className={styles.state}>
        <StatusGlyph status={stateGlyph(row)} />
        {STATE_WORDS[row.state]}
      </span>
      <Cases row={row} />
      <span className={styles.due}>
        <DueDate row={row} now={now} />
      </span>
      <Points row={row} />
    </li>
  );
}

function Cases({ row }: { row: ExerciseRowView }) {
  const { casesPassed, casesTotal } = row;
  if (casesTotal === null) {
    return (
      <>
        <span className={styles.tiles} />
        <span className={styles.cases} />
      </>
    );
  }
  return (
    <>
      <span className={styles.tiles}>
        <CaseTiles passed={casesPassed} total={casesTotal} verified={row.finished} />
      </span>
      <span className={styles.cases}>
        {casesPassed === null
          ? `${casesTotal} ${casesTotal === 1 ? 'case' : 'cases'}`
          : `${casesPassed} / ${casesTotal}`}
      </span>
    </>
  );
}

function Points({ row }: { row: ExerciseRowView }) {
  const { points, provisionalPoints, pointsMax } = row;
  if (pointsMax === null) return <span className={styles.points} />;
  const max = formatPoints(pointsMax);
  if (row.state === 'verified' && points !== null) {
    return (
      <span className={styles.points}>
        <b className={styles.verified}>{formatPoints(points)}</b> / {max}
      </span>
    );
  }
  if (provisionalPoints !== null) {
    return (
      <span className={styles.points}>
        <span className={styles.provisional}>{formatPoints(provisionalPoints)}</span> / {max}
      </span>
    );
  }
  return <span className={styles.points}>{max}</span>;
}
