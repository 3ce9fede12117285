/** A small gradebook for tests. */
import type { GradebookView } from '#server/grading/gradebook-view.ts';

const column = (slug: string, number: string) => ({
  slug,
  number,
  title: slug,
  module: slug.split('/')[0] ?? '',
  pointsMax: 10,
  perPoint: 1,
  dueAt: null,
});

/** Three students, three exercises of two modules; a mark of each kind. */
export const SMALL_BOOK: GradebookView = {
  course: { slug: 'odl', title: 'A course' },
  modules: [
    { slug: 'cnn', title: 'CNNs' },
    { slug: 'gan', title: 'GANs' },
  ],
  sections: [{ id: 's', name: 'Section B' }],
  columns: [column('cnn/conv2d', '1.1'), column('cnn/pool', '1.2'), column('gan/step', '2.1')],
  rows: [
    {
      id: 'a',
      name: 'Ada Byron',
      email: 'ada@x.example',
      section: 's',
      points: [10, 4, null],
      letters: 'vw-',
    },
    {
      id: 'b',
      name: 'Léa Noël',
      email: 'lea@x.example',
      section: null,
      points: [5, null, 9],
      letters: 'vmp',
    },
    {
      id: 'c',
      name: 'Max Ernst',
      email: 'max@x.example',
      section: 's',
      points: [null, null, 8],
      letters: 'e-v',
    },
  ],
  marks: { late: [[0, 0]], overridden: [[1, 0]], commented: [[2, 2]], flagged: [[0, 1]] },
  unreadable: [],
  at: '2026-12-01T12:00:00.000Z',
};
