'use client';

import type { GradebookView } from '#server/grading/gradebook-view.ts';
import { FilterChip } from '../../ui/filter-chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu } from '../../ui/menu.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { StatusGlyph } from '../../ui/status-glyph.tsx';
import { type GradebookPlace, MARK_FILTERS, type MarkFilter } from '../shown/place.ts';
import { ColumnMenu } from './column-menu.tsx';
import styles from './tools.module.css';

interface ToolsProps {
  readonly place: GradebookPlace;
  readonly view: Pick<GradebookView, 'modules' | 'columns' | 'sections'>;
  readonly counts: Readonly<Record<MarkFilter, number>>;
  readonly onChange: (change: Partial<GradebookPlace>) => void;
  /** Behind the filters. */
  readonly children?: React.ReactNode;
}

const MARK_WORDS: Readonly<Record<MarkFilter, string>> = {
  flagged: 'Flagged',
  late: 'Late',
  overridden: 'Overridden',
  provisional: 'Provisional',
  missing: 'Missing',
  'could-not-grade': 'Could not grade',
  commented: 'Commented',
};

/** Search, section, columns, and a chip for each mark with how many cells have it. */
export function Tools({ place, view, counts, onChange, children }: ToolsProps) {
  return (
    <search className={styles.tools}>
      <SearchField
        label="Find a student"
        search={place.search}
        onSearch={(search) => onChange({ search })}
        className={styles.search}
      />
      {view.sections.length === 0 ? null : (
        <SectionMenu place={place} sections={view.sections} onChange={onChange} />
      )}
      <ColumnMenu choice={place.columns} view={view} onChoice={(columns) => onChange({ columns })} />
      <ul className={styles.chips} aria-label="Only students with a cell that is">
        {MARK_FILTERS.filter(
          // Rare, and alarming where there is none.
          (mark) => mark !== 'could-not-grade' || counts[mark] > 0 || place.only === mark,
        ).map((mark) => {
          const isOn = place.only === mark;
          return (
            <li key={mark}>
              <FilterChip
                isOn={isOn}
                count={counts[mark]}
                onPress={() => onChange({ only: isOn ? null : mark })}
              >
                <MarkSign mark={mark} />
                {MARK_WORDS[mark]}
              </FilterChip>
            </li>
          );
        })}
      </ul>
      {children}
    </search>
  );
}

function MarkSign({ mark }: { readonly mark: MarkFilter }) {
  if (mark === 'could-not-grade') return <StatusGlyph status="warning" size={13} />;
  return <span className={styles.sign} data-mark={mark} aria-hidden="true" />;
}

function SectionMenu({
  place,
  sections,
  onChange,
}: Pick<ToolsProps, 'place' | 'onChange'> & Pick<GradebookView, 'sections'>) {
  const label = sections.find(({ id }) => id === place.section)?.name ?? 'Everybody';
  return (
    <Menu
      label={`Section: ${label}`}
      align="start"
      triggerClassName={styles.menu}
      trigger={
        <>
          <span>{label}</span>
          <Icon name="chevron-down" size={14} />
        </>
      }
      groups={[
        {
          items: [{ id: null, name: 'Everybody' }, ...sections].map(({ id, name }) => ({
            id: id ?? 'all',
            label: name,
            checked: place.section === id,
            onSelect: () => onChange({ section: id }),
          })),
        },
      ]}
    />
  );
}
