'use client';

import { useEffect, useState } from 'react';
import type { PublishView } from '#server/studio/publish/publish-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { PublishWish, StudioActions } from '../studio-actions.ts';
import { DryRunSection } from './dry-run-section.tsx';
import { PublishChanges, PublishCheckLine } from './publish-changes.tsx';
import styles from './publish-dialog.module.css';
import { PublishInUse } from './publish-in-use.tsx';
import { PublishPlace } from './publish-place.tsx';
import type { TakeUp } from './publish-take-up.tsx';

interface PublishDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPublished: (number: number) => void;
  readonly actions: Pick<
    StudioActions,
    'publishView' | 'publish' | 'dryRun' | 'startDryRun' | 'cancelDryRun'
  >;
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
      (error: unknown) => {
        if (!gone) setProblem(failedWords(error, 'Open this dialog again.'));
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
  const [place, setPlace] = useState(view.planned ? 'planned' : (view.begunIn ?? 'none'));
  const [takeUp, setTakeUp] = useState<TakeUp>('opening');
  const { busy, problem, publish } = usePublishing({ actions, onPublished });
  const { check } = view;
  const inUse = view.uses.length > 0;
  const dryRun =
    check?.publishable && view.effectInUse === 'cases' && !view.unchanged ? (
      <DryRunSection checkId={check.checkId} actions={actions} />
    ) : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!check) return;
        void publish({
          checkId: check.checkId,
          note,
          overrideReason: reason.trim() === '' ? null : reason,
          place: wishedPlace(view.placed ? 'none' : place),
          takeUp,
        });
      }}
    >
      <PublishCheckLine view={view} />
      <PublishChanges view={view} />
      {inUse ? (
        <PublishInUse view={view} takeUp={takeUp} onTakeUp={setTakeUp}>
          {dryRun}
        </PublishInUse>
      ) : null}
      {view.placed ? null : (
        <PublishPlace view={view} place={place} onPlace={setPlace} takeUp={takeUp} onTakeUp={setTakeUp}>
          {inUse ? null : dryRun}
        </PublishPlace>
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
        <Button
          type="submit"
          variant="primary"
          disabled={!isComplete(view, { note, reason })}
          busy={busy && 'Publishing'}
        >
          {view.effectInUse === 'words' ? 'Publish words only' : 'Publish'}
        </Button>
      </div>
    </form>
  );
}

/** Nobody knows what the server did before its answer was lost. */
const LOOK_FIRST = 'Look at the versions before you publish again: it may have been published.';

function usePublishing({ actions, onPublished }: Pick<PublishDialogProps, 'actions' | 'onPublished'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function publish(wish: PublishWish) {
    setBusy(true);
    const answer = await actions
      .publish(wish)
      .catch((error: unknown) => ({ ok: false, problem: failedWords(error, LOOK_FIRST) }) as const);
    setBusy(false);
    if (answer.ok) onPublished(answer.value.number);
    else setProblem(answer.problem);
  }

  return { busy, problem, publish };
}

/** There is something to publish, and what has to be said of it is said. */
function isComplete({ check, unchanged }: PublishView, said: { note: string; reason: string }): boolean {
  if (!check?.publishable || unchanged || said.note.trim() === '') return false;
  return check.green || said.reason.trim() !== '';
}

function wishedPlace(place: string): PublishWish['place'] {
  return place === 'none' || place === 'planned' ? { kind: place } : { kind: 'module', module: place };
}
