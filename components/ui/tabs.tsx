'use client';

import { useEffect, useId, useRef } from 'react';
import { neighbourOf } from './keys/roving.ts';
import styles from './tabs.module.css';

interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: React.ReactNode;
  readonly count?: number | undefined;
}

interface TabsProps<Id extends string> {
  /** What the tabs choose between, read out. */
  label: string;
  tabs: readonly TabItem<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  /** Behind the last tab. */
  aside?: React.ReactNode;
  /** The panel of the chosen tab. */
  children: React.ReactNode;
  /** Sets tab labels in the code font. */
  code?: boolean;
}

/** A row of tabs over one panel; arrow keys, Home and End move along the row. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, value, onChange, aside, children, code = false } = props;
  const base = useId();
  const row = useRef<HTMLDivElement>(null);

  // A row may hold more tabs than it has room for.
  useEffect(() => {
    const element = row.current;
    if (element === null) return;
    const showChosen = () =>
      element
        .querySelector(`[data-tab="${CSS.escape(value)}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    showChosen();
    // What stands behind the tabs takes more of the room at one time than at another.
    const resized = new ResizeObserver(showChosen);
    resized.observe(element);
    return () => resized.disconnect();
  }, [value]);

  function move(event: React.KeyboardEvent) {
    const ids = tabs.map((tab) => tab.id);
    const next = neighbourOf(ids, value, event.key, 'horizontal');
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
    row.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next)}"]`)?.focus();
  }

  return (
    <div className={styles.tabs}>
      <div className={styles.bar} data-screen>
        <div role="tablist" aria-label={label} className={styles.row} ref={row}>
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${base}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab.id === value}
              aria-controls={`${base}-panel`}
              tabIndex={tab.id === value ? 0 : -1}
              className={code ? `${styles.tab} ${styles.code}` : styles.tab}
              onClick={() => onChange(tab.id)}
              onKeyDown={move}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${value}`} className={styles.panel}>
        {children}
      </div>
    </div>
  );
}
