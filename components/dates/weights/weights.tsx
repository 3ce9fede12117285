'use client';

import { useRef, useState } from 'react';
import type { DateRowView, DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { formatPoints } from '../../ui/format-points.ts';
import { reached } from '../../ui/reached.ts';
import type { DatesActions } from '../dates-actions.ts';
import { changedWeights, scaledTo, sumOf, type Weights, weightIn } from './weight-words.ts';
import styles from './weights.module.css';

interface WeightsPanelProps {
  readonly view: DatesView;
  readonly onSave: DatesActions['saveWeights'];
}

/** What each exercise counts in the totals of the course, a module as the sum of its exercises. */
export function WeightsPanel({ view, onSave }: WeightsPanelProps) {
  const [weights, setWeights] = useState<Weights>({});
  const [problem, setProblem] = useState<string | null>(null);
  const saves = useRef<HTMLButtonElement>(null);
  const changed = changedWeights(weights, view.rows);

  async function save() {
    const answer = await reached(onSave(changed));
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setWeights({});
  }

  return (
    <details className={styles.panel}>
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
              setWeights({});
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
  return (
    <fieldset className={styles.module}>
      <legend className={styles.legend}>{title}</legend>
      <WeightField
        label={`All of ${title}`}
        value={sumOf(weights, rows)}
        onChange={(sum) => onChange(scaledTo(weights, { rows, sum }))}
      />
      {rows.map((row) => (
        <WeightField
          key={row.assignmentId}
          label={`${row.number} ${row.title}`}
          value={weightIn(weights, row)}
          onChange={(weight) => onChange({ ...weights, [row.assignmentId]: weight })}
        />
      ))}
    </fieldset>
  );
}

function WeightField(props: { label: string; value: number; onChange: (weight: number) => void }) {
  return (
    <label className={styles.line}>
      <span>{props.label}</span>
      <input
        type="number"
        className={styles.field}
        min={0}
        max={10_000}
        step="any"
        value={props.value}
        onChange={(event) => props.onChange(Math.max(0, Number(event.target.value)))}
      />
    </label>
  );
}
