import type { DatesView } from '#server/planning/dates/dates-view.ts';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/filter-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import type { DateFilter, Shown } from './date-filter.ts';
import styles from './dates.module.css';
import { redo, undo } from './table/date-grid.ts';
import type { DateEdits } from './use-date-edits.ts';

interface DatesToolbarProps {
  readonly view: DatesView;
  readonly edits: DateEdits;
  readonly filter: DateFilter;
  readonly onFilter: (filter: DateFilter) => void;
}

/** What is shown of the dates, and the way back. */
export function DatesToolbar({ view, edits, filter, onFilter }: DatesToolbarProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>Dates</h1>
      <SearchField
        label="Find an exercise"
        placeholder="Find"
        className={styles.find}
        search={filter.find}
        onSearch={(find) => onFilter({ ...filter, find })}
      />
      <select
        className={styles.select}
        aria-label="Module"
        value={filter.module ?? ''}
        onChange={(event) => onFilter({ ...filter, module: event.target.value || null })}
      >
        <option value="">All modules</option>
        {view.modules.map(({ slug, number, title }) => (
          <option key={slug} value={slug}>
            {number} {title}
          </option>
        ))}
      </select>
      {view.sections.length === 0 ? null : (
        <select
          className={styles.select}
          aria-label="For whom"
          value={filter.section ?? ''}
          onChange={(event) => onFilter({ ...filter, section: event.target.value || null })}
        >
          <option value="">Everyone</option>
          {view.sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}, where it differs
            </option>
          ))}
        </select>
      )}
      {view.manages ? <Chips edits={edits} filter={filter} onFilter={onFilter} /> : null}
      {view.manages ? <UndoActs edits={edits} /> : null}
    </header>
  );
}

function Chips({ edits, filter, onFilter }: Pick<DatesToolbarProps, 'edits' | 'filter' | 'onFilter'>) {
  const { changes, conflicts, findings } = edits;
  const chip = (only: Shown, count: number, words: React.ReactNode) => (
    <li>
      <FilterChip
        isOn={filter.only === only}
        count={count}
        onPress={() => onFilter({ ...filter, only: filter.only === only ? null : only })}
      >
        {words}
      </FilterChip>
    </li>
  );
  return (
    <ul className={styles.chips} aria-label="Show only">
      {chip('changed', changes.length, 'Changed')}
      {chip(
        'conflicts',
        conflicts.length,
        <>{conflicts.length === 0 ? null : <StatusGlyph status="fail" size={13} />} Conflicts</>,
      )}
      {chip('notes', findings.length - conflicts.length, 'Notes')}
    </ul>
  );
}

function UndoActs({ edits: { grid, setGrid } }: { edits: DateEdits }) {
  return (
    <span className={styles.headActs}>
      <Button
        size="small"
        icon={<Icon name="undo" size={14} />}
        keys="Ctrl Z"
        idle={grid.done.length === 0}
        onClick={() => setGrid(undo)}
      >
        Undo
      </Button>
      <IconButton icon="refresh" label="Redo" idle={grid.undone.length === 0} onClick={() => setGrid(redo)} />
    </span>
  );
}
