'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { RubricItemView, RubricView } from '#server/grading/rubric/rubric-view.ts';
import { Button } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Kbd } from '../ui/keys/kbd.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { useOnTheWay } from '../ui/on-the-way.ts';
import { reached } from '../ui/reached.ts';
import { AddItem } from './add-item.tsx';
import { EditItem } from './edit-item.tsx';
import type { RubricActions } from './rubric-actions.ts';
import styles from './rubric-panel.module.css';
import { signedPoints } from './rubric-words.ts';
import { useRubric } from './use-rubric.ts';

interface RubricPanelProps {
  /** Who reads, and the exercise: a new item is kept under it while it is written. */
  readonly keptAs: string;
  /** ISO; null: nobody was through with the submission. Being done shows what was given, and the panel loads for itself. */
  readonly doneAt: string | null;
  readonly actions: RubricActions;
}

/** The digits of a keyboard. */
const DIGITS_MAX = 9;

/** Points beside the cases: a digit gives an item or takes it away; what is given counts once it is shown. */
export function RubricPanel({ keptAs, doneAt, actions }: RubricPanelProps) {
  const { view, problem, isLost, take } = useRubric(actions, doneAt);
  const onTheWay = useOnTheWay();
  const [editing, setEditing] = useState<string | null>(null);
  const items = view?.items ?? [];
  const drafts = items.filter(({ given }) => given === 'draft').length;
  const toggle = async ({ id, given }: RubricItemView) =>
    take(await onTheWay.ask(reached(actions.give(id, given === 'no'))));
  useDigits({ items: view && items, isLost, toggle });
  const edited = items.find(({ id }) => id === editing);
  return (
    <section className={styles.panel} aria-labelledby="rubric">
      <h3 id="rubric" className={styles.heading}>
        Rubric
      </h3>
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <ul className={styles.items}>
        {items.map((item, at) => (
          <li key={item.id} className={styles.item} data-given={item.given}>
            <button
              type="button"
              className={styles.give}
              aria-pressed={item.given !== 'no'}
              onClick={() => void toggle(item)}
            >
              {at < DIGITS_MAX ? <Kbd keys={String(at + 1)} /> : <span />}
              <b className={styles.points}>{signedPoints(item.points)}</b>
              <span className={styles.title}>{item.title}</span>
              {item.given === 'no' ? null : (
                <span className={styles.state}>{item.given === 'draft' ? 'draft' : 'shown'}</span>
              )}
            </button>
            <IconButton icon="more" label={`Edit “${item.title}”`} onClick={() => setEditing(item.id)} />
          </li>
        ))}
      </ul>
      {edited ? (
        <EditItem
          key={edited.id}
          item={edited}
          actions={actions}
          onDone={async () => {
            setEditing(null);
            take(await reached(actions.load()));
          }}
        />
      ) : null}
      {drafts === 0 ? null : (
        <Button
          size="small"
          variant="primary"
          onClick={async () => take(await onTheWay.ask(reached(actions.release())))}
        >
          {`Show ${drafts === 1 ? 'the item' : `${drafts} items`} to the student`}
        </Button>
      )}
      {view?.lastEdit ? (
        <LastEdit
          edit={view.lastEdit}
          onUndo={async ({ itemId, id }) => {
            const answer = await reached(actions.undo(itemId, id));
            take(answer.ok ? await reached(actions.load()) : answer);
          }}
        />
      ) : null}
      {view ? <AddItem keptAs={keptAs} view={view} actions={actions} onView={take} /> : null}
    </section>
  );
}

function LastEdit({
  edit,
  onUndo,
}: {
  readonly edit: NonNullable<RubricView['lastEdit']>;
  readonly onUndo: (edit: NonNullable<RubricView['lastEdit']>) => void;
}) {
  const { title, from, to, gradesChanged } = edit;
  return (
    <p className={styles.last}>
      “{title}” went from {signedPoints(from)} to {signedPoints(to)}:{' '}
      {gradesChanged === 1 ? '1 grade' : `${gradesChanged} grades`} changed.{' '}
      <Button size="small" variant="ghost" onClick={() => onUndo(edit)}>
        Undo
      </Button>
    </p>
  );
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface DigitsSetup {
  /** Null until they are there: what is pressed before waits for them. */
  readonly items: readonly RubricItemView[] | null;
  /** They did not come. */
  readonly isLost: boolean;
  /** Gives whether it was done. */
  readonly toggle: (item: RubricItemView) => Promise<boolean>;
}

/** Digits that were pressed before there were items, in one wait. */
interface Early {
  readonly digits: number[];
  readonly given: PromiseWithResolvers<boolean>;
}

/** Items are given and taken by their digit. Being done with the submission waits for those that wait. */
function useDigits({ items, isLost, toggle }: DigitsSetup): void {
  const onTheWay = useOnTheWay();
  const early = useRef<Early | null>(null);
  const toggleOf = async (digit: number) => {
    const item = items?.[digit - 1];
    return item === undefined || (await toggle(item));
  };
  function press(digit: number) {
    if (items !== null) return void toggleOf(digit);
    if (isLost) return;
    if (early.current === null) {
      early.current = { digits: [], given: Promise.withResolvers<boolean>() };
      onTheWay.add(early.current.given.promise);
    }
    early.current.digits.push(digit);
  }
  usePageKeys(Object.fromEntries(DIGITS.map((digit) => [`${digit}`, () => press(digit)])));
  const takeEarly = useEffectEvent(async () => {
    const waiting = early.current;
    early.current = null;
    if (waiting === null) return;
    // A digit pressed twice gives and takes: each as often as it was pressed an odd number of times.
    const odd = DIGITS.filter(
      (digit) => waiting.digits.filter((pressed) => pressed === digit).length % 2 === 1,
    );
    let areGiven = items !== null;
    if (items !== null) for (const digit of odd) areGiven = (await toggleOf(digit)) && areGiven;
    waiting.given.resolve(areGiven);
  });
  useEffect(() => {
    if (items !== null || isLost) void takeEarly();
  }, [items, isLost]);
  useEffect(
    () => () => {
      early.current?.given.resolve(false);
    },
    [],
  );
}
