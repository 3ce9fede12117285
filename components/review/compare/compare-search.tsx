'use client';

import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { neighbourOf } from '../../ui/keys/roving.ts';
import type { ReviewActions } from '../review-actions.ts';
import type { ComparedWith } from '../review-address.ts';
import styles from './compare.module.css';
import { type CompareOption, compareOptions, foundWords } from './compare-options.ts';
import { useOthers } from './use-others.ts';

interface CompareSearchProps {
  /** Something is beside it now. */
  readonly comparing: boolean;
  readonly actions: Pick<ReviewActions, 'searchOthers'>;
  readonly onChoose: (comparedWith: ComparedWith | null) => void;
}

const SEARCH_LENGTH_MAX = 100;

/** A field that searches every submission to the exercise; its arrow keys choose in the list below it. */
export function CompareSearch({ comparing, actions, onChoose }: CompareSearchProps) {
  const listId = useId();
  const [search, setSearch] = useState('');
  const { found, problem } = useOthers(search, actions);
  const [pointedId, setPointedId] = useState<string>();
  const [isEntered, setEntered] = useState(false);
  const options = compareOptions({ found: found?.found ?? [], search: found?.search ?? '', comparing });
  const isPresent = found?.search === search;
  const chosen = isPresent ? (options.find(({ id }) => id === pointedId) ?? options[0]) : undefined;

  // Enter that came before the answer chooses when it is there.
  const isDue = isEntered && chosen !== undefined;
  const chooseNow = useEffectEvent(() => chosen && onChoose(chosen.with));
  useEffect(() => {
    if (isDue) chooseNow();
  }, [isDue]);

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      setEntered(true);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const ids = options.map(({ id }) => id);
    event.preventDefault();
    setPointedId(neighbourOf(ids, chosen?.id, event.key, 'vertical'));
  }

  return (
    <>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
          autoFocus
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Name or number of a submission"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={SEARCH_LENGTH_MAX}
          placeholder="Name, or submission 12"
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setPointedId(undefined);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <Options id={listId} options={options} chosen={chosen} onPoint={setPointedId} onChoose={onChoose} />
      <p className={styles.said} role="status">
        {problem ??
          (found ? foundWords({ shown: options.length, found, search: found.search }) : 'Looking …')}
      </p>
    </>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly options: readonly CompareOption[];
  readonly chosen: CompareOption | undefined;
  readonly onPoint: (id: string) => void;
  readonly onChoose: (comparedWith: ComparedWith | null) => void;
}

/** What was found; the chosen one is kept in view. */
function Options({ id, options, chosen, onPoint, onChoose }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div className={styles.list} role="listbox" id={id} aria-label="Submissions" ref={list}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the field, which keeps the focus
        <div
          key={option.id}
          id={`${id}-${option.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={option.id === chosenId}
          className={styles.option}
          onClick={() => onChoose(option.with)}
          onPointerMove={() => onPoint(option.id)}
        >
          <bdi className={styles.title}>{option.title}</bdi>
          <span className={styles.detail}>{option.detail}</span>
        </div>
      ))}
    </div>
  );
}
