'use client';

import { useState } from 'react';
import type { CaseOutcome } from '#grader/protocol.ts';
import type { CasePointsView } from '#server/submissions/case-points/case-points-view.ts';
import { OverrideForm } from '../../gradebook/explained/override-form.tsx';
import { ShownCasePoints } from '../../report/shown-case-points.tsx';
import { Button } from '../../ui/button.tsx';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import styles from './case-points.module.css';

interface CasePointsProps {
  readonly first: readonly CasePointsView[];
  /** As verified. */
  readonly cases: readonly CaseOutcome[];
  readonly actions: Pick<ReviewActions, 'overrideCase' | 'takeBackCase'>;
}

/** What single cases give by hand: those that were set, and setting another one. */
export function CasePoints({ first, cases, actions }: CasePointsProps) {
  const [held, setHeld] = useState(first);
  const [from, setFrom] = useState(first);
  // The page was read again: what others gave meanwhile is there.
  if (from !== first) {
    setFrom(first);
    setHeld(first);
  }
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const outcome = cases.find(({ id }) => id === chosen);
  const present = held.find(({ caseId }) => caseId === chosen);

  async function takeBack(overrideId: string) {
    const answer = await reached(actions.takeBackCase(overrideId));
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
        <select value={chosen ?? ''} onChange={({ target }) => setChosen(target.value || null)}>
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
            onSave={async ({ points, reason, seenOverrideId }) => {
              const answer = await actions.overrideCase({
                caseId: outcome.id,
                ...{ points, reason, seenId: seenOverrideId, seenGiven: outcome.points },
              });
              if (!answer.ok) return answer.problem;
              setHeld(answer.value);
              setChosen(null);
              return null;
            }}
            onCancel={() => setChosen(null)}
          />
        </div>
      )}
    </div>
  );
}
