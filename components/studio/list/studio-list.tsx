'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { StudioDraftView, StudioView } from '#server/studio/list/studio-view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { type Status, StatusGlyph } from '../../ui/status-glyph.tsx';
import { NewExercise, type NewExerciseStart } from './new-exercise.tsx';
import { LentOutline, Outline } from './outline.tsx';
import { sendZip } from './send-zip.ts';
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

/** What a course's instructors write, and what they can begin from. */
export function StudioList({ view, actions, zipBytesMax, begins, lent, upgrade }: StudioListProps) {
  const [start, setStart] = useState<NewExerciseStart | null>(begins);
  const [taken, setTaken] = useState<StudioDraftView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const router = useRouter();

  async function importZip(file: File) {
    setSending(true);
    const answer = await sendZip({ course: view.course.slug, file, bytesMax: zipBytesMax });
    setSending(false);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) router.push(`/studio/${answer.value.draftId}`);
  }

  async function takeOut(draft: StudioDraftView) {
    const answer = await actions.remove(draft.draftId);
    setTaken(answer.ok ? draft : null);
    setProblem(answer.ok ? null : answer.problem);
  }

  async function takeBack(draft: StudioDraftView) {
    const answer = await actions.takeBack(draft.draftId);
    setTaken(answer.ok ? null : draft);
    setProblem(answer.ok ? null : answer.problem);
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>Studio</h1>
          <p className={styles.quiet}>
            Exercises that instructors of {view.course.title} write. Students see none of it before it is
            published.
          </p>
          {upgrade === null ? null : (
            <p className={styles.quiet}>
              <Link href={`/studio/upgrade?course=${encodeURIComponent(view.course.slug)}`}>{upgrade}</Link>
            </p>
          )}
        </div>
        <span className={styles.acts}>
          <label className={styles.import}>
            {sending ? 'Importing…' : 'Import a zip'}
            <FileInput
              accept=".zip"
              disabled={sending}
              className={styles.input}
              onFile={(file) => void importZip(file)}
            />
          </label>
          <Button
            variant="primary"
            icon={<Icon name="plus" size={15} />}
            onClick={() => setStart({ kind: 'template', title: '', module: null, assignmentId: null })}
          >
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
          <Button size="small" onClick={() => void takeBack(taken)}>
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
      <Drafts
        drafts={view.drafts}
        onTakeOut={(draft) => void takeOut(draft)}
        onNew={() => setStart({ kind: 'template', title: '', module: null, assignmentId: null })}
      />
      <Outline modules={view.modules} onStart={setStart} />
      <OtherCourses view={view} />
      {lent === null ? null : <LentOutline title={lent.title} modules={lent.modules} onStart={setStart} />}
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

function Drafts({
  drafts,
  onTakeOut,
  onNew,
}: {
  readonly drafts: readonly StudioDraftView[];
  readonly onTakeOut: (draft: StudioDraftView) => void;
  readonly onNew: () => void;
}) {
  if (drafts.length === 0)
    return (
      <EmptyState
        icon={<Icon name="code" size={22} />}
        title="Nobody has written an exercise here yet"
        action={<Button onClick={onNew}>Write the first</Button>}
      >
        Begin with a small one that works, or with a copy of one below, and turn it into yours.
      </EmptyState>
    );
  return (
    <ScrollBox className={styles.drafts} label="Exercises written here">
      <table className={styles.table}>
        <caption className={styles.caption}>Written here</caption>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">State</th>
            <th scope="col">In use</th>
            <th scope="col">Check</th>
            <th scope="col">Saved</th>
            <th scope="col">
              <span className={styles.hidden}>Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.draftId}>
              <th scope="row">
                <Link href={`/studio/${draft.draftId}`}>{draft.title}</Link>
                <br />
                <span className={styles.quiet}>{draft.slug}</span>
              </th>
              <td>
                {draft.published === null ? 'Draft' : `Version ${draft.published.number}`}
                {draft.changedSince ? <span className={styles.quiet}>, changed since</span> : null}
                {draft.overrides.map(({ number, reason }) => (
                  <p key={number} className={styles.override}>
                    <StatusGlyph status="warning" size={13} />
                    <span>
                      version {number} was published over a red check: {reason}
                    </span>
                  </p>
                ))}
              </td>
              <td>
                {draft.usedIn.length === 0 ? (
                  <span className={styles.quiet}>nowhere</span>
                ) : (
                  draft.usedIn.map(({ href, course, number }) => (
                    <Link key={href} href={href} className={styles.use}>
                      {course}, {number}
                    </Link>
                  ))
                )}
              </td>
              <td>
                <CheckCell draft={draft} />
              </td>
              <td>
                <LocalTime at={draft.savedAt} />
                <br />
                <span className={styles.quiet}>{draft.savedBy}</span>
              </td>
              <td>
                <Button
                  size="small"
                  variant="ghost"
                  onClick={() => onTakeOut(draft)}
                  aria-label={`Take out ${draft.title}`}
                >
                  Take out
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function CheckCell({ draft: { check } }: { readonly draft: StudioDraftView }) {
  const [glyph, words]: [Status, string] =
    check === null
      ? ['not-started', 'not checked']
      : check.state === 'running'
        ? ['running', 'running']
        : !check.current
          ? ['warning', 'changed since']
          : check.state === 'ready' && check.problems === 0
            ? ['pass', 'green']
            : check.state === 'ready' || check.state === 'broken'
              ? ['fail', `${check.problems} ${check.problems === 1 ? 'problem' : 'problems'}`]
              : ['warning', check.state];
  return (
    <span className={styles.state}>
      <StatusGlyph status={glyph} size={14} /> {words}
    </span>
  );
}
