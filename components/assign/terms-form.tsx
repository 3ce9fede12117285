'use client';

import { useId } from 'react';
import type { AssignmentTerms, AssignView } from '#server/planning/assign/assign-view.ts';
import { hiddenNote } from './assign-words.ts';
import { disclosureNote } from './disclosure-words.ts';
import styles from './terms-form.module.css';
import { wallPlusDays, wallWords } from './wall-words.ts';

interface TermsFormProps {
  readonly view: AssignView;
  readonly terms: AssignmentTerms;
  readonly onChange: (change: Partial<AssignmentTerms>) => void;
}

/** Dates and rules for everyone, a row each with what it leads to. */
export function TermsForm({ view, terms, onChange }: TermsFormProps) {
  const off = !view.manages;
  return (
    <>
      <Row label="Opens" note={`${view.course.timeZone}, the course’s zone`}>
        <Instant label="Opens" value={terms.opens} disabled={off} onChange={(opens) => onChange({ opens })} />
      </Row>
      <Row label="Due" note={terms.due === null ? 'Never due' : ''}>
        <Instant label="Due" value={terms.due} disabled={off} onChange={(due) => onChange({ due })} />
      </Row>
      <LateRow view={view} terms={terms} onChange={onChange} />
      <Row label="What counts" note="Lateness is taken from the submission that counts, not from the first.">
        <Choice
          label="What counts"
          value={terms.gradeRule}
          options={{ best: 'Best verified', latest: 'Last' }}
          disabled={off}
          onChange={(gradeRule) => onChange({ gradeRule })}
        />
      </Row>
      <Row label="Hidden cases" note={hiddenNote(view, terms)}>
        <Choice
          label="Hidden cases"
          value={terms.hiddenFeedback}
          options={{ none: 'Points in one sum', names: 'Titles', 'full-after-close': 'All, once closed' }}
          disabled={off}
          onChange={(hiddenFeedback) => onChange({ hiddenFeedback })}
        />
      </Row>
      <DisclosureRow view={view} terms={terms} onChange={onChange} />
      <Row label="Submissions" note="Empty: as many as the site takes from anybody.">
        <NumberField
          label="Submissions per hour"
          value={terms.submissionsPerHour}
          min={1}
          max={1000}
          disabled={off}
          onChange={(submissionsPerHour) => onChange({ submissionsPerHour })}
        />{' '}
        per hour
      </Row>
    </>
  );
}

/** The exercise's own word, or this assignment's. */
function DisclosureRow({ view, terms, onChange }: TermsFormProps) {
  return (
    <Row label="Reference" note={disclosureNote(view, terms)}>
      <Choice
        label="Reference"
        value={terms.disclosure ?? 'own'}
        options={{
          own: `As its author says: ${view.exercise.disclosure}`,
          open: 'Open',
          sealed: 'Sealed',
        }}
        disabled={!view.manages}
        onChange={(chosen) => onChange({ disclosure: chosen === 'own' ? null : chosen })}
      />
    </Row>
  );
}

function LateRow({ view, terms, onChange }: TermsFormProps) {
  const { latePolicy, due } = terms;
  const { percentPerDay, daysMax, graceMinutes = 0 } = latePolicy;
  const set = (change: Partial<typeof latePolicy>) => onChange({ latePolicy: { ...latePolicy, ...change } });
  const off = !view.manages;
  const closes =
    due !== null && daysMax !== null ? `Then it closes, ${wallWords(wallPlusDays(due, daysMax))}.` : '';
  return (
    <Row
      label="Late policy"
      note={`A late day ends at the due time of the next calendar day. ${closes} Empty days: no end.`}
    >
      Take{' '}
      <NumberField
        label="Per cent a late day takes"
        value={percentPerDay}
        min={0}
        max={100}
        disabled={off}
        onChange={(value) => set({ percentPerDay: value ?? 0 })}
      />{' '}
      % per calendar day, for{' '}
      <NumberField
        label="Late days"
        value={daysMax}
        min={0}
        max={365}
        disabled={off}
        onChange={(value) => set({ daysMax: value })}
      />{' '}
      days, after{' '}
      <NumberField
        label="Minutes of grace"
        value={graceMinutes}
        min={0}
        max={1440}
        disabled={off}
        onChange={(value) => set({ graceMinutes: value ?? 0 })}
      />{' '}
      min grace
    </Row>
  );
}

function Row({ label, note, children }: { label: string; note: string; children: React.ReactNode }) {
  return (
    <div className={styles.row}>
      <span className={styles.label} aria-hidden="true">
        {label}
      </span>
      <div>
        <div className={styles.controls}>{children}</div>
        <p className={styles.note}>{note}</p>
      </div>
    </div>
  );
}

/** A time on the wall of the course's zone; empty is none. */
export function Instant({
  label,
  value,
  disabled = false,
  onChange,
}: {
  label: string;
  value: string | null;
  disabled?: boolean;
  onChange: (value: string | null) => void;
}) {
  return (
    <input
      type="datetime-local"
      className={styles.instant}
      aria-label={label}
      value={value ?? ''}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value.slice(0, 16))}
    />
  );
}

function NumberField(props: {
  label: string;
  value: number | null;
  min: number;
  max: number;
  disabled: boolean;
  onChange: (value: number | null) => void;
}) {
  return (
    <input
      type="number"
      className={styles.number}
      aria-label={props.label}
      min={props.min}
      max={props.max}
      disabled={props.disabled}
      value={props.value ?? ''}
      onChange={(event) => props.onChange(event.target.value === '' ? null : Number(event.target.value))}
    />
  );
}

function Choice<Value extends string>(props: {
  label: string;
  value: Value;
  options: Readonly<Record<Value, string>>;
  disabled: boolean;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choice} disabled={props.disabled}>
      <legend className={styles.legend}>{props.label}</legend>
      {(Object.entries(props.options) as [Value, string][]).map(([value, words]) => (
        <label key={value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
