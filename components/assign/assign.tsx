'use client';

import { useEffect, useState } from 'react';
import type { AssignmentTerms, AssignView } from '#server/courses/assign/assign-view.ts';
import type { SettledView } from '#server/grading/settled-view.ts';
import { EffectsDialog } from '../effects/effects-dialog.tsx';
import { Button } from '../ui/button.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './assign.module.css';
import type { Answer, AssignActions } from './assign-actions.ts';
import { termsProblems, termsSentence } from './assign-words.ts';
import { ExtendForm } from './extend-form.tsx';
import { Overrides } from './overrides.tsx';
import { StudentPreview } from './student-preview.tsx';
import { TermsForm } from './terms-form.tsx';

interface AssignProps {
  readonly view: AssignView;
  readonly actions: AssignActions;
}

/** Something that changes grades: what it would change, and how to do it with that list seen. */
interface Pending {
  readonly title: string;
  readonly verb: string;
  readonly foreseen: SettledView;
  readonly run: (seen: string | null) => Promise<Answer<SettledView>>;
  readonly onDone: () => void;
}

/** The form at the left; what it means at the right. */
export function Assign({ view, actions }: AssignProps) {
  const [draft, setDraft] = useState<{ base: string; terms: AssignmentTerms }>(view);
  const [pending, setPending] = useState<Pending | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // What was saved meanwhile is where the next change starts.
  const current = draft.base === view.base ? draft.terms : view.terms;
  const changed = changedFields(view.terms, current);
  const problems = termsProblems(view, current);
  const canSave = view.manages && changed > 0 && !problems.some(({ stops }) => stops);

  async function ask(pendingAct: Omit<Pending, 'foreseen'>) {
    const answer = await pendingAct.run(null);
    setProblem(answer.ok ? null : answer.problem);
    if (answer.ok) setPending({ ...pendingAct, foreseen: answer.value });
  }

  const save = () =>
    ask({
      title: `Save dates of ${view.exercise.number} ${view.exercise.title}`,
      verb: 'Save dates',
      run: (seen) => actions.save({ terms: current, base: view.base, seen }),
      onDone: () => {},
    });

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (canSave) void save();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  return (
    <div className={styles.page}>
      <section className={styles.form} aria-label="Dates and rules">
        <header className={styles.head}>
          <h1 className={styles.title}>
            {view.exercise.number} {view.exercise.title}
          </h1>
          <p className={styles.about}>{aboutWords(view)}</p>
        </header>
        <div className={styles.scroll}>
          <TermsForm
            view={view}
            terms={current}
            onChange={(change) => setDraft({ base: view.base, terms: { ...current, ...change } })}
          />
          <Overrides
            view={view}
            terms={current}
            onChange={(sectionDates) => setDraft({ base: view.base, terms: { ...current, sectionDates } })}
            onTakeBack={({ userId, name }) =>
              ask({
                title: `Take back the date of ${name}`,
                verb: 'Take back',
                run: (seen) => actions.takeBack({ exercise: view.exercise.slug, userId, seen }),
                onDone: () => {},
              })
            }
          />
          {view.manages ? (
            <ExtendForm
              view={view}
              onExtend={(extension, onDone) =>
                ask({
                  title: `Extend for ${extension.userIds.length}`,
                  verb: 'Extend',
                  run: (seen) => actions.extend({ ...extension, seen }),
                  onDone,
                })
              }
            />
          ) : null}
        </div>
        <footer className={styles.foot}>
          <p role="status" className={styles.footWords}>
            {problem ??
              (changed === 0 ? 'Saved.' : `Not saved. ${changed === 1 ? '1 change' : `${changed} changes`}.`)}
            {problems.map(({ words, stops }) => (
              <span key={words} className={styles.note}>
                <StatusGlyph status={stops ? 'fail' : 'warning'} size={13} /> {words}
              </span>
            ))}
          </p>
          {changed > 0 ? (
            <Button variant="ghost" onClick={() => setDraft(view)}>
              Discard
            </Button>
          ) : null}
          <Button variant="primary" keys="Ctrl S" disabled={!canSave} onClick={save}>
            Save dates
          </Button>
        </footer>
      </section>
      <section className={styles.meaning} aria-label="What it means">
        <p className={styles.sentence}>{termsSentence(view, current)}</p>
        <StudentPreview view={view} actions={actions} unsaved={changed > 0} />
      </section>
      <EffectsDialog
        foreseen={pending?.foreseen ?? null}
        title={pending?.title ?? ''}
        verb={pending?.verb ?? ''}
        onClose={() => setPending(null)}
        onConfirm={async (hash) => {
          if (pending === null) return null;
          const answer = await pending.run(hash);
          if (!answer.ok) return answer.problem;
          if (!answer.value.applied) {
            setPending({ ...pending, foreseen: answer.value });
            return 'The grades have changed meanwhile. This is the new list.';
          }
          pending.onDone();
          setPending(null);
          return null;
        }}
      />
    </div>
  );
}

function aboutWords({ exercise, students, sections }: AssignView): string {
  const { points, publicCases, hiddenCases } = exercise;
  const where = sections.length === 0 ? '' : ` in ${sections.length} sections`;
  return `${points} points, ${publicCases} open and ${hiddenCases} hidden cases. Assigned to ${students.length === 1 ? '1 student' : `${students.length} students`}${where}.`;
}

function changedFields(before: AssignmentTerms, after: AssignmentTerms): number {
  const keys = Object.keys(before) as (keyof AssignmentTerms)[];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).length;
}
