'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import type { StudioView } from '#server/studio/list/studio-view.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { reached } from '../../ui/reached.ts';
import { DraftTable, takeOutId } from './draft-table.tsx';
import { ImportZip } from './import-zip.tsx';
import { NewExercise, type NewExerciseStart } from './new-exercise.tsx';
import { LentOutline, Outline } from './outline.tsx';
import styles from './studio-list.module.css';
import type { StudioListActions } from './studio-list-actions.ts';

interface StudioListProps {
  readonly view: StudioView;
  readonly actions: StudioListActions;
  readonly zipBytesMax: number;
  /** What the page was asked to begin with: a planned row to write, a version to copy. */
  readonly begins: NewExerciseStart | null;
  /** Another course, whose exercises can be copied into this one. */
  readonly lent: { readonly title: string; readonly modules: StudioView['modules'] } | null;
  /** What an upgrade of the grader changed, in a line; null where there is nothing to say. */
  readonly upgrade: string | null;
}

/** A new one, of nothing. */
const BLANK: NewExerciseStart = { kind: 'template', title: '', module: null, assignmentId: null };

/** What a course's instructors write, and what they can begin from. */
export function StudioList({ view, actions, zipBytesMax, begins, lent, upgrade }: StudioListProps) {
  const [start, setStart] = useState<NewExerciseStart | null>(begins);
  const { taken, undo, problem, setProblem, takeOut, takeBack } = useTakingOut(actions);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Intro course={view.course} upgrade={upgrade} />
        <span className={styles.acts}>
          <ImportZip course={view.course.slug} bytesMax={zipBytesMax} onProblem={setProblem} />
          <Button variant="primary" icon={<Icon name="plus" size={15} />} onClick={() => setStart(BLANK)}>
            New exercise
          </Button>
        </span>
      </header>
      {problem === null ? null : (
        <pre role="alert" className={styles.alert}>
          {problem}
        </pre>
      )}
      {taken === null ? null : (
        <p role="status" className={styles.undo}>
          {taken.title} is out of the list.{' '}
          <Button size="small" ref={undo} onClick={() => void takeBack(taken)}>
            Undo
          </Button>
        </p>
      )}
      {start === null ? null : (
        <NewExercise
          key={JSON.stringify(start)}
          start={start}
          modules={view.modules}
          templates={view.templates}
          create={actions.create}
          onClose={() => setStart(null)}
        />
      )}
      <DraftTable
        drafts={view.drafts}
        onTakeOut={(draft) => void takeOut(draft)}
        onNew={() => setStart(BLANK)}
      />
      <TakenOut drafts={view.takenOut} onPutBack={(draft) => void takeBack(draft)} />
      <Outline modules={view.modules} onStart={setStart} />
      <OtherCourses view={view} />
      {lent === null ? null : <LentOutline title={lent.title} modules={lent.modules} onStart={setStart} />}
    </div>
  );
}

type TakenDraft = StudioView['takenOut'][number];

/** A draft leaves the list at once and can be had back. Either button goes with its act, and hands the focus to the other. */
function useTakingOut(actions: Pick<StudioListActions, 'remove' | 'takeBack'>) {
  const [taken, setTaken] = useState<TakenDraft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = useRef<HTMLButtonElement>(null);
  /** Id of the draft whose row is to have the focus, as soon as it is there. */
  const comesBack = useRef<string | null>(null);
  useEffect(() => {
    if (taken !== null) undo.current?.focus();
  }, [taken]);
  // The row comes with the page, before the answer or after it.
  useEffect(focusRow);

  function focusRow() {
    const row = comesBack.current === null ? null : document.getElementById(takeOutId(comesBack.current));
    if (row === null) return;
    row.focus();
    comesBack.current = null;
  }

  async function takeOut(draft: TakenDraft) {
    comesBack.current = null;
    const answer = await reached(actions.remove(draft.draftId));
    setTaken(answer.ok ? draft : null);
    setProblem(answer.ok ? null : answer.problem);
  }

  async function takeBack(draft: TakenDraft) {
    const answer = await reached(actions.takeBack(draft.draftId));
    if (answer.ok) setTaken(null);
    setProblem(answer.ok ? null : answer.problem);
    comesBack.current = answer.ok ? draft.draftId : null;
    focusRow();
  }

  return { taken, undo, problem, setProblem, takeOut, takeBack };
}

/** What was taken out of the list, by whomever, and the way back. */
function TakenOut({
  drafts,
  onPutBack,
}: {
  readonly drafts: StudioView['takenOut'];
  readonly onPutBack: (draft: TakenDraft) => void;
}) {
  if (drafts.length === 0) return null;
  return (
    <details className={styles.out}>
      <summary className={styles.caption}>Taken out: {drafts.length}</summary>
      <ul className={styles.rows}>
        {drafts.map((draft) => (
          <li key={draft.draftId} className={styles.outRow}>
            <Link href={`/studio/${draft.draftId}`}>{draft.title}</Link>
            <span className={styles.quiet}>{draft.slug}</span>
            <Button
              size="small"
              variant="ghost"
              aria-label={`Put back ${draft.title}`}
              onClick={() => onPutBack(draft)}
            >
              Put back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Intro({
  course,
  upgrade,
}: { readonly course: StudioView['course'] } & Pick<StudioListProps, 'upgrade'>) {
  return (
    <div>
      <h1 className={styles.title}>Studio</h1>
      <p className={styles.quiet}>
        Exercises that instructors of {course.title} write. Students see none of it before it is published.
      </p>
      {upgrade === null ? null : (
        <p className={styles.quiet}>
          <Link href={`/studio/upgrade?course=${encodeURIComponent(course.slug)}`}>{upgrade}</Link>
        </p>
      )}
    </div>
  );
}

/** Last term's, mostly. */
function OtherCourses({ view: { course, courses } }: Pick<StudioListProps, 'view'>) {
  const others = courses.filter(({ slug }) => slug !== course.slug);
  if (others.length === 0) return null;
  const here = encodeURIComponent(course.slug);
  return (
    <p className={styles.quiet}>
      Copy from another course:{' '}
      {others.map(({ slug, title }, at) => (
        <span key={slug}>
          {at === 0 ? null : ', '}
          <Link href={`/studio?course=${here}&from=${encodeURIComponent(slug)}`}>{title}</Link>
        </span>
      ))}
    </p>
  );
}
