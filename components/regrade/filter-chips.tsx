import type { RegradeCounts } from '#server/grading/regrade/regrade-view.ts';
import { FilterChip } from '../ui/filter-chip.tsx';
import { type ChangeFilter, countOf, FILTER_WORDS, FILTERS } from './change-filter.ts';
import { ChangeGlyph } from './change-glyph.tsx';
import styles from './filter-chips.module.css';

interface FilterChipsProps {
  readonly counts: RegradeCounts;
  readonly filter: ChangeFilter;
  readonly onFilter: (filter: ChangeFilter) => void;
}

export function FilterChips({ counts, filter, onFilter }: FilterChipsProps) {
  return (
    <div className={styles.line}>
      <ul className={styles.chips} aria-label="Only students who">
        {FILTERS.map((each) => (
          <li key={each}>
            <FilterChip isOn={each === filter} count={countOf(counts, each)} onPress={() => onFilter(each)}>
              {each === 'changed' || each === 'same' ? null : <ChangeGlyph change={each} size={12} />}
              {FILTER_WORDS[each]}
            </FilterChip>
          </li>
        ))}
      </ul>
      <span className={styles.order}>Losses first</span>
    </div>
  );
}
