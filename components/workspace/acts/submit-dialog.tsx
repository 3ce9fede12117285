'use client';

import { useState } from 'react';
import type { WorkspaceView } from '#server/workspace/workspace-view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatPoints, pointsInWords } from '../../ui/format-points.ts';
import { useTimeWords } from '../../ui/local-time.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { serverTime } from './server-time.ts';
import styles from './submit-dialog.module.css';
import { type SubmitRules, submitRules } from './submit-rules.ts';

interface SubmitDialogProps {
  readonly open: boolean;
  readonly view: Pick<WorkspaceView, 'exercise' | 'rules' | 'dueAt'>;
  readonly submissions: number;
  /** What this browser's last whole run of exactly this code had; null when there is none. */
  readonly provisional: { readonly points: number; readonly pointsMax: number } | null;
  /** Operations in the code that the exercise forbids. */
  readonly forbidden: number;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Enter submits: the dialog gives the focus to what has the attribute, which React does not write. */
function firstFocus(button: HTMLButtonElement | null): void {
  button?.setAttribute('autofocus', '');
}

/** Says what will be verified and by which rules, before anything is sent. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { open, onClose, onSubmit } = props;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Submit for verification"
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button variant="primary" keys="Enter" ref={firstFocus} onClick={onSubmit}>
            Submit
          </Button>
        </>
      }
    >
      {open ? <Rules {...props} /> : null}
    </Dialog>
  );
}

function Rules({ view, submissions, provisional, forbidden }: SubmitDialogProps) {
  const timeWords = useTimeWords();
  const { exercise, rules, dueAt } = view;
  // The rules of the moment in which it was opened.
  const [words] = useState<SubmitRules>(() =>
    submitRules(
      {
        rules,
        dueAt,
        points: exercise.points,
        publicCases: exercise.publicCases.length + exercise.serverCases.length,
        hiddenCases: exercise.hiddenCaseCount,
        submissions,
      },
      serverTime.now(),
      timeWords,
    ),
  );
  return (
    <dl className={styles.rules}>
      <Rule name="Verified">{words.verified}</Rule>
      <Rule name="Your browser">
        {provisional ? (
          `${formatPoints(provisional.points)} of ${pointsInWords(provisional.pointsMax)}, provisional. The server decides.`
        ) : (
          <Warning>This code has not been run whole here. Run it first to see what fails.</Warning>
        )}
      </Rule>
      {forbidden === 0 ? null : (
        <Rule name="Not allowed">
          <Warning>
            {forbidden === 1 ? 'A forbidden operation is' : `${forbidden} forbidden operations are`} in the
            code: the server refuses it as the browser does.
          </Warning>
        </Rule>
      )}
      <Rule name="Due">{words.late ? <Warning>{words.due}</Warning> : words.due}</Rule>
      <Rule name="Counts">{words.counting}</Rule>
      <Rule name="Afterwards">
        You see the queue and the verified grade here, and can close the page. The code stays in your history.
      </Rule>
    </dl>
  );
}

function Rule({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.rule}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Warning({ children }: { children: React.ReactNode }) {
  return (
    <span className={styles.warning}>
      <StatusGlyph status="warning" size={14} />
      <span>{children}</span>
    </span>
  );
}
