'use client';

import type { GradebookView } from '#server/grading/gradebook-view.ts';
import { FilterChip } from '../ui/filter-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { type GradebookPlace, MARK_FILTERS, type MarkFilter } from './place.ts';
import styles from './tools.module.css';

interface ToolsProps {
  readonly place: GradebookPlace;
  readonly view: Pick<GradebookView, 'modules' | 'sections'>;
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

/** Search, section, modules, and a chip for each mark with how many cells have it. */
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
      <ModuleMenu place={place} modules={view.modules} onChange={onChange} />
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

function ModuleMenu({
  place,
  modules,
  onChange,
}: Pick<ToolsProps, 'place' | 'onChange'> & Pick<GradebookView, 'modules'>) {
  const chosen = place.modules;
  const [only] = chosen ?? [];
  const label =
    chosen === null
      ? 'All modules'
      : chosen.length === 1
        ? (modules.find(({ slug }) => slug === only)?.title ?? 'No module')
        : `${chosen.length} modules`;
  function toggle(slug: string) {
    const shown = chosen ?? [];
    const next = shown.includes(slug) ? shown.filter((other) => other !== slug) : [...shown, slug];
    onChange({ modules: next.length === 0 || next.length === modules.length ? null : next });
  }
  return (
    <Menu
      label={`Columns: ${label}`}
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
          items: [
            {
              id: 'all',
              label: 'All modules',
              checked: chosen === null,
              onSelect: () => onChange({ modules: null }),
            },
          ],
        },
        {
          title: 'Show or hide',
          items: modules.map(({ slug, title }) => ({
            id: slug,
            label: title,
            checked: chosen?.includes(slug) ?? false,
            onSelect: () => toggle(slug),
          })),
        },
      ]}
    />
  );
}
