'use client';

import { useRef, useState } from 'react';
import type { DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { useUnsent } from '../../kept/use-unsent.ts';
import { Button } from '../../ui/button.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { reached } from '../../ui/reached.ts';
import type { DatesActions } from '../dates-actions.ts';
import {
  areWeights,
  changedWeights,
  sumOf,
  type Weights,
  weightIn,
  weightOf,
  withSum,
} from './weight-words.ts';
import styles from './weights.module.css';

interface WeightsPanelProps {
  readonly view: DatesView;
  readonly readerId: string;
  readonly onSave: DatesActions['saveWeights'];
}

const NOTHING_TYPED: Weights = {};

/** What each exercise counts in the totals of the course, a module as the sum of its exercises. */
export function WeightsPanel({ view, readerId, onSave }: WeightsPanelProps) {
  const [weights, setWeights] = useUnsent({
    key: `descent.weights.${readerId}.${view.course.slug}`,
    isWanted: areWeights,
    nothing: NOTHING_TYPED,
  });
  // Until it is opened or closed by hand, it is open where something in it is not saved.
  const [opened, setOpened] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const saves = useRef<HTMLButtonElement>(null);
  const changed = changedWeights(weights, view.rows);

  async function save() {
    const answer = await reached(onSave(changed));
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setWeights(NOTHING_TYPED);
  }

  return (
    <details
      className={styles.panel}
      open={opened ?? changed.length > 0}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary className={styles.title}>Weights</summary>
      <p className={styles.hint}>
        What full marks count in a total. Without one an exercise counts its points. Grades stay.
      </p>
      {view.modules.map((module) => {
        const rows = view.rows.filter((row) => row.module.slug === module.slug);
        return rows.length === 0 ? null : (
          <ModuleWeights
            key={module.slug}
            title={`${module.number} ${module.title}`}
            rows={rows}
            weights={weights}
            onChange={setWeights}
          />
        );
      })}
      <p className={styles.sum} role="status">
        Sum of weights <b>{formatPoints(sumOf(weights, view.rows))}</b>
      </p>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <div className={styles.acts}>
        <Button size="small" ref={saves} idle={changed.length === 0} onClick={() => void save()}>
          Save weights
        </Button>
        {changed.length === 0 ? null : (
          <Button
            size="small"
            variant="ghost"
            onClick={() => {
              setWeights(NOTHING_TYPED);
              // This button goes.
              saves.current?.focus();
            }}
          >
            Discard
          </Button>
        )}
      </div>
    </details>
  );
}

function ModuleWeights(props: {
  title: string;
  rows: readonly DateRowView[];
  weights: Weights;
  onChange: (weights: Weights) => void;
}) {
  const { title, rows, weights, onChange } = props;
  const from = useRef(weights);
  return (
    <fieldset className={styles.module}>
      <legend className={styles.legend}>{title}</legend>
      <WeightField
        label={`All of ${title}`}
        value={sumOf(weights, rows)}
        onEnter={() => {
          from.current = weights;
        }}
        onType={(text) => onChange(withSum({ from: from.current, now: weights }, { rows, text }))}
      />
      {rows.map((row) => (
        <WeightField
          key={row.assignmentId}
          label={`${row.number} ${row.title}`}
          value={weightIn(weights, row)}
          onType={(text) => {
            const weight = weightOf(text);
            if (weight !== null) onChange({ ...weights, [row.assignmentId]: weight });
          }}
        />
      ))}
    </fieldset>
  );
}

interface WeightFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onEnter?: () => void;
  /** Also what is no weight yet. */
  readonly onType: (text: string) => void;
}

/** Shows what is typed as long as it has the focus, then the weight that came of it. */
function WeightField({ label, value, onEnter, onType }: WeightFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label className={styles.line}>
      <span>{label}</span>
      <input
        type="number"
        className={styles.field}
        min={0}
        max={10_000}
        step="any"
        value={typed ?? value}
        onFocus={onEnter}
        onBlur={() => setTyped(null)}
        onChange={(event) => {
          setTyped(event.target.value);
          onType(event.target.value);
        }}
      />
    </label>
  );
}
