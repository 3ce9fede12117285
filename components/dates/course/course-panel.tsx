'use client';

import { useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { reached } from '../../ui/reached.ts';
import type { Answer, DatesActions } from '../dates-actions.ts';
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
  const { archived } = view.course;

  /** Says why not. @returns whether it was done */
  async function told<T>(asked: Promise<Answer<T>>): Promise<boolean> {
    const answer = await reached(asked);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  }

  return (
    // A course with nothing in it begins here.
    <details className={styles.panel} open={view.modules.length === 0 || undefined}>
      <summary className={styles.title}>The course</summary>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <ModuleOrder
        modules={view.modules}
        onOrder={(slugs) => told(actions.orderModules(slugs))}
        onRename={setRenamed}
        onTakeOut={(module) => onLeaving({ kind: 'module', module })}
      />
      <RenameModule module={renamed} onRename={actions.renameModule} onClose={() => setRenamed(null)} />
      <TakenOut view={view} actions={actions} onPutBack={told} />
      <AddModule onAdd={(title) => told(actions.addModule(title))} />
      {view.exercises.length === 0 || view.modules.length === 0 ? null : (
        <AddExercise view={view} onAdd={(place) => told(actions.addExercise(place))} />
      )}
      <div className={styles.acts}>
        <CopyCourse view={view} actions={actions} />
        <ButtonLink size="small" variant="ghost" href="/courses/new">
          New course
        </ButtonLink>
        <Button size="small" variant="ghost" onClick={() => void told(actions.archive(!archived))}>
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
