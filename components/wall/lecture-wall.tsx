'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { WallView } from '#server/insight/wall/wall-view.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { problemOf } from '../ui/reached.ts';
import styles from './lecture-wall.module.css';
import { useLiveWall } from './use-live-wall.ts';
import { useWallKeys } from './use-wall-keys.ts';
import { WallHead } from './wall-head.tsx';
import { WallMistakes } from './wall-mistakes.tsx';
import { WallSheet } from './wall-sheet.tsx';
import { WallTiles } from './wall-tiles.tsx';
import { WallTimeline } from './wall-timeline.tsx';
import { standingWords, wallSentence } from './wall-words.ts';

export interface WallActions {
  /** Each gives the words of a refusal. */
  readonly start: () => Promise<string | null>;
  readonly end: () => Promise<string | null>;
}

interface LectureWallProps {
  readonly start: WallView;
  /** Of the next exercise; null: this is the last. */
  readonly next: string | null;
  readonly actions: WallActions;
}

/** A room at work, for its projector: big, live, and of nobody. */
export function LectureWall({ start, next, actions }: LectureWallProps) {
  const router = useRouter();
  const { view, pausedAt, offlineSince, togglePause } = useLiveWall(start);
  const [isDark, setDark] = useState(true);
  const [showsMistakes, setShowsMistakes] = useState(true);
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { isPointing } = useWallKeys({
    ' ': togglePause,
    m: () => setShowsMistakes((before) => !before),
    d: () => setDark((before) => !before),
    f: () => void toggleFullScreen(),
    '?': () => setSheetOpen(true),
    arrowright: () => {
      if (next !== null) router.push(next);
    },
  });

  async function run(act: () => Promise<string | null>) {
    setBusy(true);
    setProblem(await problemOf(act()));
    setBusy(false);
    setSheetOpen(false);
  }

  const room = view.board?.room ?? null;
  const sentence = wallSentence(view);
  return (
    <div
      data-theme={isDark ? 'dark' : 'light'}
      className={classNames(styles.wall, !isPointing && !isSheetOpen && styles.unpointed)}
    >
      <WallHead
        view={view}
        standing={standingWords({ state: view.state, pausedAt, offlineSince })}
        onHelp={() => setSheetOpen(true)}
      />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {room === null ? (
        <div className={styles.waiting}>
          <p className={styles.sentence}>{sentence}</p>
          {view.runs && view.state !== 'on' ? (
            <Button
              variant="primary"
              size="large"
              className={styles.turnOn}
              busy={isBusy && 'Turning on'}
              onClick={() => run(actions.start)}
            >
              Turn the wall on
            </Button>
          ) : null}
          <p className={styles.promise}>No names on this page.</p>
        </div>
      ) : (
        <>
          <div className={styles.middle}>
            <WallTiles cases={room.cases} working={view.board?.working ?? 0} hidden={view.hiddenCases} />
            {showsMistakes ? <WallMistakes mistakes={room.mistakes} /> : null}
          </div>
          <WallTimeline room={room} timeZone={view.course.timeZone} />
        </>
      )}
      <WallSheet
        open={isSheetOpen}
        onClose={() => setSheetOpen(false)}
        state={view.runs ? view.state : null}
        busy={isBusy}
        onStart={() => run(actions.start)}
        onEnd={() => run(actions.end)}
      />
    </div>
  );
}

async function toggleFullScreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // The browser keeps the window as it is, and shows that itself.
  }
}
