import type { PersonView } from '#server/people/people-view.ts';

/** Which people the roster shows: everybody, students, staff, or those of one section by its id. */
export type RosterFilter = 'all' | 'students' | 'staff' | { readonly sectionId: string | null };

export function inFilter(person: PersonView, filter: RosterFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'students') return person.role === 'student';
  if (filter === 'staff') return person.role !== 'student';
  return person.role === 'student' && person.sectionId === filter.sectionId;
}

/** Every word that was typed stands somewhere in the name or the address. */
export function matchesSearch(person: { name: string | null; email: string }, search: string): boolean {
  const text = `${person.name ?? ''} ${person.email}`.toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
