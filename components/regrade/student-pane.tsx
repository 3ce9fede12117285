'use client';

import { useState } from 'react';
import type {
  ChangedSubmissionView,
  RegradeStudentView,
  RegradeView,
} from '#server/grading/regrade/regrade-view.ts';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { changeWords, hintWords } from './because-words.ts';
import styles from './student-pane.module.css';
import { Witness } from './witness.tsx';

interface StudentPaneProps {
  readonly view: RegradeView;
  readonly student: RegradeStudentView;
  readonly reviewHref: (submissionId: string) => string;
  readonly isLeft: boolean;
  /** Null once it is decided. */
  readonly onLeave: (() => void) | null;
}

/** Why one grade changes: the witness, and the cases that the versions judge differently. */
export function StudentPane({ view, student, reviewHref, isLeft, onLeave }: StudentPaneProps) {
  const { name, from, to, change, submissions, newHints } = student;
  const [chosen, setChosen] = useState(0);
  const submission = submissions[chosen] ?? submissions[0];
  return (
    <aside className={styles.pane} aria-label="Why this grade changes">
      <header className={styles.head}>
        <div>
          <h2 className={styles.name}>
            <bdi>{name}</bdi>
          </h2>
          {submission ? (
            <p className={styles.quiet}>
              Submission {submission.number}, <LocalTime at={submission.submittedAt} />
            </p>
          ) : null}
        </div>
        <p className={styles.points}>
          {from === null ? '–' : formatPoints(from)} → <b>{to === null ? '–' : formatPoints(to)}</b>
          {submission ? <span> of {formatPoints(submission.pointsMax)}</span> : null}
          {change === 'gains' || change === 'loses' ? (
            <span data-change={change}> {changeWords(from, to)}</span>
          ) : null}
        </p>
      </header>
      <div className={styles.body}>
        {submissions.length > 1 ? (
          <ul className={styles.submissions} aria-label="Submissions that change">
            {submissions.map(({ submissionId, number }, at) => (
              <li key={submissionId}>
                <Button size="small" aria-pressed={at === chosen} onClick={() => setChosen(at)}>
                  No. {number}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        {submission ? (
          <Why view={view} submission={submission} />
        ) : (
          <p className={styles.quiet}>
            {newHints.length > 0 ? `No points change. ${hintWords(newHints)}` : 'Nothing changes.'}
          </p>
        )}
      </div>
      <footer className={styles.foot}>
        {submission ? (
          <ButtonLink href={reviewHref(submission.submissionId)} keys="Enter">
            Open the submission
          </ButtonLink>
        ) : null}
        {onLeave && change !== 'same' && change !== 'not-judged' ? (
          <Button variant="ghost" keys="L" aria-pressed={isLeft} onClick={onLeave}>
            {isLeft ? 'Include again' : leaveWords(from)}
          </Button>
        ) : null}
        <span className={styles.next}>
          Next <Kbd keys="J" /> <Kbd keys="K" />
        </span>
      </footer>
    </aside>
  );
}

function leaveWords(from: number | null): string {
  return from === null ? 'Leave this one without a grade' : `Leave this one at ${formatPoints(from)}`;
}

function Why({
  view,
  submission,
}: {
  readonly view: RegradeView;
  readonly submission: ChangedSubmissionView;
}) {
  const { versions, state } = view;
  const numbers = { from: versions.from ?? versions.to, to: versions.to };
  return (
    <>
      <section>
        <h3 className={styles.heading}>Witness</h3>
        <Witness
          submission={submission}
          versions={numbers}
          searching={state === 'running' || state === 'ready' || state === 'applying'}
        />
      </section>
      <section>
        <h3 className={styles.heading}>Cases</h3>
        <ul className={styles.cases}>
          {submission.cases.map(({ id, number, title, before, after }) => (
            <li key={id}>
              <StatusGlyph status={after?.status === 'passed' ? 'pass' : 'fail'} size={14} />
              <span>
                {number}. {title}
                {after?.mistake ? (
                  <span className={styles.mistake}>Known mistake: {after.mistake}</span>
                ) : null}
              </span>
              <span className={styles.casePoints}>
                {before ? formatPoints(before.points) : '–'} →{' '}
                <b>{after ? formatPoints(after.points) : '–'}</b>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
