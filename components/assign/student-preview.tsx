'use client';

import { useEffect, useRef, useState } from 'react';
import type { AssignView, StudentPreviewView } from '#server/planning/assign/assign-view.ts';
import { formatPoints } from '../ui/format-points.ts';
import { Kbd } from '../ui/keys/kbd.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { reached } from '../ui/reached.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import type { AssignActions, Whom } from './assign-actions.ts';
import { previewSentence, whatTheySee } from './assign-words.ts';
import {
  type AskedPreview,
  NO_ANSWERS,
  type PreviewAnswers,
  type ShownPreview,
  shownPreview,
  withAnswer,
} from './preview-answers.ts';
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
  const [chosen, setChosen] = useState('everyone');
  const [at, setAt] = useState(view.now);
  const choice = useRef<HTMLSelectElement>(null);
  usePageKeys({ v: () => choice.current?.focus() });
  const people = choicesOf(view);
  // Whose date was taken back is not among them any more.
  const { value: whom, saved } = people.find(({ value }) => value === chosen) ?? EVERYONE;
  const shown = usePreview(actions, { whom, at, saved: `${view.base} ${saved}` });
  const { steps } = shown;

  return (
    <>
      {steps === null ? null : (
        <>
          <Timeline
            preview={steps}
            at={at}
            onMove={(hours) => setAt(wallPlusHours(at, hours))}
            onDays={(days) => setAt(wallPlusDays(at, days))}
          />
          <Table preview={steps} view={view} at={at} />
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
              onChange={(event) => setChosen(event.target.value)}
            >
              {people.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <Instant label="At" value={at} onChange={(value) => setAt(value ?? view.now)} />
        </div>
        <Found shown={shown} view={view} unsaved={unsaved} />
      </section>
    </>
  );
}

interface Choice {
  readonly value: string;
  readonly words: string;
  /** What is saved of them alone. */
  readonly saved: string;
}

const EVERYONE: Choice = { value: 'everyone', words: 'a student in no section', saved: '' };

function choicesOf({ sections, extensions }: AssignView): readonly Choice[] {
  return [
    EVERYONE,
    ...sections.map(({ id, name }) => ({
      value: `section ${id}`,
      words: `a student of section ${name}`,
      saved: '',
    })),
    ...extensions.map(({ userId, name, due }) => ({ value: `person ${userId}`, words: name, saved: due })),
  ];
}

interface FoundProps extends Pick<StudentPreviewProps, 'view' | 'unsaved'> {
  readonly shown: ShownPreview;
}

/** What they find at the instant, or why that is not known. */
function Found({ shown: { atInstant, problem, isAsking }, view: { exercise }, unsaved }: FoundProps) {
  return (
    <>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      <div className={styles.body} aria-busy={isAsking}>
        {isAsking ? <p className={styles.hint}>Looking …</p> : null}
        {atInstant === null ? null : (
          <>
            <p className={styles.title}>
              <StateGlyph preview={atInstant} /> {exercise.number} {exercise.title}
              <span className={styles.points}>
                <strong>{formatPoints(atInstant.pointsAtMost)}</strong> / {formatPoints(atInstant.points)} at
                most
              </span>
            </p>
            <p>{previewSentence(atInstant)}</p>
            {unsaved ? <p className={styles.hint}>As it is saved, without the changes in the form.</p> : null}
          </>
        )}
      </div>
    </>
  );
}

/** Asks anew when who, when or what is saved changes; an older answer never takes the place of a newer one. */
function usePreview(actions: AssignActions, asked: AskedPreview): ShownPreview {
  const [answers, setAnswers] = useState<PreviewAnswers>(NO_ANSWERS);
  const { whom, at, saved } = asked;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved changes what a student finds; actions are new with every answer of the server
  useEffect(() => {
    let isLatest = true;
    void reached(actions.preview({ whom: whomOf(whom), at })).then((answer) => {
      if (isLatest) setAnswers((before) => withAnswer(before, { of: { whom, at, saved }, answer }));
    });
    return () => {
      isLatest = false;
    };
  }, [whom, at, saved]);
  return shownPreview(answers, asked);
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
