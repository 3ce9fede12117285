'use client';

import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { LocalTime } from '../ui/local-time.tsx';
import { ScoreTag } from '../ui/score-tag.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './cell-inspector.module.css';
import { gradeReasons, lateWords } from './grade-words.ts';
import type { OverrideDraft } from './gradebook-actions.ts';
import { OverrideForm } from './override-form.tsx';

interface CellInspectorProps {
  readonly student: string;
  /** "4.1 GAN step" */
  readonly exercise: string;
  readonly explanation: GradeExplanationView | null;
  /** Why there is none, in words. */
  readonly problem: string | null;
  readonly reviewHref: string | null;
  readonly overriding: boolean;
  readonly onOverride: (open: boolean) => void;
  readonly onSaveOverride: (draft: OverrideDraft) => Promise<string | null>;
  readonly onTakeBack: (overrideId: string) => Promise<string | null>;
  readonly onClose: () => void;
}

/** Why one cell says what it says, its submissions, and what a person can do about it. */
export function CellInspector(props: CellInspectorProps) {
  const { student, exercise, explanation, problem, reviewHref, overriding, onOverride, onClose } = props;
  return (
    <aside className={styles.inspector} aria-label="Selected cell">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>
            <bdi>{student}</bdi>
          </h2>
          <p className={styles.exercise}>{exercise}</p>
        </div>
        <IconButton icon="close" label="Close the inspector" onClick={onClose} />
      </header>
      <div className={styles.body}>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        {explanation === null ? (
          problem === null ? (
            <Skeleton label="Loading the grade" />
          ) : null
        ) : (
          <Explained {...props} explanation={explanation} />
        )}
      </div>
      {explanation === null || overriding ? null : (
        <footer className={styles.foot}>
          {reviewHref === null ? null : (
            <ButtonLink href={reviewHref} variant="primary" keys="Enter">
              Open review
            </ButtonLink>
          )}
          <Button keys="O" onClick={() => onOverride(true)}>
            Override
          </Button>
        </footer>
      )}
    </aside>
  );
}

function Explained(props: CellInspectorProps & { readonly explanation: GradeExplanationView }) {
  const { explanation, overriding, onOverride, onSaveOverride } = props;
  const { points, pointsMax, override, due, submissions } = explanation;
  return (
    <>
      <Score explanation={explanation} />
      {overriding ? (
        <OverrideForm
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
          Counts with {formatPoints(pointsMax)} points towards the total.
        </p>
      </section>
      {override ? <OverrideNote {...props} override={override} /> : null}
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
}: Pick<CellInspectorProps, 'onTakeBack'> & {
  readonly override: NonNullable<GradeExplanationView['override']>;
}) {
  return (
    <section>
      <h3 className={styles.heading}>Override</h3>
      <div className={styles.note}>
        <p>
          <b>
            <bdi>{override.by}</bdi>
          </b>
          , <LocalTime at={override.at} />
        </p>
        <p dir="auto">{override.reason}</p>
        <Button size="small" onClick={() => void onTakeBack(override.id)}>
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
      <ol className={styles.history}>
        {submissions.map((submission) => {
          const late = lateWords(submission.lateSteps, due.percentPerDay);
          return (
            <li key={submission.id} aria-current={submission.counts || undefined}>
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
