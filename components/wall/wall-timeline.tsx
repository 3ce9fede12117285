import type { RoomView } from '#server/insight/wall/wall-view.ts';
import { classNames } from '../ui/class-names.ts';
import styles from './wall-timeline.module.css';
import { clockWords, labelledMinutes } from './wall-words.ts';

interface WallTimelineProps {
  readonly room: RoomView;
  readonly timeZone: string;
}

/** Cases that the room passed in each minute; the minute that runs is at full hue. */
export function WallTimeline({ room: { minutes, casesPassed }, timeZone }: WallTimelineProps) {
  const most = Math.max(1, ...minutes.map((minute) => minute.casesPassed));
  const labelled = labelledMinutes(minutes);
  const last = minutes.length - 1;
  return (
    <section className={styles.timeline} aria-label="Cases passed, minute by minute">
      <p className={styles.words}>
        <span>Cases passed, minute by minute</span>
        <span className={styles.sum}>{casesPassed} so far. No names on this page.</span>
      </p>
      <ol className={styles.bars} aria-hidden="true">
        {minutes.map((minute, at) => (
          <li key={minute.at} className={styles.minute}>
            <span
              className={classNames(styles.bar, at === last && styles.current)}
              style={{ blockSize: `${(100 * minute.casesPassed) / most}%` }}
            />
            {labelled.has(minute.at) ? (
              <span
                className={classNames(
                  styles.time,
                  at === last && styles.now,
                  at === 0 && last > 0 && styles.first,
                )}
              >
                {clockWords(new Date(minute.at), timeZone)}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
