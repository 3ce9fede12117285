import { useState } from 'react';
import type { DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { reached } from '../../ui/reached.ts';
import type { DatesActions } from '../dates-actions.ts';
import { takenOutWords } from '../dates-words.ts';
import styles from './course-panel.module.css';

/** What is about to be taken out of the course. */
export type Leaving =
  | { readonly kind: 'exercise'; readonly row: DateRowView }
  | { readonly kind: 'module'; readonly module: DatesView['modules'][number] };

interface TakeOutDialogProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly leaving: Leaving | null;
  readonly onClose: () => void;
}

/** Says what goes with it, and that no grade is lost, before it is done. */
export function TakeOutDialog({ view, actions, leaving, onClose }: TakeOutDialogProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  function close() {
    setProblem(null);
    onClose();
  }

  async function takeOut(what: Leaving) {
    setBusy(true);
    const answer = await reached(
      what.kind === 'exercise'
        ? actions.takeOutExercise(what.row.assignmentId)
        : actions.takeOutModule(what.module.slug),
    );
    setBusy(false);
    if (answer.ok) close();
    else setProblem(answer.problem);
  }

  return (
    <Dialog
      open={leaving !== null}
      onClose={close}
      title={leaving === null ? '' : `Take ${titleOf(leaving)} out of the course`}
      actions={
        leaving === null ? null : (
          <>
            <Button variant="ghost" onClick={close}>
              Cancel
            </Button>
            <Button variant="primary" busy={busy && 'Taking it out'} onClick={() => takeOut(leaving)}>
              Take out
            </Button>
          </>
        )
      }
    >
      {leaving === null ? null : <p>{takenOutWords(rowsOf(view, leaving))}</p>}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </Dialog>
  );
}

function titleOf(leaving: Leaving): string {
  return leaving.kind === 'exercise'
    ? `${leaving.row.number} ${leaving.row.title}`
    : `module ${leaving.module.number}, ${leaving.module.title},`;
}

function rowsOf({ rows }: DatesView, leaving: Leaving): readonly DateRowView[] {
  return leaving.kind === 'exercise'
    ? [leaving.row]
    : rows.filter(({ module }) => module.slug === leaving.module.slug);
}
