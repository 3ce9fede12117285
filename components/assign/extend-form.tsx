'use client';

import { useRef, useState } from 'react';
import type { AssignView } from '#server/planning/assign/assign-view.ts';
import { useUnsent } from '../kept/use-unsent.ts';
import { Button } from '../ui/button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import type { Extension } from './assign-actions.ts';
import styles from './extend-form.module.css';
import { type FoundStudent, findStudents } from './find-students.ts';
import { LongerFields, longerOf, type WrittenLonger } from './longer-fields.tsx';
import { wallPlusDays } from './wall-words.ts';

interface ExtendFormProps {
  readonly view: AssignView;
  /** Reader and exercise, for what is kept. */
  readonly place: string;
  readonly onExtend: (extension: Omit<Extension, 'seen'>, onDone: () => void) => void;
}

const DAYS = 3;

/** What takes longest to write. */
interface Written {
  readonly text: string;
  readonly reason: string;
}

const NOTHING: Written = { text: '', reason: '' };

/** Students times exercises, in one form; also when it was due already. */
export function ExtendForm({ view, place, onExtend }: ExtendFormProps) {
  const [written, setWritten] = useUnsent({
    key: `descent.extension.${place}`,
    isWanted: isWritten,
    nothing: NOTHING,
  });
  const { text, reason } = written;
  const [longer, setLonger] = useState<WrittenLonger>({
    kind: 'days',
    amount: String(DAYS),
    until: wallPlusDays(view.terms.due ?? view.now, DAYS),
  });
  const [exercises, setExercises] = useState<readonly string[]>([view.exercise.slug]);
  const field = useRef<HTMLTextAreaElement>(null);
  const found = findStudents(text, view.students);
  const userIds = [...new Set(found.flatMap((one) => (one.kind === 'student' ? one.student.userId : [])))];
  const isKnown = found.every(({ kind }) => kind === 'student');
  const canExtend = userIds.length > 0 && isKnown && reason.trim() !== '' && exercises.length > 0;
  useFocusKey(field);

  return (
    <form
      className={styles.form}
      aria-label="Extend for several students"
      onSubmit={(event) => {
        event.preventDefault();
        onExtend({ userIds, exercises, longer: longerOf(longer), reason }, () => setWritten(NOTHING));
      }}
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
        onChange={(event) => setWritten({ ...written, text: event.target.value })}
      />
      <FoundChips found={found} />
      <div className={styles.line}>
        <LongerFields longer={longer} onChange={setLonger} />
        <ExerciseChoice view={view} chosen={exercises} onChange={setExercises} />
      </div>
      <div className={styles.line}>
        <input
          className={styles.reason}
          aria-label="Reason"
          placeholder="Reason"
          maxLength={1000}
          value={reason}
          onChange={(event) => setWritten({ ...written, reason: event.target.value })}
        />
        <Button type="submit" idle={!canExtend}>
          {userIds.length === 0 ? 'Extend' : `Extend for ${userIds.length}`}
        </Button>
      </div>
      <p className={styles.hint}>
        Late days move along. Only staff read the reason. Grades that it changes are shown before anything is
        saved.
      </p>
    </form>
  );
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null || !('text' in value) || !('reason' in value)) return false;
  return typeof value.text === 'string' && typeof value.reason === 'string';
}

/** `E` goes to the field, as long as nobody types and no dialog is open. */
function useFocusKey(field: React.RefObject<HTMLElement | null>): void {
  usePageKeys({ e: () => field.current?.focus() });
}

function FoundChips({ found }: { found: readonly FoundStudent[] }) {
  if (found.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label="Found">
      {found.map((one) => (
        <li key={one.text} className={styles.chip} data-unknown={one.kind !== 'student' || undefined}>
          {chipWords(one)}
        </li>
      ))}
    </ul>
  );
}

function chipWords(one: FoundStudent): string {
  if (one.kind === 'student') return one.student.name;
  return one.kind === 'nobody' ? `no one called “${one.text}”` : `several are called “${one.text}”`;
}

interface ExerciseChoiceProps {
  readonly view: AssignView;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function ExerciseChoice({ view, chosen, onChange }: ExerciseChoiceProps) {
  return (
    <details className={styles.more}>
      <summary>{chosen.length === 1 ? 'This exercise' : `${chosen.length} exercises`}</summary>
      <div className={styles.exercises}>
        {view.exercises.map(({ slug, number, title }) => (
          <label key={slug}>
            <input
              type="checkbox"
              checked={chosen.includes(slug)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, slug] : chosen.filter((other) => other !== slug))
              }
            />{' '}
            {number} {title}
          </label>
        ))}
      </div>
    </details>
  );
}
