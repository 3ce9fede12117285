import { formatPoints } from '#components/ui/format-points.ts';
import { LocalTime } from '#components/ui/local-time.tsx';
import type { HeldOverrideView } from '#server/grading/grade-explanation-view.ts';
import styles from './override-note.module.css';

interface OverrideNoteProps {
  readonly override: HeldOverrideView;
  readonly pointsMax: number;
}

/** For the student: which points a person set, who, and why. */
export function OverrideNote({ override, pointsMax }: OverrideNoteProps) {
  const { points, by, at, reason, automaticPoints } = override;
  return (
    <aside className={styles.note} aria-label="Points set by hand">
      <p>
        <b>
          <bdi>{by}</bdi> set {formatPoints(points)} of {formatPoints(pointsMax)} points by hand.
        </b>{' '}
        {automaticPoints === null ? '' : `The server had ${formatPoints(automaticPoints)}. `}
        <LocalTime at={at} />
      </p>
      <p dir="auto">{reason}</p>
    </aside>
  );
}
