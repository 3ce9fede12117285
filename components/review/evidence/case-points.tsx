'use client';

import { useRef, useState } from 'react';
import type { CaseOutcome } from '#grader/protocol.ts';
import type { CasePointsView } from '#server/submissions/case-points/case-points-view.ts';
import { OverrideForm } from '../../gradebook/explained/override-form.tsx';
import type { WrittenPoints } from '../../gradebook/explained/written-points.ts';
import type { UnsentForms } from '../../kept/use-unsent-forms.ts';
import { ShownCasePoints } from '../../report/shown-case-points.tsx';
import { Button } from '../../ui/button.tsx';
import { useOnTheWay } from '../../ui/on-the-way.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import { pointsKey } from '../unsent/unsent-words.ts';
import styles from './case-points.module.css';

interface CasePointsProps {
  readonly first: readonly CasePointsView[];
  /** As verified. */
  readonly cases: readonly CaseOutcome[];
  /** By `pointsKey`: what is written and not saved. */
  readonly forms: UnsentForms<WrittenPoints>;
  /** Whose points are being set; null: none. */
  readonly chosen: string | null;
  readonly onChoose: (caseId: string | null) => void;
  readonly actions: Pick<ReviewActions, 'overrideCase' | 'takeBackCase'>;
}

/** What single cases give by hand: those that were set, and setting another one. */
export function CasePoints({ first, cases, forms, chosen, onChoose, actions }: CasePointsProps) {
  const [held, setHeld] = useState(first);
  const [from, setFrom] = useState(first);
  // The page was read again: what others gave meanwhile is there.
  if (from !== first) {
    setFrom(first);
    setHeld(first);
  }
  const onTheWay = useOnTheWay();
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(chosen);
  latest.current = chosen;
  const outcome = cases.find(({ id }) => id === chosen);
  const present = held.find(({ caseId }) => caseId === chosen);

  async function takeBack(overrideId: string) {
    const answer = await onTheWay.ask(reached(actions.takeBackCase(overrideId)));
    if (answer.ok) setHeld(answer.value);
    setProblem(answer.ok ? null : answer.problem);
  }

  if (cases.length === 0) return null;
  return (
    <div className={styles.cases}>
      <ShownCasePoints
        cases={held}
        aside={({ id }) => (
          <Button size="small" onClick={() => takeBack(id)}>
            Take back
          </Button>
        )}
      />
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <label className={styles.choice}>
        Points of a case
        <select value={chosen ?? ''} onChange={({ target }) => onChoose(target.value || null)}>
          <option value="">Choose a case</option>
          {cases.map(({ id, title, points, pointsMax }, at) => (
            <option key={id} value={id}>
              {at + 1}. {title}: {points} of {pointsMax}
            </option>
          ))}
        </select>
      </label>
      {outcome === undefined ? null : (
        <div className={styles.form}>
          <OverrideForm
            key={outcome.id}
            name={`Points of ${outcome.title}`}
            points={present?.points ?? outcome.points}
            pointsMax={outcome.pointsMax}
            override={present ?? null}
            form={forms.at(pointsKey(outcome.id))}
            onSave={async ({ points, reason, seenOverrideId }) => {
              const answer = await actions.overrideCase({
                caseId: outcome.id,
                ...{ points, reason, seenId: seenOverrideId, seenGiven: outcome.points },
              });
              if (!answer.ok) return answer.problem;
              setHeld(answer.value);
              if (latest.current === outcome.id) onChoose(null);
              return null;
            }}
            onCancel={() => onChoose(null)}
          />
        </div>
      )}
    </div>
  );
}
