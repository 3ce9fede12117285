'use client';

import { useState } from 'react';
import type { GradesImportPlan } from '#server/grading/import/import-view.ts';
import { Button } from '../ui/button.tsx';
import { FileInput } from '../ui/file-input.tsx';
import { formatPoints } from '../ui/format-points.ts';
import { reached } from '../ui/reached.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './grades-import.module.css';
import { planWords, problemWords } from './import-words.ts';

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

interface GradesImportProps {
  /** A request holds no larger file: what is said of it, without sending it. */
  readonly largest: { readonly bytes: number; readonly problem: string };
  readonly actions: {
    readonly preview: (text: string) => Promise<Answer<GradesImportPlan>>;
    /** Gives how many grades were set. */
    readonly apply: (text: string, hash: string, reason: string) => Promise<Answer<number>>;
  };
}

/** A request holds 1 MiB, with what else is in it. */
const SENT_BYTES_MAX = 1_000_000;

/** What the file says; null: it does not fit into a request. As JSON, quotation marks and tabs take twice as much. */
async function textThatFits(file: File, bytesMax: number): Promise<string | null> {
  if (file.size > bytesMax) return null;
  const text = await file.text();
  return new Blob([JSON.stringify(text)]).size <= SENT_BYTES_MAX ? text : null;
}

interface ReadFile {
  readonly name: string;
  readonly text: string;
  readonly plan: GradesImportPlan;
}

/** A file of grades in two steps: what it changes is shown, then exactly that is done. */
export function GradesImport({ largest, actions }: GradesImportProps) {
  const [file, setFile] = useState<ReadFile | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);

  async function choose(chosen: File) {
    const text = await textThatFits(chosen, largest.bytes);
    if (text !== null) return show({ name: chosen.name, text });
    setFile(null);
    setSaid(largest.problem);
  }
  async function show({ name, text }: Pick<ReadFile, 'name' | 'text'>) {
    setSaid(null);
    const answer = await reached(actions.preview(text));
    setFile(answer.ok ? { name, text, plan: answer.value } : null);
    if (!answer.ok) setSaid(answer.problem);
  }
  async function apply() {
    if (file === null || busy) return;
    setBusy(true);
    const answer = await reached(actions.apply(file.text, file.plan.hash, reason));
    setBusy(false);
    if (!answer.ok) {
      await show(file);
      setSaid(answer.problem);
      return;
    }
    setFile(null);
    setReason('');
    setSaid(
      `${answer.value === 1 ? '1 grade was' : `${answer.value} grades were`} set by hand. Each can be taken back in the gradebook.`,
    );
  }

  return (
    <div className={styles.import}>
      <label className={styles.choose}>
        A file with commas, semicolons or tabs
        <FileInput
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          onFile={(chosen) => void choose(chosen)}
        />
      </label>
      {said === null ? null : <p role="status">{said}</p>}
      {file === null ? null : (
        <>
          <p className={styles.words} role="status">
            <bdi>{file.name}</bdi>: {planWords(file.plan)}
          </p>
          {file.plan.problems.length > 0 ? (
            <Problems plan={file.plan} />
          ) : file.plan.changes.length > 0 ? (
            <Apply
              count={file.plan.changes.length}
              {...{ reason, busy }}
              onReason={setReason}
              onApply={apply}
            />
          ) : null}
          <Changes plan={file.plan} />
        </>
      )}
    </div>
  );
}

interface ApplyProps {
  /** Of grades that change. */
  readonly count: number;
  readonly reason: string;
  readonly busy: boolean;
  readonly onReason: (reason: string) => void;
  readonly onApply: () => Promise<void>;
}

function Apply({ count, reason, busy, onReason, onApply }: ApplyProps) {
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onApply();
      }}
    >
      <TextField
        label="Reason, shown to each student and kept in the log"
        value={reason}
        maxLength={1_000}
        onChange={(event) => onReason(event.target.value)}
      />
      <Button type="submit" variant="primary" disabled={reason.trim() === ''} busy={busy && 'Applying'}>
        {count === 1 ? 'Apply 1 change' : `Apply ${count} changes`}
      </Button>
    </form>
  );
}

function Problems({ plan: { problems } }: { readonly plan: GradesImportPlan }) {
  return (
    <div role="alert" className={styles.problems}>
      <p>
        Nothing can be applied until {problems.length === 1 ? 'this is' : `these ${problems.length} are`} put
        right in the file:
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.kind}`}>{problemWords(problem)}</li>
        ))}
      </ul>
    </div>
  );
}

function Changes({ plan: { changes } }: { readonly plan: GradesImportPlan }) {
  if (changes.length === 0) return null;
  return (
    <ScrollBox label="What changes" className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Exercise</th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ userId, student, exercise, title, from, to }) => (
            <tr key={`${userId} ${exercise}`}>
              <th scope="row">
                <bdi>{student}</bdi>
              </th>
              <td>{title}</td>
              <td>{from === null ? '–' : formatPoints(from)}</td>
              <td>
                <b>{formatPoints(to)}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
