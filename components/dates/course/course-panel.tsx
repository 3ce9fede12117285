'use client';

import { useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import type { DatesActions } from '../dates-actions.ts';
import { AddExercise, AddModule } from './add-to-course.tsx';
import { CopyCourse } from './copy-course.tsx';
import styles from './course-panel.module.css';
import { ModuleOrder } from './module-order.tsx';
import { RenameModule } from './rename-module.tsx';
import type { Leaving } from './take-out-dialog.tsx';
import { TakenOut } from './taken-out.tsx';

interface CoursePanelProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly onLeaving: (leaving: Leaving) => void;
}

/** The course as a whole: its modules, another exercise, a copy for the next term, its end. */
export function CoursePanel({ view, actions, onLeaving }: CoursePanelProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [renamed, setRenamed] = useState<DatesView['modules'][number] | null>(null);
  const tell = (answer: { ok: boolean; problem?: string }) =>
    setProblem(answer.ok ? null : (answer.problem ?? ''));
  const { archived } = view.course;
  return (
    // A course with nothing in it begins here.
    <details className={styles.panel} open={view.modules.length === 0 || undefined}>
      <summary className={styles.title}>The course</summary>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <ModuleOrder
        modules={view.modules}
        onOrder={async (slugs) => tell(await actions.orderModules(slugs))}
        onRename={setRenamed}
        onTakeOut={(module) => onLeaving({ kind: 'module', module })}
      />
      <RenameModule module={renamed} onRename={actions.renameModule} onClose={() => setRenamed(null)} />
      <TakenOut view={view} actions={actions} onAnswer={tell} />
      <AddModule onAdd={async (title) => tell(await actions.addModule(title))} />
      {view.exercises.length === 0 || view.modules.length === 0 ? null : (
        <AddExercise view={view} onAdd={async (place) => tell(await actions.addExercise(place))} />
      )}
      <div className={styles.acts}>
        <CopyCourse view={view} actions={actions} />
        <ButtonLink size="small" variant="ghost" href="/courses/new">
          New course
        </ButtonLink>
        <Button size="small" variant="ghost" onClick={async () => tell(await actions.archive(!archived))}>
          {archived ? 'Open the course again' : 'Archive the course'}
        </Button>
      </div>
      <p className={styles.hint}>
        {archived
          ? 'The course is archived: everything can be read, and nothing is handed in.'
          : 'An archived course can be read, and takes nothing any more.'}
      </p>
    </details>
  );
}
