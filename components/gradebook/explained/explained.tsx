'use client';

import { useState } from 'react';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import type { UnsentForm } from '../../kept/use-unsent-forms.ts';
import { ShownCasePoints } from '../../report/shown-case-points.tsx';
import { Button } from '../../ui/button.tsx';
import { formatPoints, pointsInWords } from '../../ui/format-points.ts';
import { LocalTime } from '../../ui/local-time.tsx';
import { ScoreTag } from '../../ui/score-tag.tsx';
import type { OverrideDraft } from '../gradebook-actions.ts';
import styles from './explained.module.css';
import { gradeReasons, lateWords } from './grade-words.ts';
import { OverrideForm } from './override-form.tsx';
import type { WrittenPoints } from './written-points.ts';

interface ExplainedProps {
  readonly explanation: GradeExplanationView;
  /** Points by hand while they are written; where something is, their form is open. */
  readonly form: UnsentForm<WrittenPoints>;
  /** Their form was opened by hand. */
  readonly overriding: boolean;
  readonly onOverride: (open: boolean) => void;
  /** Saves; gives why it did not, in words. */
  readonly onSaveOverride: (draft: OverrideDraft) => Promise<string | null>;
  readonly onTakeBack: (overrideId: string) => Promise<string | null>;
}

/** A grade with why it is so, points by hand, and the submissions behind it. */
export function Explained(props: ExplainedProps) {
  const { explanation, form, overriding, onOverride, onSaveOverride } = props;
  const { student, exercise, points, pointsMax, override, due, submissions } = explanation;
  const cell = `${student.id}:${exercise.slug}`;
  return (
    <>
      <Score explanation={explanation} />
      {overriding || form.written !== null ? (
        <OverrideForm
          key={cell}
          form={form}
          isAsked={overriding}
          points={points}
          pointsMax={pointsMax}
          override={override}
          onSave={onSaveOverride}
          onCancel={() => onOverride(false)}
        />
      ) : null}
      <section>
        <h3 className={styles.heading}>Why</h3>
        <ul className={styles.reasons}>
          {gradeReasons(explanation).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p className={styles.due}>
          {due.at === null ? (
            'Never due.'
          ) : (
            <>
              Due <LocalTime at={due.at} />
              {due.extended ? ', by an extension for this student.' : '.'}
            </>
          )}{' '}
          Counts with {pointsInWords(explanation.weight)} towards the total.
        </p>
      </section>
      <ShownCasePoints cases={submissions.find(({ counts }) => counts)?.cases ?? []} />
      {override ? <OverrideNote key={`${cell}:${override.id}`} {...props} override={override} /> : null}
      {submissions.length === 0 ? null : <History explanation={explanation} />}
    </>
  );
}

function Score({
  explanation: { points, pointsMax, override, submissions, claimedPoints },
}: {
  readonly explanation: GradeExplanationView;
}) {
  const counting = submissions.find(({ counts }) => counts);
  return (
    <div className={styles.score}>
      <p className={styles.figure}>
        {override && override.automaticPoints !== null ? (
          <s className={styles.old}>{formatPoints(override.automaticPoints)}</s>
        ) : null}
        <b>{points === null ? '–' : formatPoints(points)}</b> of {formatPoints(pointsMax)}
      </p>
      {override ? (
        <ScoreTag
          compact
          score={
            override.automaticPoints === null
              ? { kind: 'verified', points: override.points }
              : { kind: 'overridden', points: override.points, replacedPoints: override.automaticPoints }
          }
        />
      ) : counting?.points != null ? (
        <ScoreTag
          score={{ kind: 'verified', points: counting.points, browserPoints: counting.provisionalPoints }}
          pointsMax={counting.pointsMax}
        />
      ) : claimedPoints === null ? null : (
        <ScoreTag score={{ kind: 'provisional', points: claimedPoints }} />
      )}
    </div>
  );
}

function OverrideNote({
  override,
  onTakeBack,
}: Pick<ExplainedProps, 'onTakeBack'> & {
  readonly override: NonNullable<GradeExplanationView['override']>;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <section>
      <h3 className={styles.heading}>Override</h3>
      <div className={styles.note}>
        {override.by === null ? (
          <p>Graded without names: who set it, and why, stands under Review.</p>
        ) : (
          <>
            <p>
              <b>
                <bdi>{override.by}</bdi>
              </b>
              , <LocalTime at={override.at} />
            </p>
            <p dir="auto">{override.reason}</p>
          </>
        )}
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <Button size="small" onClick={() => void onTakeBack(override.id).then(setProblem)}>
          Take back
        </Button>
      </div>
    </section>
  );
}

function History({ explanation: { submissions, due } }: { readonly explanation: GradeExplanationView }) {
  return (
    <section>
      <h3 className={styles.heading}>Submissions</h3>
      {submissions.some(({ id }) => id === null) ? (
        <p className={styles.due}>Graded without names: what was handed in is read under Review.</p>
      ) : null}
      <ol className={styles.history}>
        {submissions.map((submission) => {
          const late = lateWords(submission.lateSteps, due.percentPerDay);
          return (
            <li key={submission.number} aria-current={submission.counts || undefined}>
              <b className={styles.historyPoints}>
                {submission.points === null ? '–' : formatPoints(submission.points)}
              </b>
              <span>
                No. {submission.number}, <LocalTime at={submission.submittedAt} />
                {submission.counts ? ', counts' : ''}
                {submission.state === 'could-not-grade' ? ', could not be graded' : ''}
                {submission.state === 'queued' || submission.state === 'verifying' ? ', being verified' : ''}
                {late === null ? null : <span className={styles.late}> {late}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
