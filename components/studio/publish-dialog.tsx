'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import type { PublishView } from '#server/studio/publish-view.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './publish-dialog.module.css';
import type { PublishWish, StudioActions } from './studio-actions.ts';

interface PublishDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPublished: (number: number) => void;
  readonly actions: Pick<StudioActions, 'publishView' | 'publish'>;
}

/** What publishing would do, for whom, and the note that goes with it. */
export function PublishDialog({ open, onClose, onPublished, actions }: PublishDialogProps) {
  const [view, setView] = useState<PublishView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { publishView } = actions;
  useEffect(() => {
    if (!open) return;
    let gone = false;
    setView(null);
    setProblem(null);
    publishView().then(
      (answer) => {
        if (gone) return;
        if (answer.ok) setView(answer.value);
        else setProblem(answer.problem);
      },
      () => {
        if (!gone) setProblem('The server was not reached.');
      },
    );
    return () => {
      gone = true;
    };
  }, [open, publishView]);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={view === null ? 'Publish' : `Publish version ${view.number}`}
    >
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      {view === null ? (
        <p>Looking at what changes.</p>
      ) : (
        <PublishForm key={view.number} view={view} actions={actions} onPublished={onPublished} />
      )}
    </Dialog>
  );
}

function PublishForm({
  view,
  actions,
  onPublished,
}: Pick<PublishDialogProps, 'actions' | 'onPublished'> & { readonly view: PublishView }) {
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [place, setPlace] = useState(view.planned ? 'planned' : 'none');
  const [takeUp, setTakeUp] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { check } = view;
  const inUse = view.uses.length > 0;

  async function publish(checkId: string) {
    setBusy(true);
    const wish: PublishWish = {
      checkId,
      note,
      overrideReason: reason.trim() === '' ? null : reason,
      place: wishedPlace(view.placed ? 'none' : place),
      takeUp: inUse && takeUp,
    };
    const answer = await actions
      .publish(wish)
      .catch(() => ({ ok: false, problem: 'The server was not reached.' }) as const);
    setBusy(false);
    if (answer.ok) onPublished(answer.value.number);
    else setProblem(answer.problem);
  }

  const isOff =
    check === null ||
    !check.publishable ||
    view.unchanged ||
    note.trim() === '' ||
    (!check.green && reason.trim() === '');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (check) void publish(check.checkId);
      }}
    >
      <CheckLine view={view} />
      <Changes view={view} />
      {inUse ? <InUse view={view} takeUp={takeUp} onTakeUp={setTakeUp} /> : null}
      {view.placed ? null : (
        <label className={styles.field}>
          <span>Place in {view.course.title}</span>
          <select value={place} onChange={({ target }) => setPlace(target.value)}>
            <option value="none">none yet</option>
            {view.planned ? (
              <option value="planned">
                {view.planned.number} {view.planned.title}, as planned
              </option>
            ) : null}
            {view.modules.map(({ slug, title, number }) => (
              <option key={slug} value={slug}>
                end of module {number}, {title}
              </option>
            ))}
          </select>
          <span className={styles.quiet}>Students see it there at once. Dates are set in the course.</span>
        </label>
      )}
      <label className={styles.field}>
        <span>Change note (required; it stays with the version)</span>
        <textarea rows={2} value={note} onChange={({ target }) => setNote(target.value)} />
      </label>
      {check?.publishable && !check.green ? (
        <label className={styles.field}>
          <span>The check is not green. Why publish all the same? This stays visible for ever.</span>
          <textarea rows={2} value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      ) : null}
      {problem === null ? null : (
        <p role="alert" className={styles.alert}>
          {problem}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" variant="primary" disabled={isOff} busy={busy && 'Publishing'}>
          {view.effect === 'words' ? 'Publish words only' : 'Publish'}
        </Button>
      </div>
    </form>
  );
}

function wishedPlace(place: string): PublishWish['place'] {
  return place === 'none' || place === 'planned' ? { kind: place } : { kind: 'module', module: place };
}

function CheckLine({ view: { check, unchanged } }: { readonly view: PublishView }) {
  const [glyph, words] = unchanged
    ? (['warning', 'Nothing has changed since the last version.'] as const)
    : check === null
      ? (['warning', 'The draft as it is now was not checked. Close this and check it first.'] as const)
      : check.green
        ? (['pass', 'The check is green.'] as const)
        : check.publishable
          ? ([
              'warning',
              `The check found ${check.problems.filter(({ severity }) => severity === 'fails').length} problems.`,
            ] as const)
          : (['fail', 'The exercise cannot be published as it is: see what the check found.'] as const);
  return (
    <p className={styles.line}>
      <StatusGlyph status={glyph} size={15} /> {words}
    </p>
  );
}

function Changes({ view: { changes, published, effect } }: { readonly view: PublishView }) {
  if (published.length === 0) return <p className={styles.quiet}>This is the first version.</p>;
  return (
    <section>
      <h3 className={styles.title}>
        What changes{' '}
        <span className={styles.quiet}>
          {effect === 'words' ? 'words only: no score changes' : 'scores may change'}
        </span>
      </h3>
      <ul className={styles.changes}>
        {changes.map(({ path, what, effect: of }) => (
          <li key={path}>
            <code>{path}</code> <span>{what}</span> <span className={styles.quiet}>{of}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function InUse({
  view: { uses, effect, course },
  takeUp,
  onTakeUp,
}: {
  readonly view: PublishView;
  readonly takeUp: boolean;
  readonly onTakeUp: (on: boolean) => void;
}) {
  return (
    <section>
      <h3 className={styles.title}>In use</h3>
      <ul className={styles.changes}>
        {uses.map(({ href, course: title, number, drafts, graded }) => (
          <li key={href}>
            <Link href={href}>
              {title}, {number}
            </Link>
            <span>
              {drafts} {drafts === 1 ? 'draft' : 'drafts'}, {graded} graded on the version before
            </span>
          </li>
        ))}
      </ul>
      <label className={styles.choice}>
        <input type="checkbox" checked={takeUp} onChange={({ target }) => onTakeUp(target.checked)} />{' '}
        Students of {course.title} go on with the new version from their next opening
      </label>
      <p className={styles.quiet}>
        Grades stay with the version that gave them.{' '}
        {effect === 'words' ? null : (
          <Link href={`/courses/${course.slug}/regrade`}>
            See who would gain or lose in a dry run, after publishing.
          </Link>
        )}
      </p>
    </section>
  );
}
