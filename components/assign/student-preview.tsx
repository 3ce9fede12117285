'use client';

import { useEffect, useRef, useState } from 'react';
import type { AssignView, StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import type { AssignActions, Whom } from './assign-actions.ts';
import { previewSentence, whatTheySee } from './assign-words.ts';
import styles from './student-preview.module.css';
import { Instant } from './terms-form.tsx';
import { Timeline } from './timeline.tsx';
import { wallPlusDays, wallPlusHours } from './wall-words.ts';

interface StudentPreviewProps {
  readonly view: AssignView;
  readonly actions: AssignActions;
  /** The form holds changes that the server does not have. */
  readonly unsaved: boolean;
}

/** The course through a student's eyes at an instant: asked of the student's own pages. */
export function StudentPreview({ view, actions, unsaved }: StudentPreviewProps) {
  const [whom, setWhom] = useState('everyone');
  const [at, setAt] = useState(view.now);
  const choice = useRef<HTMLSelectElement>(null);
  usePageKeys({ v: () => choice.current?.focus() });
  const { preview, problem } = usePreview(actions, { whom, at, base: view.base });

  return (
    <>
      {preview === null ? null : (
        <>
          <Timeline
            preview={preview}
            at={at}
            onMove={(hours) => setAt(wallPlusHours(at, hours))}
            onDays={(days) => setAt(wallPlusDays(at, days))}
          />
          <Table preview={preview} view={view} at={at} />
        </>
      )}
      <section className={styles.card} aria-label="Preview">
        <div className={styles.head}>
          <label className={styles.who}>
            Preview as <Kbd keys="V" />
            <select
              ref={choice}
              className={styles.select}
              value={whom}
              onChange={(event) => setWhom(event.target.value)}
            >
              <option value="everyone">a student in no section</option>
              {view.sections.map(({ id, name }) => (
                <option key={id} value={`section ${id}`}>
                  a student of section {name}
                </option>
              ))}
              {view.extensions.map(({ userId, name }) => (
                <option key={userId} value={`person ${userId}`}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Instant label="At" value={at} onChange={(value) => setAt(value ?? view.now)} />
        </div>
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
        {preview === null ? null : (
          <div className={styles.body}>
            <p className={styles.title}>
              <StateGlyph preview={preview} /> {view.exercise.number} {view.exercise.title}
              <span className={styles.points}>
                <strong>{formatPoints(preview.pointsAtMost)}</strong> / {formatPoints(preview.points)} at most
              </span>
            </p>
            <p>{previewSentence(preview)}</p>
            {unsaved ? <p className={styles.hint}>As it is saved, without the changes in the form.</p> : null}
          </div>
        )}
      </section>
    </>
  );
}

/** Asks anew when who, when or what is saved changes; an older answer never takes the place of a newer one. */
function usePreview(actions: AssignActions, asked: { whom: string; at: string; base: string }) {
  const [shown, setShown] = useState<{ preview: StudentPreviewView | null; problem: string | null }>({
    preview: null,
    problem: null,
  });
  const { whom, at, base } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved, by its hash, changes what a student finds; actions are new with every answer of the server
  useEffect(() => {
    let isLatest = true;
    void actions.preview({ whom: whomOf(whom), at }).then((answer) => {
      if (!isLatest) return;
      setShown((before) =>
        answer.ok
          ? { preview: answer.value, problem: null }
          : { preview: before.preview, problem: answer.problem },
      );
    });
    return () => {
      isLatest = false;
    };
  }, [whom, at, base]);
  return shown;
}

function whomOf(value: string): Whom {
  const [kind, id = ''] = value.split(' ');
  if (kind === 'section') return { kind, sectionId: id };
  return kind === 'person' ? { kind, userId: id } : { kind: 'everyone' };
}

function StateGlyph({ preview: { state } }: { preview: StudentPreviewView }) {
  const status = state === 'late' ? 'warning' : state === 'open' ? 'not-started' : 'locked';
  return <StatusGlyph status={status} size={14} />;
}

function Table({ preview, view, at }: { preview: StudentPreviewView; view: AssignView; at: string }) {
  const rows = whatTheySee(preview, view.terms.hiddenFeedback);
  const now = preview.steps.findIndex(({ until }) => until === null || at <= until);
  return (
    <div className={styles.tableBox}>
      <table className={styles.table}>
        <caption>Who sees what, when</caption>
        <thead>
          <tr>
            {['Time', 'Statement', 'Open cases', 'Hidden cases', 'Score', 'Submit'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={row.when} aria-current={place === now || undefined}>
              <th scope="row">{row.when}</th>
              <td>{row.statement}</td>
              <td>{row.open}</td>
              <td>{row.hidden}</td>
              <td>{row.score}</td>
              <td>{row.submit}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
