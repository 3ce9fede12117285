import { SearchField } from '#components/ui/search-field.tsx';
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
  return (
    <search className={styles.bar}>
      <SearchField
        label="Find an exercise"
        search={filter.search}
        onSearch={(search) => onChange({ ...filter, search })}
        className={styles.search}
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
