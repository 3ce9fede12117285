import { useEffect, useRef } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { Kbd } from '#components/ui/keys/kbd.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import type { ExerciseRowView } from '#server/courses/course-home-view.ts';
import { type ExerciseFilter, filterHref, isShown, SHOWS } from '../_logic/exercise-filter.ts';
import styles from './filter-bar.module.css';

interface FilterBarProps {
  readonly filter: ExerciseFilter;
  readonly rows: readonly ExerciseRowView[];
  readonly now: string;
  readonly onChange: (filter: ExerciseFilter) => void;
}

export function FilterBar({ filter, rows, now, onChange }: FilterBarProps) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  return (
    <search className={styles.bar}>
      <TextField
        ref={search}
        label="Find an exercise"
        labelHidden
        compact
        type="search"
        placeholder="Find an exercise"
        className={styles.search}
        icon={<Icon name="search" size={14} />}
        end={<Kbd keys="/" />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onChange({ ...filter, search: '' });
        }}
      />
      <nav className={styles.shows} aria-label="Which exercises">
        {SHOWS.map(({ show, label }) => {
          const count = rows.filter((row) => isShown(row, show, now)).length;
          return (
            <a
              key={show}
              href={filterHref({ ...filter, show })}
              className={styles.show}
              aria-current={show === filter.show ? 'true' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onChange({ ...filter, show });
              }}
            >
              {label}
              {show === 'all' ? null : <span className={styles.count}>{count}</span>}
            </a>
          );
        })}
      </nav>
    </search>
  );
}
