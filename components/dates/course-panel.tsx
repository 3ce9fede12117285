'use client';

import { useId, useState } from 'react';
import type { DatesView } from '#server/courses/dates/dates-view.ts';
import type { CopiedCourse } from '#server/courses/lifecycle/copied-course-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './course-panel.module.css';
import type { DatesActions } from './dates-actions.ts';
import { movedTimeWords } from './dates-words.ts';

interface CoursePanelProps {
  readonly view: DatesView;
  readonly actions: DatesActions;
}

/** The course as a whole: the order of its modules, another exercise, a copy for the next term, its end. */
export function CoursePanel({ view, actions }: CoursePanelProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const tell = (answer: { ok: boolean; problem?: string }) =>
    setProblem(answer.ok ? null : (answer.problem ?? ''));
  const { archived } = view.course;
  return (
    <details className={styles.panel}>
      <summary className={styles.title}>The course</summary>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <ModuleOrder view={view} onOrder={async (slugs) => tell(await actions.orderModules(slugs))} />
      {view.exercises.length === 0 ? null : (
        <AddExercise view={view} onAdd={async (place) => tell(await actions.addExercise(place))} />
      )}
      <div className={styles.acts}>
        <CopyCourse view={view} actions={actions} />
        <Button size="small" variant="ghost" onClick={async () => tell(await actions.archive(!archived))}>
          {archived ? 'Open the course again' : 'Archive the course'}
        </Button>
      </div>
      <p className={styles.hint}>
        {archived
          ? 'The course is archived: everything can be read, and nothing is handed in.'
          : 'An archived course can be read, and takes nothing any more.'}
      </p>
    </details>
  );
}

function ModuleOrder({
  view,
  onOrder,
}: {
  view: DatesView;
  onOrder: (slugs: readonly string[]) => Promise<void>;
}) {
  const slugs = view.modules.map(({ slug }) => slug);
  const moved = (at: number, by: number) => {
    const next = [...slugs];
    const [slug] = next.splice(at, 1);
    if (slug !== undefined) next.splice(at + by, 0, slug);
    return next;
  };
  return (
    <ol className={styles.modules} aria-label="Order of the modules">
      {view.modules.map(({ slug, title, number }, at) => (
        <li key={slug}>
          <span>
            {number} {title}
          </span>
          {at === 0 ? null : (
            <Button
              size="small"
              variant="ghost"
              aria-label={`Move ${title} up`}
              onClick={() => onOrder(moved(at, -1))}
            >
              ↑
            </Button>
          )}
          {at === slugs.length - 1 ? null : (
            <IconButton
              icon="chevron-down"
              label={`Move ${title} down`}
              onClick={() => onOrder(moved(at, 1))}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function AddExercise({
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
        Add
      </Button>
    </form>
  );
}

/** A full load: the bar of the other course comes with it. */
function openCourse(slug: string): void {
  location.assign(`/courses/${slug}/dates`);
}

function CopyCourse({ view, actions }: CoursePanelProps) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Held back from opening while there is something to read.
  const [made, setMade] = useState<CopiedCourse | null>(null);
  const formId = useId();

  async function copy(form: FormData) {
    const textOf = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    const answer = await actions.copy({
      slug: textOf('slug'),
      title: textOf('title'),
      term: textOf('term'),
      weeks: textOf('weeks') === '' ? null : Number(textOf('weeks')),
    });
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
        onClose={() => setOpen(false)}
        title={`Copy ${view.course.title}`}
        actions={
          <Button type="submit" form={formId} variant="primary" busy={busy && 'Copying'}>
            Make the course
          </Button>
        }
      >
        <form id={formId} action={copy} className={styles.form}>
          <TextField label="Title" name="title" required maxLength={200} defaultValue={view.course.title} />
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
            Modules, exercises and rules come along; weekdays and times stay. People and their work do not:
            you are its instructor.
          </p>
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        </form>
      </Dialog>
    </>
  );
}
