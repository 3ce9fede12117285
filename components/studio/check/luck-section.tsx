'use client';

import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import type { DraftLuckView } from '#server/studio/check/draft-luck-view.ts';
import { Button } from '../../ui/button.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './luck-section.module.css';
import { luckHeadline, luckRows } from './luck-words.ts';
import type { AskedControl } from './use-asked.ts';

interface LuckSectionProps {
  readonly control: AskedControl<DraftLuckView>;
  readonly matrix: CheckMatrix;
  readonly onOpen: (path: string, line: number | null) => void;
}

/** With what luck each known mistake would slip through the cases, tried on 200 seeds when somebody asks. */
export function LuckSection({ control, matrix, onOpen }: LuckSectionProps) {
  const { view: luck, problem } = control;
  const findings = luck?.state === 'ready' ? luck.findings : null;
  return (
    <section className={styles.luck} aria-label="Luck">
      <header className={styles.head}>
        <div>
          <h3 className={styles.title} aria-live="polite">
            {findings ? luckHeadline(findings.mistakes) : 'Could a mistake slip through by luck?'}
          </h3>
          <p className={styles.quiet}>{aboutWords(luck)}</p>
        </div>
        {luck?.state === 'running' ? (
          <Button size="small" onClick={() => void control.cancel()}>
            Stop trying
          </Button>
        ) : findings ? null : (
          <Button size="small" onClick={() => void control.start()}>
            Try 200 seeds
          </Button>
        )}
      </header>
      {luck?.state === 'running' ? (
        <progress
          className={styles.progress}
          aria-label="Seeds tried"
          {...(luck.progress.total === null
            ? {}
            : { value: luck.progress.done, max: luck.progress.total || 1 })}
        />
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      {findings && findings.mistakes.length > 0 ? (
        <table className={styles.table}>
          <caption className={styles.caption}>How often each known mistake slips through</caption>
          <thead>
            <tr>
              <th scope="col">Mistake</th>
              <th scope="col">Slips through</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {luckRows(findings.mistakes, matrix).map(({ path, title, tone, slips, detail }) => (
              <tr key={path}>
                <th scope="row">
                  <button type="button" className={styles.open} onClick={() => onOpen(path, null)}>
                    {title}
                  </button>
                </th>
                <td className={styles.slips}>
                  <StatusGlyph status={tone === 'pass' ? 'pass' : 'warning'} size={13} /> {slips}
                </td>
                <td className={styles.detail}>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

function aboutWords(luck: DraftLuckView | null): string {
  switch (luck?.state) {
    case 'running': {
      const { done, total } = luck.progress;
      return total === null
        ? 'It begins when nobody waits for the server.'
        : `${done} of ${total} rounds. It goes on when you leave this page.`;
    }
    case 'ready':
      return 'As of the files that were checked; trainings count as they came out once.';
    case 'cancelled':
      return 'Stopped. It can be tried again from the beginning.';
    case 'failed':
      return 'The grader failed at it. Try again; if it fails once more, look at the log.';
    case undefined:
      return 'Each mistake on 200 seeds, on every case that draws its inputs: a matter of minutes.';
  }
}
