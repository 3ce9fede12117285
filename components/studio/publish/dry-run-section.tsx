'use client';

import Link from 'next/link';
import type { DraftDryRunView } from '#server/studio/publish/draft-dry-run-view.ts';
import { ChangeGlyph } from '../../regrade/change-glyph.tsx';
import { Button } from '../../ui/button.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { useAsked } from '../check/use-asked.ts';
import type { StudioActions } from '../studio-actions.ts';
import styles from './dry-run-section.module.css';
import { becauseWords, dryRunAbout, dryRunHeadline } from './dry-run-words.ts';

interface DryRunSectionProps {
  readonly checkId: string;
  readonly actions: Pick<StudioActions, 'dryRun' | 'startDryRun' | 'cancelDryRun'>;
}

/** Who would gain and who would lose, before anything is written. */
export function DryRunSection({ checkId, actions }: DryRunSectionProps) {
  const { view, problem, start, cancel } = useAsked(checkId, {
    read: actions.dryRun,
    start: actions.startDryRun,
    cancel: ({ dryRunId }) => actions.cancelDryRun(dryRunId),
  });
  const running = view?.state === 'running';
  return (
    <section className={styles.run} aria-label="Who would gain and who would lose">
      <div className={styles.head}>
        <div>
          <h4 className={styles.title} aria-live="polite">
            {view?.findings ? dryRunHeadline(view.findings.counts) : 'Who would gain, who would lose?'}
          </h4>
          <p className={styles.quiet}>{dryRunAbout(view)}</p>
        </div>
        {running ? (
          <Button size="small" onClick={() => void cancel()}>
            Stop
          </Button>
        ) : (
          <Button size="small" onClick={() => void start()}>
            {view?.findings ? 'Try again' : 'Try it'}
          </Button>
        )}
      </div>
      {running ? <Progress {...view.progress} /> : null}
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      {view?.findings ? <Changes changes={view.findings.changes} /> : null}
    </section>
  );
}

function Progress({ done, total }: DraftDryRunView['progress']) {
  return (
    <progress
      className={styles.progress}
      aria-label="Submissions tried"
      {...(total === null ? {} : { value: done, max: total || 1 })}
    />
  );
}

function Changes({ changes }: { readonly changes: NonNullable<DraftDryRunView['findings']>['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ul className={styles.changes}>
      {changes.map(({ submissionId, href, name, from, to, because }) => (
        <li key={submissionId}>
          <ChangeGlyph change={to > from ? 'gains' : 'loses'} />
          <Link href={href} target="_blank">
            {name}
          </Link>
          <span className={styles.points}>
            {formatPoints(from)} → {formatPoints(to)}
          </span>
          <span className={styles.quiet}>{becauseWords(because)}</span>
        </li>
      ))}
    </ul>
  );
}
