import { expect, it } from 'vitest';
import { COURSE_REFUSALS } from './refusals/course-refusals.ts';
import { GRADING_REFUSALS } from './refusals/grading-refusals.ts';
import { JOINING_REFUSALS } from './refusals/joining-refusals.ts';
import { STUDIO_REFUSALS } from './refusals/studio-refusals.ts';
import { explainRefusal, type Refusal } from './refusals.ts';

it('has each refusal once, whichever subject it is of: a second one would take the place of the first', () => {
  const tables = [COURSE_REFUSALS, GRADING_REFUSALS, JOINING_REFUSALS, STUDIO_REFUSALS];
  const names = tables.flatMap(Object.keys);
  expect(names).toHaveLength(new Set(names).size);
  for (const [name, explanation] of tables.flatMap((table) => Object.entries(table)))
    expect(explainRefusal(name as Refusal)).toBe(explanation);
});
