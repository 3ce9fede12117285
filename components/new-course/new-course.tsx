'use client';

import Link from 'next/link';
import { useId, useState } from 'react';
import type { CopiedCourse } from '#server/planning/lifecycle/copied-course-view.ts';
import type { NewCourseView } from '#server/planning/lifecycle/new-course-view.ts';
import { movedTimeWords } from '../dates/dates-words.ts';
import { Button } from '../ui/button.tsx';
import { fieldsTo } from '../ui/fields-to.ts';
import { reached } from '../ui/reached.ts';
import { TextField } from '../ui/text-field.tsx';
import styles from './new-course.module.css';
import type { NewCourseActions } from './new-course-actions.ts';
import { TemplateChoice } from './template-choice.tsx';
import { addressFor } from './template-words.ts';

interface NewCourseProps {
  readonly view: NewCourseView;
  /** Of the server, so that both draw the same list. */
  readonly timeZones: readonly string[];
  readonly actions: NewCourseActions;
}

/** A full load: the bar of the other course comes with it. */
function openCourse(slug: string): void {
  location.assign(`/courses/${slug}/dates`);
}

/** A course of sessions of the lecture, or an empty one. */
export function NewCourse({ view, timeZones, actions }: NewCourseProps) {
  const [slugs, setSlugs] = useState<readonly string[]>([]);
  const [start, setStart] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  // Held back from opening while there is something to read.
  const [made, setMade] = useState<CopiedCourse | null>(null);

  async function make(form: FormData) {
    const textOf = (name: string) => String(form.get(name) ?? '');
    setBusy(true);
    const answer = await reached(
      actions.make({
        slug: textOf('slug'),
        title: textOf('title'),
        term: textOf('term'),
        timeZone: textOf('zone'),
        templates: slugs,
        start: slugs.length === 0 ? null : start,
      }),
    );
    if (answer.ok && answer.value.movedTimes.length === 0) return openCourse(answer.value.slug);
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setMade(answer.value);
  }

  if (made !== null) return <Made made={made} />;
  return (
    <form className={styles.form} onSubmit={fieldsTo(make)}>
      <Names view={view} timeZones={timeZones} />
      {view.templates.length === 0 ? null : (
        <TemplateChoice
          templates={view.templates}
          chosen={view.templates.filter(({ slug }) => slugs.includes(slug))}
          start={start}
          onChoose={setSlugs}
        />
      )}
      {slugs.length === 0 ? null : (
        <>
          <TextField
            label="A day in the week in which the first of them opens"
            type="date"
            className={styles.short}
            onChange={(event) => setStart(event.target.value || null)}
          />
          <p className={styles.note}>
            Weekdays and times are the lecture’s, in the time zone of the course. Every date can be changed
            afterwards.
          </p>
        </>
      )}
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <div className={styles.acts}>
        <Button type="submit" variant="primary" busy={busy && 'Making the course'}>
          {slugs.length === 0 ? 'Make an empty course' : 'Make the course'}
        </Button>
      </div>
      <OtherCourses courses={view.courses} />
    </form>
  );
}

function Names({ view, timeZones }: Pick<NewCourseProps, 'view' | 'timeZones'>) {
  const [names, setNames] = useState({ title: '', term: '' });
  const [address, setAddress] = useState<string | null>(null);
  const zonesId = useId();
  return (
    <div className={styles.names}>
      <TextField
        label="Title"
        name="title"
        required
        maxLength={200}
        value={names.title}
        onChange={(event) => setNames({ ...names, title: event.target.value })}
      />
      <TextField
        label="Term"
        name="term"
        required
        maxLength={100}
        placeholder="Autumn 2027"
        value={names.term}
        onChange={(event) => setNames({ ...names, term: event.target.value })}
      />
      <TextField
        label="Name in the address"
        name="slug"
        required
        maxLength={50}
        pattern="[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?"
        value={address ?? addressFor(names.title, names.term)}
        onChange={(event) => setAddress(event.target.value === '' ? null : event.target.value)}
      />
      <TextField label="Time zone" name="zone" required list={zonesId} defaultValue={view.timeZone} />
      <datalist id={zonesId}>
        {timeZones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}

function Made({ made }: { made: CopiedCourse }) {
  return (
    <div role="status" className={styles.form}>
      <p>The course is made. {made.movedTimes.map(movedTimeWords).join(' ')}</p>
      <div className={styles.acts}>
        <Button variant="primary" onClick={() => openCourse(made.slug)}>
          Open the new course
        </Button>
      </div>
    </div>
  );
}

/** The other way to a course: with everything that was changed by hand in the last one. */
function OtherCourses({ courses }: Pick<NewCourseView, 'courses'>) {
  if (courses.length === 0) return null;
  return (
    <p className={styles.note}>
      Or copy one with its dates and rules, under Dates:{' '}
      {courses.map(({ slug, title }, at) => (
        <span key={slug}>
          {at === 0 ? null : ', '}
          <Link href={`/courses/${slug}/dates`}>{title}</Link>
        </span>
      ))}
      .
    </p>
  );
}
