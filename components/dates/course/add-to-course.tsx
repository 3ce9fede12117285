'use client';

import { useId, useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../../ui/button.tsx';
import { fieldsTo } from '../../ui/fields-to.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './course-panel.module.css';

interface AddModuleProps {
  /** @returns whether it was done */
  readonly onAdd: (title: string) => Promise<boolean>;
}

/** Another module, behind the others. */
export function AddModule({ onAdd }: AddModuleProps) {
  const [title, setTitle] = useState('');

  async function add() {
    if (await onAdd(title)) setTitle('');
  }

  return (
    <form className={styles.add} onSubmit={fieldsTo(add)}>
      <TextField
        label="Add a module"
        required
        maxLength={120}
        compact
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
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
  onAdd: (place: { module: string; versionId: string }) => Promise<unknown>;
}) {
  const id = useId();

  async function add(fields: FormData) {
    await onAdd({ module: String(fields.get('module')), versionId: String(fields.get('version')) });
  }

  return (
    <form className={styles.add} onSubmit={fieldsTo(add)}>
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
