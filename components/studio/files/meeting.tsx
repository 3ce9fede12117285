'use client';

import { useMemo, useState } from 'react';
import { CodeComparison } from '../../editor/code-comparison.tsx';
import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import type { Meeting } from './files-keeper.ts';
import styles from './meeting.module.css';
import { type MergedText, mergedMeeting } from './merge-texts.ts';

interface MeetingProps {
  readonly meeting: Meeting;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  readonly onSettle: (text: string | null) => void;
}

const PAIRS = ['theirs and mine', 'base and theirs', 'base and mine'] as const;
type Pair = (typeof PAIRS)[number];

const GONE = '(there is no such file)';

function keepBothWords({ conflicts }: MergedText): string {
  if (conflicts === 0) return 'Keep both';
  return `Keep both, ${conflicts === 1 ? '1 place' : `${conflicts} places`} to settle`;
}

/** Somebody saved the same file meanwhile: base, theirs and mine, two at a time. Nothing of either is lost until one decides. */
export function MeetingView({ meeting, theme, fontSize, onSettle }: MeetingProps) {
  const [pair, setPair] = useState<Pair>('theirs and mine');
  const { path, by, base, theirs, mine } = meeting;
  const texts: Readonly<Record<Pair, readonly [string | null, string | null]>> = {
    'theirs and mine': [theirs, mine],
    'base and theirs': [base, theirs],
    'base and mine': [base, mine],
  };
  const [before, after] = texts[pair];
  const [beforeLabel = '', afterLabel = ''] = pair.split(' and ');
  // Each state of the files brings the same texts in another meeting.
  const merged = useMemo(() => mergedMeeting({ path, base, theirs, mine }), [path, base, theirs, mine]);
  return (
    <section className={styles.meeting} aria-label={`Conflict in ${path}`}>
      <header className={styles.head}>
        <p className={styles.title} role="alert">
          <StatusGlyph status="warning" size={15} /> {by} saved {path} while you wrote in it. Nothing of yours
          is lost: choose what it becomes.
        </p>
        <div className={styles.acts}>
          {PAIRS.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.pair}
              aria-pressed={pair === one}
              onClick={() => setPair(one)}
            >
              {one}
            </button>
          ))}
          <span className={styles.room} />
          <Button size="small" onClick={() => onSettle(theirs)}>
            Take theirs
          </Button>
          {merged === null ? null : (
            <Button size="small" onClick={() => onSettle(merged.text)}>
              {keepBothWords(merged)}
            </Button>
          )}
          <Button size="small" variant="primary" onClick={() => onSettle(mine)}>
            Keep mine
          </Button>
        </div>
      </header>
      <CodeComparison
        before={{ source: before ?? GONE, label: beforeLabel }}
        after={{ source: after ?? GONE, label: afterLabel }}
        theme={theme}
        fontSize={fontSize}
      />
    </section>
  );
}
