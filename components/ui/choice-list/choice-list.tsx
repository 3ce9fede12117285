'use client';

import { useEffect, useId, useRef } from 'react';
import { classNames } from '../class-names.ts';
import { Icon } from '../icon.tsx';
import { Kbd } from '../keys/kbd.tsx';
import { neighbourOf } from '../keys/roving.ts';
import styles from './choice-list.module.css';

interface ChoiceListProps<T extends { readonly id: string }> {
  /** What a screen reader calls the field, and the list. */
  readonly label: string;
  readonly listLabel: string;
  readonly placeholder: string;
  readonly lengthMax?: number;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly options: readonly T[];
  /** Undefined while there is nothing to choose. */
  readonly chosen: T | undefined;
  readonly onPoint: (id: string) => void;
  /** By a click. */
  readonly onChoose: (option: T) => void;
  readonly onEnter: () => void;
  /** How the parts of an option stand in it. */
  readonly optionClassName: string | undefined;
  readonly children: (option: T) => React.ReactNode;
}

/** A field whose arrow keys choose in the list below it, in a dialog that was opened to type in it. */
export function ChoiceList<T extends { readonly id: string }>(props: ChoiceListProps<T>) {
  const { label, placeholder, lengthMax, query, onQuery, options, chosen, onPoint, onEnter } = props;
  const listId = useId();

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      onEnter();
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const ids = options.map(({ id }) => id);
    const next = neighbourOf(ids, chosen?.id, event.key, 'vertical');
    if (next !== undefined) onPoint(next);
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
          aria-label={label}
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={chosen && `${listId}-${chosen.id}`}
          autoComplete="off"
          spellCheck={false}
          maxLength={lengthMax}
          placeholder={placeholder}
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <Options {...props} listId={listId} />
    </>
  );
}

/** The chosen one is kept in view. */
function Options<T extends { readonly id: string }>({
  listId,
  listLabel,
  options,
  chosen,
  optionClassName,
  onPoint,
  onChoose,
  children,
}: ChoiceListProps<T> & { readonly listId: string }) {
  const list = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.id;
  useEffect(() => {
    if (chosenId === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  return (
    <div className={styles.list} role="listbox" id={listId} aria-label={listLabel} ref={list}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the field, which keeps the focus
        <div
          key={option.id}
          id={`${listId}-${option.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={option.id === chosenId}
          className={classNames(styles.option, optionClassName)}
          onClick={() => onChoose(option)}
          onPointerMove={() => onPoint(option.id)}
        >
          {children(option)}
        </div>
      ))}
    </div>
  );
}
