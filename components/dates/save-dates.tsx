import { useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { EffectsDialog } from '../effects/effects-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { reached } from '../ui/reached.ts';
import styles from './dates.module.css';
import type { DatesActions } from './dates-actions.ts';
import type { DateEdits } from './use-date-edits.ts';

interface SaveDatesProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
  readonly edits: DateEdits;
  readonly moveSections: boolean;
  readonly problem: string | null;
  readonly onProblem: (words: string | null) => void;
}

/** Saves what is changed, once the list of grades that change with it was seen. */
export function SaveDates({ view, actions, edits, moveSections, problem, onProblem }: SaveDatesProps) {
  const [foreseen, setForeseen] = useState<SettledView | null>(null);
  const { changes, conflicts } = edits;
  const canSave = view.manages && changes.length > 0 && conflicts.length === 0;
  const input = { changes, base: view.base, moveSections };
  const amount = counted(changes.length, 'exercise');

  async function save() {
    const answer = await reached(actions.save({ ...input, seen: null }));
    onProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setForeseen(answer.value);
  }

  async function confirm(seen: string): Promise<string | null> {
    const answer = await reached(actions.save({ ...input, seen }));
    if (!answer.ok) return answer.problem;
    if (!answer.value.applied) {
      setForeseen(answer.value);
      return 'The grades have changed meanwhile. This is the new list.';
    }
    setForeseen(null);
    edits.settle();
    return null;
  }

  return (
    <>
      <p role="status" className={styles.problem}>
        {problem}
      </p>
      <Button variant="primary" wide idle={!canSave} onClick={save}>
        {changes.length === 0 ? 'Save dates' : `Save ${amount}`}
      </Button>
      <EffectsDialog
        foreseen={foreseen}
        title={`Save the dates of ${amount}`}
        verb="Save dates"
        onClose={() => setForeseen(null)}
        onConfirm={confirm}
      />
    </>
  );
}
