'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { counted } from '#grader/protocol/count-words.ts';
import type { ImportPlanView } from '#server/people/import/import-plan-view.ts';
import type { PeopleView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { isLayerOpen } from '../ui/keys/open-layers.ts';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { reached } from '../ui/reached.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { ImportColumns } from './import-columns.tsx';
import styles from './import-pane.module.css';
import { ImportRows } from './import-rows.tsx';
import { ImportSource } from './import-source.tsx';
import { COUNTED, type Counted, changesIn, kindsOf } from './import-words.ts';
import type { PeopleActions } from './people-actions.ts';
import { type ImportState, useImport } from './use-import.ts';

interface ImportPaneProps {
  readonly view: PeopleView;
  readonly actions: PeopleActions;
  readonly onClose: () => void;
}

/** A list of people on its way in: what will happen, before anything does. */
export function ImportPane({ view, actions, onClose }: ImportPaneProps) {
  const { state, start, again, settle, mean, apply } = useImport(actions);
  const { plan } = state;
  return (
    <section className={styles.pane} aria-label="Add people">
      <header className={styles.head}>
        <div>
          <h2 className={styles.title}>{plan === null ? 'Add people' : 'Import: what will happen'}</h2>
          <p className={styles.about}>{plan === null ? aboutStart(state) : aboutPlan(state, plan)}</p>
        </div>
        <span className={styles.headActs}>
          {plan === null ? null : <Button onClick={again}>Other list</Button>}
          <IconButton icon="close" label="Close" onClick={onClose} />
        </span>
      </header>
      {plan === null ? (
        <ImportSource
          view={view}
          working={state.working}
          problem={state.problem}
          onStart={start}
          done={<Done view={view} state={state} actions={actions} />}
        />
      ) : (
        <Plan state={state} plan={plan} onSettle={settle} onMean={mean} onApply={apply} />
      )}
    </section>
  );
}

function aboutStart({ done }: ImportState): string {
  return done === null ? 'You see what will happen before anything does.' : 'Applied.';
}

const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

function aboutPlan({ fileName, list }: ImportState, { rows, table }: ImportPlanView): string {
  const what =
    table === null
      ? counted(rows.length, 'address')
      : `${counted(rows.length, 'line')}, ${DELIMITER_WORDS[table.delimiter]}`;
  const role = list?.role === 'student' ? '' : ` Who has no role in the list joins as ${list?.role}.`;
  return `${fileName ?? 'Pasted list'}, ${what}. Nothing has been written.${role}`;
}

function Done({ view, state, actions }: { view: PeopleView; state: ImportState; actions: PeopleActions }) {
  const [words, setWords] = useState<string | null>(null);
  const last = view.lastImport;
  if (words !== null) return <p role="status">{words}</p>;
  if (last === null) return null;
  const isNew = state.done?.importId === last.id;
  return (
    <p role="status" className={styles.done}>
      {isNew ? <StatusGlyph status="pass" size={14} /> : null}
      {last.changes === 1 ? '1 change' : `${last.changes} changes`} {isNew ? 'applied' : 'by the last import'}
      .
      <Button
        size="small"
        variant="ghost"
        onClick={async () => {
          const answer = await reached(actions.undo(last.id));
          setWords(answer.ok ? `${answer.value.undone} taken back.` : answer.problem);
        }}
      >
        Undo
      </Button>
    </p>
  );
}

interface PlanProps {
  readonly state: ImportState;
  readonly plan: ImportPlanView;
  readonly onSettle: ReturnType<typeof useImport>['settle'];
  readonly onMean: ReturnType<typeof useImport>['mean'];
  readonly onApply: (changes: number) => Promise<void>;
}

function Plan({ state, plan, onSettle, onMean, onApply }: PlanProps) {
  const [only, setOnly] = useState<Counted | null>(null);
  const errors = plan.rows.filter(({ kind }) => kind === 'error');
  const changes = changesIn(plan.rows);
  const [first] = errors;
  const canApply = errors.length === 0 && changes > 0 && !state.working;
  const nextProblem = () => document.getElementById(`correction-${first?.index}`)?.focus();
  useFocusBehind(errors.length, nextProblem);
  useKeys({ n: nextProblem, 'ctrl+enter': () => canApply && void onApply(changes) });
  const shown = plan.rows.filter(({ kind }) => only === null || kindsOf(only).includes(kind));
  return (
    <>
      {plan.table === null ? null : <ImportColumns table={plan.table} onMean={onMean} />}
      <Counts plan={plan} only={only} onChange={setOnly} />
      <ImportRows plan={plan} rows={shown} onSettle={onSettle} />
      <Sections plan={plan} />
      <footer className={styles.foot}>
        <p role="status" className={styles.footWords}>
          {footWords(state, { errors: errors.length, first: first?.line, changes })}
        </p>
        {errors.length > 1 ? (
          <Button
            variant="ghost"
            onClick={() => onSettle(errors.map(({ index }) => ({ index, correction: 'left-out' as const })))}
          >
            {`Leave all ${errors.length} out`}
          </Button>
        ) : null}
        {errors.length > 0 ? (
          <Button keys="N" onClick={nextProblem}>
            Next problem
          </Button>
        ) : null}
        <Button
          variant="primary"
          keys="Ctrl Enter"
          id={APPLY}
          disabled={!canApply}
          busy={state.working && 'Working'}
          onClick={() => onApply(changes)}
        >
          {changes === 1 ? 'Apply 1 change' : `Apply ${changes} changes`}
        </Button>
      </footer>
    </>
  );
}

const APPLY = 'apply-import';

/** A settled problem takes its field along: the focus goes on to the next one, and from the last to what applies the plan. */
function useFocusBehind(errors: number, nextProblem: () => void) {
  const before = useRef(errors);
  const next = useEffectEvent(nextProblem);
  useEffect(() => {
    const isSettled = errors < before.current && document.activeElement === document.body;
    before.current = errors;
    if (!isSettled) return;
    if (errors > 0) next();
    else document.getElementById(APPLY)?.focus();
  }, [errors]);
}

function footWords(
  { problem }: ImportState,
  { errors, first, changes }: { errors: number; first: number | undefined; changes: number },
): string {
  if (problem !== null) return problem;
  if (errors === 1) return `Line ${first} is not settled. Correct it or leave it out.`;
  if (errors > 1) return `${errors} lines are not settled. Correct them or leave them out.`;
  return changes === 0 ? 'This list changes nothing.' : 'Undo is possible for 30 days.';
}

function useKeys(keys: { readonly n: () => void; readonly 'ctrl+enter': () => void }) {
  usePageKeys({ n: keys.n });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (!isSend || isLayerOpen()) return;
      // The button that has the focus would be pressed as well.
      event.preventDefault();
      keys['ctrl+enter']();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function Counts({
  plan,
  only,
  onChange,
}: {
  plan: ImportPlanView;
  only: Counted | null;
  onChange: (only: Counted | null) => void;
}) {
  return (
    <ul className={styles.counts} aria-label="Show only">
      {COUNTED.map(({ id, words, kinds }) => {
        const count = plan.rows.filter(({ kind }) => (kinds as readonly string[]).includes(kind)).length;
        return (
          <li key={id}>
            <button
              type="button"
              className={styles.countButton}
              data-alarm={(id === 'error' && count > 0) || undefined}
              aria-pressed={only === id}
              onClick={() => onChange(only === id ? null : id)}
            >
              <span className={styles.figure}>{count}</span> {words}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Sections({ plan }: { plan: ImportPlanView }) {
  return (
    <div className={styles.after}>
      <table className={styles.sections}>
        <caption>Students after the import</caption>
        <thead>
          <tr>
            {['Section', 'Now', 'In', 'Out', 'After'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.sections.map((section) => (
            <tr key={section.name ?? ''}>
              <th scope="row">{section.name ?? 'none'}</th>
              <td>{section.now}</td>
              <td>{section.in === 0 ? '–' : `+${section.in}`}</td>
              <td>{section.out === 0 ? '–' : `−${section.out}`}</td>
              <td className={styles.total}>{section.now + section.in - section.out}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.rule}>
        {plan.missing === 0
          ? 'Every student of the course is in the list.'
          : plan.missing === 1
            ? 'One student is not in the list and stays.'
            : `${plan.missing} students are not in the list and stay.`}{' '}
        An import never removes anyone. No mail is sent: new people get a link each, there to copy.
      </p>
    </div>
  );
}
