'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { RegradeView } from '#server/grading/regrade/regrade-view.ts';
import { reviewHref } from '../review/review-address.ts';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { useRefreshing } from '../ui/use-refreshing.ts';
import type { ApplyKind } from './apply-choice.ts';
import { ApplyDialog } from './apply-dialog.tsx';
import type { ChangeFilter } from './change-filter.ts';
import { ChangeTable } from './change-table.tsx';
import { ChangesDialog } from './changes-dialog.tsx';
import { Decisions } from './decisions.tsx';
import { FilterChips } from './filter-chips.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import styles from './regrade.module.css';
import type { Answer, RegradeActions } from './regrade-actions.ts';
import { RegradeHead } from './regrade-head.tsx';
import { StatusLine } from './status-line.tsx';
import { StudentPane } from './student-pane.tsx';
import { Summary } from './summary.tsx';
import { useRows } from './use-rows.ts';
import { useSettling } from './use-settling.ts';

interface RegradeProps {
  /** Slug. */
  readonly course: string;
  readonly view: RegradeView;
  readonly actions: RegradeActions;
}

/** What is being asked, if anything: changes of the versions, to leave every grade, or an apply. */
type Asking = 'changes' | 'leave' | ApplyKind | null;

/** A dry run that is read row by row, then applied, or put away. */
export function Regrade({ course, view, actions }: RegradeProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const { problem, settle } = useSettling();
  const rows = useRows(view.students);
  const { selected, left, changing } = rows;
  useRefreshing(isMoving(view));
  const href = (submissionId: string) =>
    reviewHref({ course, submissionId, queue: { kind: 'exercise', slug: view.exercise.slug } });
  const isOpen = view.state === 'ready' && view.mayDecide;
  const cancel = () => void settle(actions.cancel());
  useKeys({ rows, view, href, ask: setAsking, isOpen, cancel });

  return (
    <div className={styles.regrade}>
      <div className={styles.columns}>
        <main id="main" tabIndex={-1} className={styles.main}>
          <RegradeHead view={view} onChanges={() => setAsking('changes')} />
          <Summary view={view} />
          <FilterChips counts={view.counts} filter={rows.filter} onFilter={rows.setFilter} />
          <Rows view={view} rows={rows} />
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
            onLeave={() => setAsking('leave')}
          />
        </main>
        {selected ? (
          <StudentPane
            key={selected.key}
            view={view}
            student={selected}
            reviewHref={href}
            isLeft={left.has(selected.key)}
            onLeave={isOpen ? () => rows.leave(selected) : null}
          />
        ) : null}
      </div>
      <StatusLine
        view={view}
        onCancel={cancel}
        onContinue={() => void settle(actions.goOn())}
        onUndo={() => void settle(actions.undo())}
      />
      <Asked {...{ asking, view, rows, actions, settle }} onClose={() => setAsking(null)} />
    </div>
  );
}

interface AskedProps extends Pick<RegradeProps, 'view' | 'actions'> {
  readonly asking: Asking;
  readonly rows: ReturnType<typeof useRows>;
  readonly settle: ReturnType<typeof useSettling>['settle'];
  readonly onClose: () => void;
}

/** The dialog of what is being asked. It stays, with the words, where the server refuses. */
function Asked({ asking, view, rows, actions, settle, onClose }: AskedProps) {
  async function decide(act: Promise<Answer<null>>): Promise<string | null> {
    const why = await settle(act);
    if (why === null) onClose();
    return why;
  }
  switch (asking) {
    case null:
      return null;
    case 'changes':
      return <ChangesDialog load={actions.changes} onClose={onClose} />;
    case 'leave':
      return <LeaveDialog counts={view.counts} onClose={onClose} onLeave={() => decide(actions.pin())} />;
    case 'all':
    case 'gains':
      return (
        <ApplyDialog
          changing={rows.changing(asking)}
          hinted={view.counts.hinted}
          onClose={onClose}
          onApply={(reason) => decide(actions.apply({ ...rows.choice(asking), reason }))}
        />
      );
  }
}

function Rows({ view, rows }: { readonly view: RegradeView; readonly rows: ReturnType<typeof useRows> }) {
  const { shown, selected, left, select } = rows;
  return (
    <div className={styles.rows}>
      {shown.length === 0 ? (
        <p className={styles.nothing}>{emptyWords(view, rows.filter)}</p>
      ) : (
        <ChangeTable
          versions={view.versions}
          students={shown}
          selectedId={selected?.key ?? null}
          left={left}
          onSelect={select}
        />
      )}
    </div>
  );
}

function emptyWords({ state, counts }: RegradeView, filter: ChangeFilter): string {
  if (state === 'running') return 'Nobody so far.';
  const isAlike = filter === 'changed' && counts.notJudged === 0;
  return isAlike ? 'No grade would change: every submission is judged as before.' : 'Nobody is in this list.';
}

interface KeysSetup {
  readonly rows: ReturnType<typeof useRows>;
  readonly view: RegradeView;
  /** Of a submission under review. */
  readonly href: (submissionId: string) => string;
  readonly ask: (asking: Asking) => void;
  /** There is something to decide, and the reader may. */
  readonly isOpen: boolean;
  readonly cancel: () => void;
}

function useKeys({ rows, view, href, ask, isOpen, cancel }: KeysSetup): void {
  const router = useRouter();
  const { selected, go, leave, changing } = rows;
  const submission = selected?.submissions[0];
  const decide = {
    a: () => (changing('all').length > 0 || view.counts.hinted > 0) && ask('all'),
    g: () => changing('gains').length > 0 && ask('gains'),
    l: () => selected && leave(selected),
    p: () => ask('leave'),
  };
  usePageKeys({
    j: () => go(1),
    k: () => go(-1),
    v: () => ask('changes'),
    enter: () => submission && router.push(href(submission.submissionId)),
    ...(isOpen ? decide : {}),
    ...(view.state === 'running' || view.state === 'applying' ? { escape: cancel } : {}),
  });
}

/** A worker is at it, or still looks for a witness. */
function isMoving({ state, stuck, students }: RegradeView): boolean {
  if (stuck) return false;
  const searching = students.some(({ submissions }) => submissions.some(({ witness }) => witness === null));
  return ['running', 'applying', 'undoing'].includes(state) || (state === 'ready' && searching);
}
