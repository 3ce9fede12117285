'use client';

import { useEffect, useMemo, useState } from 'react';
import type { ExerciseInsightView } from '#server/insight/insight-view.ts';
import { isText } from '../kept/unsent-places.ts';
import { useUnsentForms } from '../kept/use-unsent-forms.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import {
  type Bar,
  caseBars,
  groupBars,
  mistakeBars,
  passBars,
  STUDENTS_MIN,
  scoreBars,
  shares,
  submissionBars,
} from './bars.ts';
import { CensusLine } from './census-line.tsx';
import { ExerciseCharts } from './exercise-charts.tsx';
import type { ExerciseInsightActions } from './insight-actions.ts';
import { InsightBar } from './insight-bar.tsx';
import { InsightLayout } from './insight-layout.tsx';
import { insightQuery } from './insight-place.ts';
import { enrolledWords } from './insight-words.ts';
import { KeyHints } from './key-hints.tsx';
import { StuckList } from './stuck-list.tsx';
import { StudentList } from './student-list.tsx';
import { UnnamedGroup } from './unnamed-group.tsx';
import { useInsightKeys } from './use-insight-keys.ts';

interface ExerciseInsightProps {
  readonly view: ExerciseInsightView;
  /** Who reads, and the exercise: a comment to a group is kept under it while it is written. */
  readonly keptAs: string;
  /** As the address has it. */
  readonly start: { readonly open: string | null; readonly version: string | null };
  /** Every exercise of the course, to go to. */
  readonly exercises: readonly { readonly href: string; readonly label: string }[];
  readonly actions: ExerciseInsightActions;
}

/** Who fails what in an exercise; every bar opens the list of those behind it. */
export function ExerciseInsight({ view, keptAs, start, exercises, actions }: ExerciseInsightProps) {
  const [openKey, setOpenKey] = useState(start.open);
  const [showing, setShowing] = useState<'chart' | 'table'>('chart');
  const comments = useUnsentForms(`descent.group-comments.${keptAs}`, isText);
  const charts = useMemo(
    () => ({
      cases: caseBars(view),
      mistakes: mistakeBars(view),
      scores: scoreBars(view),
      submissions: submissionBars(view),
      passes: passBars(view),
      groups: groupBars(view),
    }),
    [view],
  );
  useEffect(() => {
    window.history.replaceState(null, '', insightQuery({ version: start.version, open: openKey }));
  }, [openKey, start.version]);
  useInsightKeys({
    t: () => setShowing((before) => (before === 'chart' ? 'table' : 'chart')),
    escape: () => setOpenKey(null),
  });
  const open = Object.values(charts)
    .flat()
    .find(({ key }) => key === openKey);
  const onOpen = (bar: Bar) => setOpenKey(bar.key === openKey ? null : bar.key);
  const { exercise, students, enrolled } = view;
  return (
    <InsightLayout
      bar={<InsightBar view={view} exercises={exercises} />}
      rail={
        <Rail view={view} open={open} onClose={() => setOpenKey(null)} onChangeRule={actions.changeRule} />
      }
      foot={students.length === 0 ? undefined : <Foot view={view} />}
    >
      {students.length === 0 ? (
        <EmptyState icon={<Icon name="table" />} title={`No one has submitted ${exercise.number} yet`}>
          The first submission appears here once it is verified. {enrolledWords(enrolled)}.
        </EmptyState>
      ) : (
        <ExerciseCharts
          view={view}
          charts={charts}
          openKey={openKey}
          showing={showing}
          onShow={setShowing}
          onOpen={onOpen}
          countsOnly={students.length < STUDENTS_MIN}
        >
          {view.groups.map((group, at) => (
            <UnnamedGroup
              key={group.signature}
              group={group}
              versionId={view.versionId ?? ''}
              actions={actions}
              form={comments.at(group.signature)}
              isFirst={at === 0}
              onOpen={() => setOpenKey(`group-${group.signature.slice(0, 8)}`)}
            />
          ))}
          <CensusLine census={view.census} onStart={actions.startCensus} />
        </ExerciseCharts>
      )}
    </InsightLayout>
  );
}

/** Those behind the open bar, or else who is stuck. */
function Rail({
  view,
  open,
  onClose,
  onChangeRule,
}: {
  readonly view: ExerciseInsightView;
  readonly open: Bar | undefined;
  readonly onClose: () => void;
  readonly onChangeRule: ExerciseInsightActions['changeRule'];
}) {
  const { course, exercise, stuck, rule } = view;
  if (!open) {
    return (
      <StuckList course={course} rule={rule} stuck={stuck} ofCourse={false} onChangeRule={onChangeRule} />
    );
  }
  return (
    <StudentList
      course={course}
      exercise={exercise.slug}
      title={open.title}
      students={open.students}
      pointsMax={exercise.pointsMax}
      onClose={onClose}
    />
  );
}

function Foot({ view }: { readonly view: ExerciseInsightView }) {
  const { known, unnamed, alone, passing } = shares(
    view,
    new Set(view.groups.flatMap(({ userIds }) => userIds)),
  );
  return (
    <>
      <span>{known} with a known mistake</span>
      {unnamed === 0 ? null : <span>{unnamed} unnamed</span>}
      <span>{alone} on their own</span>
      <span>{passing} pass all</span>
      <KeyHints
        hints={[
          ['Move', 'Up Down'],
          ['Open the list', 'Enter'],
          ['Table', 'T'],
          ...(view.groups.length === 0 ? [] : ([['Name', 'N']] as const)),
        ]}
      />
    </>
  );
}
