'use client';

import { useId, useState } from 'react';
import type { DatesView } from '#server/planning/dates/dates-view.ts';
import type { CopiedCourse } from '#server/planning/lifecycle/copied-course-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { fieldsTo } from '../../ui/fields-to.ts';
import { reached } from '../../ui/reached.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { DatesActions } from '../dates-actions.ts';
import { movedTimeWords } from '../dates-words.ts';
import styles from './course-panel.module.css';

interface CopyCourseProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
}

/** A full load: the bar of the other course comes with it. */
function openCourse(slug: string): void {
  location.assign(`/courses/${slug}/dates`);
}

/** A new course with everything of this one but its people and their work. */
export function CopyCourse({ view, actions }: CopyCourseProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Held back from opening while there is something to read.
  const [made, setMade] = useState<CopiedCourse | null>(null);
  const formId = useId();

  function close() {
    setProblem(null);
    setOpen(false);
  }

  async function copy(form: FormData) {
    const textOf = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    const answer = await reached(
      actions.copy({
        slug: textOf('slug'),
        title: textOf('title'),
        term: textOf('term'),
        weeks: textOf('weeks') === '' ? null : Number(textOf('weeks')),
      }),
    );
    if (answer.ok && answer.value.movedTimes.length === 0) return openCourse(answer.value.slug);
    setBusy(false);
    if (answer.ok) setMade(answer.value);
    else setProblem(answer.problem);
  }

  if (made !== null)
    return (
      <div role="status">
        <p className={styles.hint}>{made.movedTimes.map(movedTimeWords).join(' ')}</p>
        <Button size="small" onClick={() => openCourse(made.slug)}>
          Open the new course
        </Button>
      </div>
    );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Copy to a new course
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={`Copy ${view.course.title}`}
        actions={
          <Button type="submit" form={formId} variant="primary" busy={busy && 'Copying'}>
            Make the course
          </Button>
        }
      >
        <form id={formId} onSubmit={fieldsTo(copy)} className={styles.form}>
          <CopyFields title={view.course.title} />
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        </form>
      </Dialog>
    </>
  );
}

/** @param title of the course that is copied */
function CopyFields({ title }: { title: string }) {
  return (
    <>
      <TextField label="Title" name="title" required maxLength={200} defaultValue={title} />
      <TextField label="Term" name="term" required maxLength={100} placeholder="Spring 2027" />
      <TextField
        label="Name in the address"
        name="slug"
        required
        maxLength={50}
        pattern="[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?"
        placeholder="odl-spring-27"
      />
      <TextField
        label="Weeks that every date moves (empty: no dates)"
        name="weeks"
        type="number"
        min={-520}
        max={520}
        placeholder="26"
      />
      <p className={styles.hint}>
        Modules, exercises and rules come along; weekdays and times stay. People and their work do not: you
        are its instructor.
      </p>
    </>
  );
}
