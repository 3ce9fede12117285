'use client';

import { useState } from 'react';
import type { PeopleView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { FilterChip } from '../ui/filter-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { ImportPane } from './import-pane.tsx';
import { InvitedList } from './invited-list.tsx';
import { LinkPanel } from './link-panel.tsx';
import { NewSection } from './new-section.tsx';
import styles from './people.module.css';
import type { PeopleActions } from './people-actions.ts';
import { Roster } from './roster.tsx';
import { inFilter, matchesSearch, type RosterFilter } from './roster-filter.ts';

interface PeopleProps {
  readonly view: PeopleView;
  readonly actions: PeopleActions;
}

/** The roster with the link for newcomers at its foot; an import stands beside it. */
export function People({ view, actions }: PeopleProps) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<RosterFilter>('all');
  const [importing, setImporting] = useState(false);
  const found = view.people.filter((person) => inFilter(person, filter) && matchesSearch(person, search));
  const invited = view.invited.filter((person) => matchesSearch(person, search));
  return (
    <div className={styles.page} data-importing={importing || undefined}>
      <section className={styles.roster} aria-label="Roster">
        <header className={styles.head}>
          <h1 className={styles.title}>People</h1>
          <SearchField
            label="Find a person"
            placeholder="Find"
            search={search}
            onSearch={setSearch}
            className={styles.find}
          />
          {view.manages && !importing ? (
            <Button icon={<Icon name="plus" size={15} />} onClick={() => setImporting(true)}>
              Add
            </Button>
          ) : null}
        </header>
        <Filters view={view} filter={filter} onChange={setFilter}>
          {view.manages ? <NewSection onAdd={actions.addSection} /> : null}
        </Filters>
        <Roster view={view} people={found} actions={actions} narrow={importing} />
        <InvitedList invited={invited} manages={view.manages} actions={actions} />
        {view.manages ? <LinkPanel view={view} actions={actions} /> : null}
      </section>
      {importing ? <ImportPane view={view} actions={actions} onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

function Filters({
  view,
  filter,
  onChange,
  children,
}: {
  view: PeopleView;
  filter: RosterFilter;
  onChange: (filter: RosterFilter) => void;
  children: React.ReactNode;
}) {
  const inNone = view.people.some((person) => person.role === 'student' && person.sectionId === null);
  const choices: readonly { label: string; filter: RosterFilter }[] = [
    { label: 'All', filter: 'all' },
    { label: 'Students', filter: 'students' },
    ...view.sections.map(({ id, name }) => ({ label: name, filter: { sectionId: id } })),
    ...(view.sections.length > 0 && inNone ? [{ label: 'No section', filter: { sectionId: null } }] : []),
    { label: 'Staff', filter: 'staff' },
  ];
  return (
    <ul className={styles.chips} aria-label="Show">
      {choices.map((choice) => (
        <li key={choice.label}>
          <FilterChip
            isOn={JSON.stringify(choice.filter) === JSON.stringify(filter)}
            count={view.people.filter((person) => inFilter(person, choice.filter)).length}
            onPress={() => onChange(choice.filter)}
          >
            {choice.label}
          </FilterChip>
        </li>
      ))}
      <li>{children}</li>
    </ul>
  );
}
