'use client';

import { useId } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './course-panel.module.css';

/** Another module, behind the others. */
export function AddModule({ onAdd }: { readonly onAdd: (title: string) => Promise<void> }) {
  return (
    <form className={styles.add} action={(form) => onAdd(String(form.get('title') ?? ''))}>
      <TextField label="Add a module" name="title" required maxLength={120} compact />
      <Button size="small" type="submit">
        Add the module
      </Button>
    </form>
  );
}

/** A published exercise that is not in the course yet, behind the others of a module. */
export function AddExercise({
  view,
  onAdd,
}: {
  view: DatesView;
  onAdd: (place: { module: string; versionId: string }) => Promise<void>;
}) {
  const id = useId();
  return (
    <form
      className={styles.add}
      action={(form) => onAdd({ module: String(form.get('module')), versionId: String(form.get('version')) })}
    >
      <label htmlFor={`${id}v`}>Add an exercise</label>
      <select id={`${id}v`} name="version" className={styles.select}>
        {view.exercises.map(({ versionId, title }) => (
          <option key={versionId} value={versionId}>
            {title}
          </option>
        ))}
      </select>
      <select name="module" aria-label="To module" className={styles.select}>
        {view.modules.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            to {title}
          </option>
        ))}
      </select>
      <Button size="small" type="submit">
        Add the exercise
      </Button>
    </form>
  );
}
