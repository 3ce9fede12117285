'use client';

import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { LaterSubmissionsTab } from '../later-parts.tsx';
import { NOTHING_OPEN } from '../results/open-case.ts';
import type { WorkspaceModel } from '../use-workspace.ts';
import { StatementScroll } from './statement-scroll.tsx';

interface StatementSideProps {
  readonly workspace: WorkspaceModel;
  readonly view: Pick<WorkspaceView, 'exercise' | 'rules'>;
  readonly statement: React.ReactNode;
}

/** The statement and, in the other tab, the submissions. */
export function StatementSide({ workspace, view: { exercise, rules }, statement }: StatementSideProps) {
  const { history, leftTab, set, submissions } = workspace;
  const { shown } = submissions;
  return (
    <Tabs
      label="Exercise"
      tabs={[
        { id: 'statement', label: 'Statement' },
        { id: 'submissions', label: 'Submissions', count: submissions.list.length || undefined },
      ]}
      value={leftTab}
      onChange={set.leftTab}
    >
      {/* Kept in the page while hidden, so that going back finds the same place. */}
      <StatementScroll hidden={leftTab !== 'statement'}>{statement}</StatementScroll>
      {leftTab === 'submissions' ? (
        <LaterSubmissionsTab
          list={submissions.list}
          shownId={shown?.id ?? null}
          judging={{ counts: rules.counts, hiddenCases: exercise.hiddenCaseCount }}
          onOpen={(id) => {
            set.open(NOTHING_OPEN);
            set.phoneTab('code');
            void submissions.open(id).then((isOpen) => {
              if (isOpen) history.setReading(true);
            });
          }}
        />
      ) : null}
    </Tabs>
  );
}
