'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RegradeStudentView, RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { reviewHref } from '../review/review-address.ts';
import { Button } from '../ui/button.tsx';
import { ApplyDialog } from './apply-dialog.tsx';
import { type ChangeFilter, shownStudents } from './change-filter.ts';
import { ChangeTable } from './change-table.tsx';
import { ChangesDialog } from './changes-dialog.tsx';
import { Decisions } from './decisions.tsx';
import { FilterChips } from './filter-chips.tsx';
import styles from './regrade.module.css';
import type { Answer, RegradeActions } from './regrade-actions.ts';
import { StatusLine } from './status-line.tsx';
import { StudentPane } from './student-pane.tsx';
import { Summary } from './summary.tsx';
import { useRefreshing } from './use-refreshing.ts';
import { useRegradeKeys } from './use-regrade-keys.ts';

interface RegradeProps {
  /** Slug. */
  readonly course: string;
  readonly view: RegradeView;
  readonly actions: RegradeActions;
}

/** What is being asked, if anything: changes of the versions, or an apply. */
type Asking = 'changes' | 'all' | 'gains' | null;

/** A dry run that is read row by row, then applied, or put away. */
export function Regrade({ course, view, actions }: RegradeProps) {
  const router = useRouter();
  const { state, exercise, versions, counts, students, mayDecide } = view;
  const [filter, setFilter] = useState<ChangeFilter>('changed');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useRefreshing(isMoving(view));

  const shown = shownStudents(students, filter);
  const at = Math.max(
    shown.findIndex(({ userId }) => userId === selectedId),
    0,
  );
  const selected = shown[at];
  const isOpen = state === 'ready' && mayDecide;
  const href = (submissionId: string) =>
    reviewHref({ course, submissionId, queue: { kind: 'exercise', slug: exercise.slug } });
  const go = (step: number) => setSelectedId(shown[at + step]?.userId ?? selected?.userId ?? null);
  const changing = (kind: 'all' | 'gains') =>
    students.filter(
      ({ userId, change }) =>
        !left.has(userId) && (change === 'gains' || (kind === 'all' && change === 'loses')),
    );

  async function settle(act: Promise<Answer<null>>): Promise<string | null> {
    const answer = await act.catch(
      (): Answer<null> => ({ ok: false, problem: 'The server could not be reached. Try again.' }),
    );
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? null : answer.problem;
  }
  function leave({ userId }: RegradeStudentView) {
    const next = new Set(left);
    if (!next.delete(userId)) next.add(userId);
    setLeft(next);
  }

  useRegradeKeys({
    j: () => go(1),
    k: () => go(-1),
    v: () => setAsking('changes'),
    enter: () => selected?.submissions[0] && router.push(href(selected.submissions[0].submissionId)),
    ...(isOpen
      ? {
          a: () => setAsking('all'),
          g: () => setAsking('gains'),
          p: () => void settle(actions.pin()),
          l: () => selected && leave(selected),
        }
      : {}),
    ...(state === 'running' || state === 'applying' ? { escape: () => void settle(actions.cancel()) } : {}),
  });

  return (
    <div className={styles.regrade}>
      <div className={styles.columns}>
        <main id="main" tabIndex={-1} className={styles.main}>
          <header className={styles.head}>
            <div>
              <h1 className={styles.title}>
                Regrade {exercise.number} {exercise.title} with version {versions.to}
              </h1>
              <p className={styles.quiet}>
                Asked by <bdi>{view.askedBy}</bdi>,{' '}
                {counts.students === 1 ? '1 student' : `${counts.students} students`}
                {view.reason === null ? '' : `. Reason: ${view.reason}`}
              </p>
            </div>
            <Button keys="V" onClick={() => setAsking('changes')}>
              What changed in version {versions.to}
            </Button>
          </header>
          <Summary view={view} />
          <FilterChips counts={counts} filter={filter} onFilter={setFilter} />
          <div className={styles.rows}>
            {shown.length === 0 ? (
              <p className={styles.nothing}>
                {state === 'running' ? 'Nobody so far.' : 'Nobody is in this list.'}
              </p>
            ) : (
              <ChangeTable
                versions={versions}
                students={shown}
                selectedId={selected?.userId ?? null}
                left={left}
                onSelect={setSelectedId}
              />
            )}
          </div>
          {problem === null ? null : (
            <p className={styles.problem} role="alert">
              {problem}
            </p>
          )}
          <Decisions
            view={view}
            changing={changing('all').length}
            gaining={changing('gains').length}
            onApply={setAsking}
            onPin={() => void settle(actions.pin())}
          />
        </main>
        {selected ? (
          <StudentPane
            key={selected.userId}
            view={view}
            student={selected}
            reviewHref={href}
            isLeft={left.has(selected.userId)}
            onLeave={isOpen ? () => leave(selected) : null}
          />
        ) : null}
      </div>
      <StatusLine
        view={view}
        onCancel={() => void settle(actions.cancel())}
        onContinue={() => void settle(actions.goOn())}
        onUndo={() => void settle(actions.undo())}
      />
      {asking === 'changes' ? <ChangesDialog load={actions.changes} onClose={() => setAsking(null)} /> : null}
      {asking === 'all' || asking === 'gains' ? (
        <ApplyDialog
          changing={changing(asking)}
          onClose={() => setAsking(null)}
          onApply={async (reason) => {
            const except = students
              .filter(({ userId, change }) => left.has(userId) || (asking === 'gains' && change === 'loses'))
              .map(({ userId }) => userId);
            const choice = left.size === 0 ? { kind: asking } : { kind: 'except' as const, userIds: except };
            const why = await settle(actions.apply({ ...choice, reason }));
            if (why === null) setAsking(null);
            return why;
          }}
        />
      ) : null}
    </div>
  );
}

/** A worker is at it, or still looks for a witness. */
function isMoving({ state, stuck, students }: RegradeView): boolean {
  if (stuck) return false;
  const searching = students.some(({ submissions }) => submissions.some(({ witness }) => witness === null));
  return ['running', 'applying', 'undoing'].includes(state) || (state === 'ready' && searching);
}
