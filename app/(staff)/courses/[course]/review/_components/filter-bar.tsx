'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { FilterChipLink } from '#components/ui/filter-chip.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { SearchField } from '#components/ui/search-field.tsx';
import { Spinner } from '#components/ui/spinner.tsx';
import { StatusGlyph } from '#components/ui/status-glyph.tsx';
import type { SubmissionTableFilter, SubmissionTableView } from '#server/grading/submission-table-view.ts';
import { STATES } from '../_logic/state-words.ts';
import { changeFilter, tableHref } from '../_logic/table-filter.ts';
import styles from './filter-bar.module.css';

/** Long enough to type on, short enough to feel live. */
const TYPING_PAUSE_MS = 250;

interface FilterBarProps {
  readonly filter: SubmissionTableFilter;
  readonly view: Pick<SubmissionTableView, 'exercises' | 'stateCounts'>;
}

/** Every choice is an address, so a filtered table can be kept, shared and gone back from. */
export function FilterBar({ filter, view }: FilterBarProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const go = (change: Parameters<typeof changeFilter>[1]) =>
    startTransition(() => router.replace(tableHref(changeFilter(filter, change)), { scroll: false }));

  return (
    <search className={styles.bar}>
      <StudentSearch applied={filter.search ?? ''} onSearch={go} />
      <label className={styles.select}>
        <span className={styles.selectLabel}>Exercise</span>
        <select
          value={filter.exercise ?? ''}
          onChange={(event) => go({ exercise: event.target.value === '' ? undefined : event.target.value })}
        >
          <option value="">All exercises</option>
          {view.exercises.map(({ slug, number, title }) => (
            <option key={slug} value={slug}>
              {number} {title}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" size={14} />
      </label>
      <ul className={styles.chips} aria-label="State">
        {STATES.map(({ state, word, glyph }) => {
          const isOn = filter.state === state;
          return (
            <li key={state}>
              <FilterChipLink
                href={tableHref(changeFilter(filter, { state: isOn ? undefined : state }))}
                isOn={isOn}
                count={view.stateCounts[state]}
              >
                <StatusGlyph status={glyph === 'running' ? 'in-progress' : glyph} size={14} />
                {word}
              </FilterChipLink>
            </li>
          );
        })}
        <li className={styles.apart}>
          <FilterChipLink
            href={tableHref(changeFilter(filter, { onlyCounting: filter.onlyCounting ? undefined : true }))}
            isOn={filter.onlyCounting === true}
            title="Of each student and exercise, only the submission that the grade comes from"
          >
            Only counting
          </FilterChipLink>
        </li>
      </ul>
      <span className={classNames(styles.pending, !isPending && styles.idle)}>
        <Spinner size={15} label={isPending ? 'Loading' : undefined} />
      </span>
    </search>
  );
}

interface StudentSearchProps {
  /** What the table is searched for now. */
  readonly applied: string;
  readonly onSearch: (change: { search: string | undefined }) => void;
}

function StudentSearch({ applied, onSearch }: StudentSearchProps) {
  const [text, setText] = useState(applied);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => () => clearTimeout(timer.current), []);

  // "Clear filters" and the back button change the search from outside; while someone types here, they win.
  useEffect(() => {
    if (document.activeElement !== field.current) setText(applied);
  }, [applied]);

  function search(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch({ search: next.trim() || undefined }), TYPING_PAUSE_MS);
  }

  return (
    <SearchField
      ref={field}
      label="Find a student"
      search={text}
      onSearch={search}
      className={styles.search}
    />
  );
}
