'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RegradeChoiceView, RegradeListView } from '#server/grading/regrade/regrade-list-view.ts';
import { Button } from '../ui/button.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { LocalTime } from '../ui/local-time.tsx';
import { reached } from '../ui/reached.ts';
import type { Answer } from './regrade-actions.ts';
import styles from './start-form.module.css';

/** Which submissions: all, those that count, some of these, or the one that was asked about. */
type Scope = 'every' | 'counting' | 'some' | 'one';

export interface StartChoice {
  readonly exercise: string;
  readonly versionId: string;
  readonly scope:
    | { readonly kind: 'every' | 'counting' }
    | { readonly kind: 'submissions'; readonly ids: string[] };
}

interface StartFormProps {
  readonly course: string;
  readonly exercises: RegradeListView['exercises'];
  readonly chosen: RegradeChoiceView;
  readonly onStart: (choice: StartChoice) => Promise<Answer<{ readonly batchId: string }>>;
}

/** A dry run of one submission, of some, or of all: nothing changes until somebody applies it. */
export function StartForm({ course, exercises, chosen, onStart }: StartFormProps) {
  const router = useRouter();
  const { exercise, versions, submission } = chosen;
  const [versionId, setVersionId] = useState(versions.find(({ isCurrent }) => isCurrent)?.id ?? '');
  const [scope, setScope] = useState<Scope>(submission ? 'one' : 'counting');
  const [some, setSome] = useState<ReadonlySet<string>>(new Set());
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isNobody = scope === 'some' && some.size === 0;

  async function start() {
    if (starting || isNobody) return;
    setStarting(true);
    const answer = await reached(
      onStart({
        exercise: exercise.slug,
        versionId,
        scope: wanted(scope, { one: submission?.id, some }),
      }),
    );
    setStarting(false);
    if (answer.ok) router.push(`/courses/${course}/regrade/${answer.value.batchId}`);
    else setProblem(answer.problem);
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <label className={styles.field}>
        <span>Exercise</span>
        <select
          value={exercise.slug}
          onChange={(event) => router.replace(`?exercise=${event.target.value}`, { scroll: false })}
        >
          {exercises.map(({ slug, number, title }) => (
            <option key={slug} value={slug}>
              {number} {title}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.field}>
        <span>Judged by</span>
        <select value={versionId} onChange={(event) => setVersionId(event.target.value)}>
          {versions.map(({ id, number, isCurrent }) => (
            <option key={id} value={id}>
              Version {number}
              {isCurrent ? ', which students get now' : ''}
            </option>
          ))}
        </select>
      </label>
      <Scopes chosen={chosen} scope={scope} onScope={setScope} some={some} onSome={setSome} />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={starting && 'Starting'} disabled={isNobody}>
          Start a dry run
        </Button>
        <span className={styles.quiet}>It changes no grade.</span>
      </p>
      <Published versions={versions} versionId={versionId} />
    </form>
  );
}

function wanted(
  scope: Scope,
  { one, some }: { readonly one: string | undefined; readonly some: ReadonlySet<string> },
): StartChoice['scope'] {
  if (scope === 'every' || scope === 'counting') return { kind: scope };
  return { kind: 'submissions', ids: scope === 'one' && one !== undefined ? [one] : [...some] };
}

interface ScopesProps {
  readonly chosen: RegradeChoiceView;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  /** Ids of the submissions that are ticked. */
  readonly some: ReadonlySet<string>;
  readonly onSome: (ids: ReadonlySet<string>) => void;
}

function Scopes({ chosen, scope, onScope, some, onSome }: ScopesProps) {
  const { counting, submission, total } = chosen;
  return (
    <fieldset className={styles.scopes}>
      <legend>Submissions</legend>
      {submission ? (
        <Choice scope="one" chosen={scope} onChoose={onScope}>
          No. {submission.number} of <bdi>{submission.student}</bdi>
        </Choice>
      ) : null}
      <Choice scope="counting" chosen={scope} onChoose={onScope}>
        {counting.length === 1 ? 'The one that counts' : `The ${counting.length} that count`}
      </Choice>
      <Choice scope="every" chosen={scope} onChoose={onScope}>
        All {total}
      </Choice>
      <Choice scope="some" chosen={scope} onChoose={onScope}>
        Some of those that count{scope === 'some' ? `: ${some.size}` : ''}
      </Choice>
      {scope === 'some' ? <Counting counting={counting} some={some} onSome={onSome} /> : null}
    </fieldset>
  );
}

function Counting({
  counting,
  some,
  onSome,
}: Pick<RegradeChoiceView, 'counting'> & Pick<ScopesProps, 'some' | 'onSome'>) {
  return (
    <ul className={styles.students}>
      {counting.map(({ submissionId, student, points, pointsMax }) => (
        <li key={submissionId}>
          <label>
            <input
              type="checkbox"
              checked={some.has(submissionId)}
              onChange={() => {
                const next = new Set(some);
                if (!next.delete(submissionId)) next.add(submissionId);
                onSome(next);
              }}
            />
            <bdi>{student}</bdi>
            <span className={styles.points}>
              {points === null || pointsMax === null
                ? '–'
                : `${formatPoints(points)} of ${formatPoints(pointsMax)}`}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Published({ versions, versionId }: { versions: RegradeChoiceView['versions']; versionId: string }) {
  const version = versions.find(({ id }) => id === versionId);
  if (!version) return null;
  return (
    <p className={styles.quiet}>
      Version {version.number} was published <LocalTime at={version.publishedAt} />.
    </p>
  );
}

function Choice({
  scope,
  chosen,
  onChoose,
  children,
}: {
  readonly scope: Scope;
  readonly chosen: Scope;
  readonly onChoose: (scope: Scope) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <label className={styles.choice}>
      <input type="radio" name="scope" checked={scope === chosen} onChange={() => onChoose(scope)} />
      <span>{children}</span>
    </label>
  );
}
