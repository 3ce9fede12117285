'use client';

import { useEffect, useRef, useState } from 'react';
import type { AssignView } from '#server/courses/assign/assign-view.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { isLayerOpen } from '../ui/keys/open-layers.ts';
import type { Extension } from './assign-actions.ts';
import styles from './extend-form.module.css';
import { findStudents } from './find-students.ts';
import { Instant } from './terms-form.tsx';
import { wallPlusDays } from './wall-words.ts';

interface ExtendFormProps {
  readonly view: AssignView;
  readonly onExtend: (extension: Omit<Extension, 'seen'>, onDone: () => void) => void;
}

/** Students times exercises, in one form; also when it was due already. */
export function ExtendForm({ view, onExtend }: ExtendFormProps) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Extension['longer']['kind']>('days');
  const [amount, setAmount] = useState('3');
  const [until, setUntil] = useState(wallPlusDays(view.terms.due ?? view.now, 3));
  const [exercises, setExercises] = useState<readonly string[]>([view.exercise.slug]);
  const [reason, setReason] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const found = findStudents(text, view.students);
  const userIds = [...new Set(found.flatMap((one) => (one.kind === 'student' ? one.student.userId : [])))];
  const unknown = found.filter((one) => one.kind !== 'student');

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== 'e' || isTyping || event.ctrlKey || event.metaKey || event.altKey || isLayerOpen())
        return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const longer: Extension['longer'] =
    kind === 'until'
      ? { kind, at: until }
      : kind === 'days'
        ? { kind, days: Number(amount) }
        : { kind, factor: Number(amount) };
  const canExtend =
    userIds.length > 0 && unknown.length === 0 && reason.trim() !== '' && exercises.length > 0;

  return (
    <form
      className={styles.form}
      aria-label="Extend for several students"
      action={() => onExtend({ userIds, exercises, longer, reason }, () => setText(''))}
    >
      <h2 className={styles.title}>
        Extend for several students <Kbd keys="E" />
      </h2>
      <textarea
        ref={field}
        className={styles.names}
        rows={2}
        aria-label="Students"
        placeholder="Names or e-mails, one a line or with commas"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 ? null : (
        <ul className={styles.chips} aria-label="Found">
          {found.map((one) => (
            <li key={one.text} className={styles.chip} data-unknown={one.kind !== 'student' || undefined}>
              {one.kind === 'student'
                ? one.student.name
                : one.kind === 'nobody'
                  ? `no one called “${one.text}”`
                  : `several are called “${one.text}”`}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.line}>
        <select
          className={styles.select}
          aria-label="How much longer"
          value={kind}
          onChange={(event) => {
            const next = event.target.value as typeof kind;
            setKind(next);
            setAmount(next === 'factor' ? '1.5' : '3');
          }}
        >
          <option value="days">days more</option>
          <option value="until">until</option>
          <option value="factor">times as long</option>
        </select>
        {kind === 'until' ? (
          <Instant label="Until" value={until} onChange={(value) => setUntil(value ?? until)} />
        ) : (
          <input
            type="number"
            className={styles.amount}
            aria-label={kind === 'days' ? 'Days' : 'Factor'}
            step={kind === 'days' ? 1 : 0.1}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        )}
        <details className={styles.more}>
          <summary>{exercises.length === 1 ? 'This exercise' : `${exercises.length} exercises`}</summary>
          <div className={styles.exercises}>
            {view.exercises.map(({ slug, number, title }) => (
              <label key={slug}>
                <input
                  type="checkbox"
                  checked={exercises.includes(slug)}
                  onChange={(event) =>
                    setExercises(
                      event.target.checked
                        ? [...exercises, slug]
                        : exercises.filter((other) => other !== slug),
                    )
                  }
                />{' '}
                {number} {title}
              </label>
            ))}
          </div>
        </details>
      </div>
      <div className={styles.line}>
        <input
          className={styles.reason}
          aria-label="Reason"
          placeholder="Reason"
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Button type="submit" disabled={!canExtend}>
          {`Extend for ${userIds.length}`}
        </Button>
      </div>
      <p className={styles.hint}>
        Late days move along. Only staff read the reason. Grades that it changes are shown before anything is
        saved.
      </p>
    </form>
  );
}
