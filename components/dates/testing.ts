/** Rows of the dates for tests. */
import type { DateRowView } from '#server/planning/dates/dates-view.ts';

/** @param opens "2027-03-01T08:00", as `due` */
export const dateRow = (assignmentId: string, opens: string | null, due: string | null): DateRowView => ({
  assignmentId,
  slug: `m/${assignmentId}`,
  number: '1.1',
  title: assignmentId,
  module: { slug: 'm', title: 'M', number: 1 },
  points: 10,
  weight: null,
  opens,
  due,
  lateDaysMax: 7,
  overrides: 0,
  sectionDues: [],
  graded: 0,
});
