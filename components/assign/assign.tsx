'use client';

import { useEffect, useRef, useState } from 'react';
import type { AssignmentTerms, AssignView } from '#server/planning/assign/assign-view.ts';
import { EffectsDialog } from '../effects/effects-dialog.tsx';
import { useUnsent } from '../kept/use-unsent.ts';
import { Button } from '../ui/button.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import styles from './assign.module.css';
import type { AssignActions } from './assign-actions.ts';
import { aboutWords, draftWords, termsProblems, termsSentence } from './assign-words.ts';
import { ExtendForm } from './extend-form.tsx';
import { changedFields, isKeptTerms, type KeptState, type KeptTerms, termsOver } from './kept-terms.ts';
import { Overrides } from './overrides.tsx';
import { StudentPreview } from './student-preview.tsx';
import { TermsForm } from './terms-form.tsx';
import { usePendingAct } from './use-pending-act.ts';

interface AssignProps {
  readonly view: AssignView;
  readonly actions: AssignActions;
  /** What is written here is kept for its reader: people share browsers. */
  readonly readerId: string;
}

type Ask = ReturnType<typeof usePendingAct>['ask'];

/** The form at the left; what it means at the right. */
export function Assign({ view, actions, readerId }: AssignProps) {
  const place = `${readerId}.${view.course.slug}/${view.exercise.slug}`;
  const draft = useTermsDraft(view, `descent.terms.${place}`);
  const { terms, changed } = draft;
  const { pending, problem, ask, confirm, putAway } = usePendingAct();
  const canSave = view.manages && changed > 0 && !termsProblems(view, terms).some(({ stops }) => stops);

  const save = () =>
    ask({
      title: `Save dates of ${view.exercise.number} ${view.exercise.title}`,
      verb: 'Save dates',
      run: (seen) => actions.save({ terms, base: view.base, seen }),
      onDone: draft.discard,
    });
  useSaveKey(() => canSave && void save());

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
          <TermsForm view={view} terms={terms} onChange={draft.change} />
          <Exceptions
            view={view}
            actions={actions}
            place={place}
            terms={terms}
            onChange={draft.change}
            ask={ask}
          />
        </div>
        <SaveFoot view={view} draft={draft} problem={problem} canSave={canSave} onSave={() => void save()} />
      </section>
      <section className={styles.meaning} aria-label="What it means">
        <p className={styles.sentence}>{termsSentence(view, terms)}</p>
        <StudentPreview view={view} actions={actions} unsaved={changed > 0} />
      </section>
      <EffectsDialog
        foreseen={pending?.foreseen ?? null}
        title={pending?.title ?? ''}
        verb={pending?.verb ?? ''}
        onClose={putAway}
        onConfirm={confirm}
      />
    </div>
  );
}

/** Terms as they are being written, over what is saved: also over what others save meanwhile. */
function useTermsDraft(view: AssignView, key: string) {
  const [kept, setKept] = useUnsent<KeptTerms | null>({ key, isWanted: isKeptTerms, nothing: null });
  const [isTouched, setTouched] = useState(false);
  const terms = termsOver(view, kept);
  const state: KeptState = kept?.base === view.base ? 'as-left' : 'over-others';
  return {
    terms,
    changed: changedFields(view.terms, terms),
    /** Of what was not written on this visit. */
    kept: kept === null || isTouched ? null : state,
    change(change: Partial<AssignmentTerms>) {
      setTouched(true);
      setKept({ base: view.base, from: view.terms, terms: { ...terms, ...change } });
    },
    discard: () => setKept(null),
  };
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

interface ExceptionsProps extends Omit<AssignProps, 'readerId'> {
  /** Reader and exercise, for what is kept. */
  readonly place: string;
  readonly terms: AssignmentTerms;
  readonly onChange: (change: Partial<AssignmentTerms>) => void;
  readonly ask: Ask;
}

/** Dates of sections and persons in place of everyone's. */
function Exceptions({ view, actions, place, terms, onChange, ask }: ExceptionsProps) {
  return (
    <>
      <Overrides
        view={view}
        terms={terms}
        onChange={(sectionDates) => onChange({ sectionDates })}
        onTakeBack={({ userId, name }) =>
          ask({
            title: `Take back the date of ${name}`,
            verb: 'Take back',
            run: (seen) => actions.takeBack({ exercise: view.exercise.slug, userId, seen }),
          })
        }
      />
      {view.manages ? (
        <ExtendForm
          view={view}
          place={place}
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
    </>
  );
}

interface SaveFootProps {
  readonly view: AssignView;
  readonly draft: ReturnType<typeof useTermsDraft>;
  readonly problem: string | null;
  readonly canSave: boolean;
  readonly onSave: () => void;
}

/** What is not saved, and why it may not be. */
function SaveFoot({ view, draft, problem, canSave, onSave }: SaveFootProps) {
  const { terms, changed, kept } = draft;
  const saves = useRef<HTMLButtonElement>(null);
  return (
    <footer className={styles.foot}>
      <p role="status" className={styles.footWords}>
        {problem ?? draftWords({ changed, kept })}
        {termsProblems(view, terms).map(({ words, stops }) => (
          <span key={words} className={styles.note}>
            <StatusGlyph status={stops ? 'fail' : 'warning'} size={13} /> {words}
          </span>
        ))}
      </p>
      {changed > 0 ? (
        <Button
          variant="ghost"
          onClick={() => {
            draft.discard();
            // This button goes.
            saves.current?.focus();
          }}
        >
          Discard
        </Button>
      ) : null}
      <Button variant="primary" keys="Ctrl S" ref={saves} idle={!canSave} onClick={onSave}>
        Save dates
      </Button>
    </footer>
  );
}
