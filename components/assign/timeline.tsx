'use client';

import type { StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import styles from './timeline.module.css';
import { wallWords } from './wall-words.ts';

interface TimelineProps {
  readonly preview: StudentPreviewView;
  readonly at: string;
  readonly onMove: (hours: number) => void;
  readonly onDays: (days: number) => void;
}

const DAY_MS = 24 * 60 * 60_000;
const time = (wall: string) => Date.parse(`${wall}Z`);

/** What holds when, as a bar; the line is the instant that is looked at: arrow keys move it by hours, with Shift by days. */
export function Timeline({ preview, at, onMove, onDays }: TimelineProps) {
  const ends = preview.steps.flatMap(({ until }) => (until === null ? [] : [time(until)]));
  if (ends.length === 0) return null;
  const from = Math.min(...ends, time(at)) - DAY_MS;
  const to = Math.max(...ends, time(at)) + DAY_MS;
  const x = (ms: number) => ((ms - from) / (to - from)) * 100;
  const starts = [from, ...ends];
  return (
    <div
      className={styles.track}
      role="slider"
      tabIndex={0}
      aria-label="Instant of the preview"
      aria-valuemin={from}
      aria-valuemax={to}
      aria-valuenow={time(at)}
      aria-valuetext={wallWords(at)}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        if (event.shiftKey) onDays(step);
        else onMove(step);
      }}
    >
      {preview.steps.map(({ until, state, pointsAtMost }, place) => {
        const start = starts[place] ?? from;
        const end = until === null ? to : time(until);
        return (
          <span
            key={until ?? 'end'}
            className={styles.step}
            data-state={state}
            style={{ left: `${x(start)}%`, width: `${x(end) - x(start)}%` }}
            title={until === null ? state : `${state} until ${wallWords(until)}`}
          >
            {state === 'late' ? pointsAtMost : null}
          </span>
        );
      })}
      {preview.due === null ? null : (
        <span className={styles.due} style={{ left: `${x(time(preview.due))}%` }} />
      )}
      <span className={styles.now} style={{ left: `${x(time(at))}%` }}>
        {/* As far along itself as the line is along the bar: at both ends it stays within. */}
        <span className={styles.nowWords} style={{ transform: `translateX(-${x(time(at))}%)` }}>
          {wallWords(at)}
        </span>
      </span>
    </div>
  );
}
