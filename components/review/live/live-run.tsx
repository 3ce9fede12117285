'use client';

import { useEffect, useRef, useState } from 'react';
import type { LiveRunView } from '#server/grading/live/live-run-view.ts';
import type { ReviewView } from '#server/grading/review-view.ts';
import { countSentence } from '../../report/results-model.ts';
import { itemsOfRun } from '../../runs/run-items.ts';
import { isRunning } from '../../runs/run-state.ts';
import { useHost } from '../../runs/use-host.ts';
import { useRun } from '../../runs/use-run.ts';
import { Button } from '../../ui/button.tsx';
import { differenceSentence } from './difference-sentence.ts';
import styles from './live-run.module.css';
import { SideBySide } from './side-by-side.tsx';
import type { LiveRunControl } from './use-live-run.ts';

interface LiveRunProps {
  readonly run: LiveRunView;
  readonly live: Pick<LiveRunControl, 'start' | 'close'>;
  readonly view: Pick<ReviewView, 'submission' | 'exercise'>;
}

const NOTHING = () => undefined;
const NO_RUN = () => Promise.resolve(null);

/** Runs the submission once, as soon as it is there: each case beside what the server found on the same inputs. */
export function LiveRun({ run: { source, ...place }, live, view }: LiveRunProps) {
  const mount = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  const { report, receipt } = view.submission;
  const host = useHost({ ...place, mount });
  const run = useRun({
    ...{ open: host, plan: place.plan.here, seed: place.isOlderVersion ? null : receipt.seed },
    ...{ onReport: NOTHING, onEnded: NOTHING, restore: NO_RUN },
  });
  useOnce(() => void run.run(source));
  const items = itemsOfRun(run.state);
  const running = isRunning(run.state);
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{running ? 'Running in your browser' : countSentence(items)}</h3>
        {running ? (
          <Button size="small" onClick={() => run.stop()}>
            Stop
          </Button>
        ) : (
          <Button size="small" keys="X" onClick={live.start}>
            Run again
          </Button>
        )}
        <Button size="small" variant="ghost" onClick={live.close}>
          Close
        </Button>
      </header>
      {host.problem === null && run.state.fault === null ? null : (
        <p className={styles.problem} role="alert">
          {host.problem ?? run.state.fault}
        </p>
      )}
      <p className={styles.note} role="status">
        {running ? 'In your sandbox; it changes no grade.' : differenceSentence(items, report)}
      </p>
      {place.isOlderVersion ? (
        <p className={styles.note}>The server judged it by an older version, on other inputs.</p>
      ) : null}
      <SideBySide items={items} report={report} open={open} onOpen={setOpen} source={source} view={view} />
      {place.plan.elsewhere.length === 0 ? null : (
        <p className={styles.note}>
          This exercise is sealed: cases that need its reference run on the server only.
        </p>
      )}
      <div ref={mount} hidden />
    </>
  );
}

/** Once for each mount, whatever is rendered again. */
function useOnce(act: () => void): void {
  const first = useRef(act);
  useEffect(() => first.current(), []);
}
