'use client';

import { useState, useTransition } from 'react';
import { Button } from '#components/ui/button.tsx';
import { problemOf } from '#components/ui/reached.ts';
import type { AnonymousView } from '#server/grading/anonymous/set-anonymous.ts';
import type { SubmissionTableView } from '#server/grading/submission-table-view.ts';
import { anonymousAction } from '../anonymous-action.ts';
import styles from './anonymous.module.css';

interface AnonymousProps {
  /** Slug. */
  readonly course: string;
  readonly view: AnonymousView;
  readonly exercises: SubmissionTableView['exercises'];
}

/** Which exercises are graded without names; an instructor chooses them. */
export function Anonymous({ course, view, exercises }: AnonymousProps) {
  const [chosen, setChosen] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, startTransition] = useTransition();
  const hidden = exercises.filter(({ slug }) => view.exercises.includes(slug));
  if (hidden.length === 0 && !view.mayChange) return null;
  const set = (exercise: string, anonymous: boolean) =>
    startTransition(async () => setProblem(await problemOf(anonymousAction(course, exercise, anonymous))));
  return (
    <section className={styles.anonymous} aria-label="Grading without names">
      <span>Without names:</span>
      {hidden.length === 0 ? <span>no exercise</span> : null}
      {hidden.map(({ slug, number, title }) => (
        <span key={slug} className={styles.exercise}>
          {number} {title}
          {view.mayChange ? (
            <Button size="small" variant="ghost" disabled={isPending} onClick={() => set(slug, false)}>
              Show names again
            </Button>
          ) : null}
        </span>
      ))}
      {view.mayChange ? (
        <>
          <select
            aria-label="Exercise to grade without names"
            value={chosen}
            onChange={({ target }) => setChosen(target.value)}
          >
            <option value="">Choose an exercise</option>
            {exercises
              .filter(({ slug }) => !view.exercises.includes(slug))
              .map(({ slug, number, title }) => (
                <option key={slug} value={slug}>
                  {number} {title}
                </option>
              ))}
          </select>
          <Button
            size="small"
            disabled={chosen === '' || isPending}
            onClick={() => {
              set(chosen, true);
              setChosen('');
            }}
          >
            Grade without names
          </Button>
        </>
      ) : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </section>
  );
}
